/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/damaged.h"

#include "base/error.h"
#include "ui/stage.h"

static void
test_other_errors_are_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (GError) error =
      g_error_new (OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA, "needs Offtake 7.1.0 or newer");

  offtake_damaged_show (window, "/nowhere/plan.offtake", error);
  g_assert_true (stage_says (stage_question (), "needs Offtake 7.1.0 or newer"));
  g_assert_false (stage_says (stage_question (), "Open What Is Sound"));
  stage_answer ("close");
  stage_close (window);
}

/* What is sound is offered where the file is damaged. */
static void
test_damage_is_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (GError) error = g_error_new (OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED, "is damaged");

  offtake_damaged_show (window, "/nowhere/plan.offtake", error);
  g_assert_true (stage_says (stage_question (), "is damaged"));
  g_assert_true (stage_says (stage_question (), "_Open What Is Sound"));
  stage_answer ("close");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/damaged/other-errors", test_other_errors_are_told);
  g_test_add_func ("/ui/damaged/damage-is-told", test_damage_is_told);
  return stage_run ();
}
