/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/cell-choices.h"

#include "ui/stage.h"

static const OfftakeField *
field_of (const char *name)
{
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (OFFTAKE_TYPE_AGREEMENT);

  return offtake_structure_find (klass->structure, name, NULL);
}

static OfftakeCellChoices *
choices_of (OfftakeView *view, const char *name)
{
  return g_object_ref_sink (OFFTAKE_CELL_CHOICES (
      offtake_cell_choices_new (field_of (name), offtake_view_get_plan (view))));
}

static void
assert_value (OfftakeCellChoices *choices, const char *expected)
{
  g_autoptr (json_t) value = offtake_cell_choices_dup_value (choices);

  g_assert_cmpstr (value ? json_string_value (value) : NULL, ==, expected);
}

static void
test_kinds (void)
{
  g_assert_true (offtake_cell_choices_fit (field_of ("status")));
  g_assert_true (offtake_cell_choices_fit (field_of ("exclusive")));
  g_assert_true (offtake_cell_choices_fit (field_of ("buyer")));
  g_assert_false (offtake_cell_choices_fit (field_of ("title")));
}

/* Sites are known by their names and stored by their ids. */
static void
test_narrow (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeCellChoices *choices = choices_of (view, "seller");
  guint all = offtake_cell_choices_n_shown (choices);

  assert_value (choices, NULL);
  offtake_cell_choices_narrow (choices, "sierra");
  g_assert_cmpuint (offtake_cell_choices_n_shown (choices), <, all);
  g_assert_cmpstr (offtake_cell_choices_get_title (choices), ==, "Sierra ARC");
  assert_value (choices, "sierra-arc");
  offtake_cell_choices_narrow (choices, "no such site");
  g_assert_cmpuint (offtake_cell_choices_n_shown (choices), ==, 0);
  assert_value (choices, NULL);
  offtake_cell_choices_narrow (choices, "");
  g_assert_cmpuint (offtake_cell_choices_n_shown (choices), ==, all);
  assert_value (choices, NULL);
  g_assert_finalize_object (choices);
}

static void
test_step_and_mark (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeCellChoices *choices = choices_of (view, "status");
  g_autoptr (json_t) binding = json_string ("binding");

  g_assert_cmpstr (offtake_cell_choices_mark (choices, binding), ==, "Binding");
  g_assert_cmpstr (offtake_cell_choices_step (choices, 1), ==, "Active");
  assert_value (choices, "active");
  g_assert_cmpstr (offtake_cell_choices_step (choices, -100), ==, "Draft");
  g_assert_cmpstr (offtake_cell_choices_mark (choices, NULL), ==, "");
  assert_value (choices, NULL);
  g_assert_finalize_object (choices);
}

static void
test_yes_and_no (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeCellChoices *choices = choices_of (view, "exclusive");

  offtake_cell_choices_narrow (choices, "n");
  g_autoptr (json_t) no = offtake_cell_choices_dup_value (choices);
  g_assert_true (json_is_false (no));
  g_assert_cmpstr (offtake_cell_choices_mark (choices, json_true ()), ==, "Yes");
  g_assert_finalize_object (choices);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/cell-choices/kinds", test_kinds);
  g_test_add_func ("/ui/cell-choices/narrow", test_narrow);
  g_test_add_func ("/ui/cell-choices/step-and-mark", test_step_and_mark);
  g_test_add_func ("/ui/cell-choices/yes-and-no", test_yes_and_no);
  return stage_run ();
}
