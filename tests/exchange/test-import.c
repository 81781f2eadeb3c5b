/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/import.h"

#include "base/error.h"

static void
test_notes (void)
{
  g_autoptr (OfftakeImport) import = offtake_import_new ();
  g_autoptr (GError) empty = NULL, refused = NULL;

  g_assert_false (offtake_import_check_any (import, 0, &empty));
  g_assert_cmpstr (empty->message, ==, "holds no rows");
  offtake_import_refuse (import, "line 3", "has %d", 2);
  offtake_import_ask (import, "line 4", "why?");
  g_assert_true (offtake_import_check_any (import, 1, NULL));
  g_assert_false (offtake_import_check_any (import, 0, &refused));
  g_assert_cmpstr (refused->message, ==, "every row is refused; line 3: has 2");
  g_assert_cmpuint (import->questions->len, ==, 1);
}

static void
test_add (void)
{
  g_autoptr (OfftakeImport) import = offtake_import_new ();
  g_autoptr (GError) twice = NULL, wrong = NULL;

  import->plan = offtake_plan_new ("t", "USD", 2024, 2024);
  g_assert_true (offtake_import_add (import, "materials", json_pack ("{s:s}", "id", "a"), NULL));
  g_assert_false (offtake_import_add (import, "materials", json_pack ("{s:s}", "id", "a"), &twice));
  g_assert_error (twice, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_false (offtake_import_add (import, "materials", json_pack ("{s:i}", "id", 1), &wrong));
  g_assert_error (wrong, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/notes", test_notes);
  g_test_add_func ("/exchange/import/add", test_add);
  return g_test_run ();
}
