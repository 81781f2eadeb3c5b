/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/compare-button.h"

#include "lib/sample.h"
#include "ui/stage.h"

/* A chosen period is told by its place, kept by its label, and forgotten where it is not. */
static void
test_choose (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_COMPARE_BUTTON, NULL));
  OfftakeCompareButton *button = OFFTAKE_COMPARE_BUTTON (widget);
  guint against;

  offtake_compare_button_set_network (button, NULL);
  g_assert_false (gtk_widget_get_visible (widget));
  offtake_compare_button_set_network (button, sample->network);
  g_assert_true (gtk_widget_get_visible (widget));
  g_assert_cmpuint (offtake_compare_button_get_against (button), ==, 0);
  g_assert_true (stage_says (widget, "Compare"));

  g_assert_true (gtk_widget_activate_action (widget, "compare.against", "s", "2027"));
  g_object_get (button, "against", &against, NULL);
  g_assert_cmpuint (against, ==, sample_period (sample, "2027") + 1);
  g_assert_true (stage_says (widget, "Against 2027"));
  offtake_compare_button_set_network (button, sample->network);
  g_assert_cmpuint (offtake_compare_button_get_against (button), ==, against);

  g_assert_true (gtk_widget_activate_action (widget, "compare.against", "s", "1999"));
  g_assert_cmpuint (offtake_compare_button_get_against (button), ==, 0);
  g_assert_true (gtk_widget_activate_action (widget, "compare.against", "s", "2028"));
  offtake_compare_button_set_network (button, NULL);
  g_assert_cmpuint (offtake_compare_button_get_against (button), ==, 0);
  g_assert_finalize_object (widget);
}

/* Other states of the plan are offered but for what is shown, which is not compared with itself. */
static void
test_states (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  GtkWidget *widget = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_COMPARE_BUTTON, NULL));
  OfftakeCompareButton *button = OFFTAKE_COMPARE_BUTTON (widget);

  offtake_compare_button_set_network (button, sample->network);
  offtake_compare_button_set_states (button, sample->plan, NULL);
  g_assert_true (gtk_widget_activate_action (widget, "compare.against", "s", "="));
  g_assert_null (offtake_compare_button_get_state (button));
  g_assert_true (gtk_widget_activate_action (widget, "compare.against", "s", "=phase-1-only"));
  g_assert_cmpstr (offtake_compare_button_get_state (button), ==, "phase-1-only");
  g_assert_cmpuint (offtake_compare_button_get_against (button), ==, 0);
  g_assert_true (stage_says (widget, "Against Phase 1 only"));

  offtake_compare_button_set_states (button, sample->plan, "phase-1-only");
  g_assert_null (offtake_compare_button_get_state (button));
  g_assert_true (gtk_widget_activate_action (widget, "compare.against", "s", "="));
  g_assert_cmpstr (offtake_compare_button_get_state (button), ==, "");
  g_assert_true (stage_says (widget, "Against Base Plan"));
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/compare-button/choose", test_choose);
  g_test_add_func ("/ui/compare-button/states", test_states);
  return stage_run ();
}
