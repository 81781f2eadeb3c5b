/* SPDX-License-Identifier: MPL-2.0 */
#include "store/packed.h"

#include <string.h>

#include "base/error.h"

static void
assert_comes_back (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = offtake_packed_new (bytes);
  g_autoptr (GBytes) opened = offtake_packed_open (packed, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, opened));
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  assert_comes_back (nothing);
  for (guint run = 0; run < 50; run++) {
    gsize size = (gsize) g_test_rand_int_range (1, 200000);
    guchar *data = g_malloc (size);
    for (gsize i = 0; i < size; i++)
      data[i] = (guchar) (i % 7 == 0 ? g_test_rand_int () : 'x');
    g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
    assert_comes_back (bytes);
  }
}

static void
test_smaller (void)
{
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 100000);
  g_autoptr (GBytes) packed = offtake_packed_new (bytes), again = offtake_packed_new (bytes);

  g_assert_cmpuint (g_bytes_get_size (packed), <, 1000);
  g_assert_true (g_bytes_equal (packed, again));
}

static void
test_damaged (void)
{
  static const char words[] = "what was sealed stays sealed, whatever comes";
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, sizeof words);
  g_autoptr (GBytes) packed = offtake_packed_new (bytes);
  gsize size;
  const guchar *data = g_bytes_get_data (packed, &size);

  for (gsize cut = 0; cut < size; cut++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) part = g_bytes_new (data, cut);
    g_autoptr (GBytes) opened = offtake_packed_open (part, &error);
    g_assert_true ((opened == NULL) == (error != NULL));
    g_assert_true (!opened || !g_bytes_equal (opened, bytes));
  }
  g_autoptr (GError) error = NULL;
  g_assert_null (offtake_packed_open (bytes, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/packed/round-trip", test_round_trip);
  g_test_add_func ("/store/packed/smaller", test_smaller);
  g_test_add_func ("/store/packed/damaged", test_damaged);
  return g_test_run ();
}
