/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/source-text.h"

#include <gio/gio.h>
#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

#define BYTES(text) text, sizeof text - 1

static const struct {
  const char *bytes;
  gsize size;
  const char *encoding, *text; /* text NULL: refused */
} cases[] = {
  { BYTES ("Menge"), NULL, "Menge" },
  { BYTES (""), NULL, "" },
  { BYTES ("\xef\xbb\xbf"
           "K\xc3\xa4ufer"),
    NULL, "Käufer" },
  { BYTES ("K\xc3\xa4ufer"), NULL, "Käufer" },
  { BYTES ("K\xe4ufer"), NULL, "Käufer" },
  { BYTES ("5 \x80"), NULL, "5 €" },
  { BYTES ("\xff\xfeK\0\xe4\0"), NULL, "Kä" },
  { BYTES ("\xfe\xff\0K\0\xe4"), NULL, "Kä" },
  { BYTES ("a\0,\0b\0\n\0"), NULL, "a,b\n" },
  { BYTES ("\0a\0,\0b\0\n"), NULL, "a,b\n" },
  { BYTES ("K\xe4ufer"), "ISO-8859-1", "Käufer" },
  { BYTES ("K\xe4ufer"), "UTF-8", NULL },
  { BYTES ("\x81\x8d"), NULL, NULL },
  { BYTES ("\xff\xfe\x00\xd8"
           "a"),
    NULL, NULL },
  { BYTES ("some text that goes on\0"), NULL, NULL },
  { BYTES ("x"), "no-such-encoding", NULL },
};

static void
test_decode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gsize length = 0;
    g_autofree char *text =
        offtake_source_decode (cases[i].bytes, cases[i].size, cases[i].encoding, &length, &error);
    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_true ((text != NULL) == (error == NULL));
    if (text)
      g_assert_cmpuint (length, ==, strlen (text));
  }
}

static void
test_files (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr (GError) missing = NULL, folder = NULL, large = NULL, error = NULL;

  g_assert_null (offtake_source_read_file (path, 10, &missing));
  g_assert_error (missing, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_null (offtake_source_read_file (dir, 10, &folder));
  g_assert_error (folder, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (path, "0123456789", -1, NULL));
  g_autoptr (GBytes) bytes = offtake_source_read_file (path, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 10);
  g_assert_null (offtake_source_read_file (path, 9, &large));
  g_assert_error (large, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/source-text/decode", test_decode);
  g_test_add_func ("/exchange/source-text/files", test_files);
  return g_test_run ();
}
