/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/target.h"

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "store/plan-file.h"

static void
test_create (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.offtake", NULL);
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");

  g_assert_true (offtake_target_create (path, plan, FALSE, &error));
  g_assert_true (offtake_plan_file_is_one (path));
  g_assert_false (offtake_target_create (path, plan, FALSE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (offtake_target_create (path, plan, TRUE, &error));
  g_assert_false (offtake_target_create (dir, plan, TRUE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/target/create", test_create);
  return g_test_run ();
}
