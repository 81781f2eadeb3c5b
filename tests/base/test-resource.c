/* SPDX-License-Identifier: MPL-2.0 */
#include "base/resource.h"

#include <string.h>

static void
test_folder_is_listed_in_order (void)
{
  g_auto (GStrv) names = offtake_resource_list ("samples");

  g_assert_true (g_strv_contains ((const char *const *) names, "founding.json"));
  for (guint i = 1; names[i]; i++)
    g_assert_cmpstr (names[i - 1], <, names[i]);
}

static void
test_unknown_folder_is_empty (void)
{
  g_auto (GStrv) names = offtake_resource_list ("nowhere");

  g_assert_nonnull (names);
  g_assert_null (names[0]);
}

static void
test_every_listed_file_loads (void)
{
  g_auto (GStrv) names = offtake_resource_list ("samples");

  for (guint i = 0; names[i]; i++) {
    g_autofree char *path = g_strconcat ("samples/", names[i], NULL);
    g_autoptr (GBytes) bytes = offtake_resource_load (path);
    g_assert_nonnull (bytes);

    gsize size;
    const char *text = g_bytes_get_data (bytes, &size);
    g_assert_cmpuint (strlen (text), ==, size); /* the NUL behind the end is there */
  }
}

static void
test_unknown_file_is_null (void)
{
  g_assert_null (offtake_resource_load ("samples/nothing.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resource/folder-is-listed-in-order", test_folder_is_listed_in_order);
  g_test_add_func ("/resource/unknown-folder-is-empty", test_unknown_folder_is_empty);
  g_test_add_func ("/resource/every-listed-file-loads", test_every_listed_file_loads);
  g_test_add_func ("/resource/unknown-file-is-null", test_unknown_file_is_null);
  return g_test_run ();
}
