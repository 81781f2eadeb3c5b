/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flows-page.h"

#include "plan-files.h"
#include "settings.h"
#include "ui/stage.h"

static GtkStack *
stack_of (OfftakeWindow *window)
{
  return GTK_STACK (
      stage_find (stage_find (window, OFFTAKE_TYPE_FLOWS_PAGE, 0), GTK_TYPE_STACK, 0));
}

static void
test_empty_plan_says_the_next_step (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (OfftakeDocument) empty = offtake_plan_files_new ("Empty", NULL);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (window)), ==, "chart");
  stage_solve (empty);
  offtake_window_set_document (window, empty);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (window)), ==, "empty");
  stage_close (window);
}

/* The actions are the settings: what one window chooses, the next begins with. */
static void
test_choices_are_kept (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_FLOWS_PAGE, 0);
  OfftakeFlowView view;

  g_assert_true (gtk_widget_activate_action (page, "flows.measure", "s", "element:Li"));
  g_assert_true (gtk_widget_activate_action (page, "flows.color", "s", "status"));
  offtake_flows_page_get_flow_view (OFFTAKE_FLOWS_PAGE (page), &view);
  g_assert_cmpint (view.measure, ==, OFFTAKE_MEASURE_ELEMENT);
  g_assert_cmpint (view.color, ==, OFFTAKE_COLOR_STATUS);
  g_autofree char *kept = g_settings_get_string (offtake_settings_get (), "measure");
  g_assert_cmpstr (kept, ==, "element:Li");
  g_assert_true (stage_says (page, "Lithium"));
  g_settings_reset (offtake_settings_get (), "measure");
  g_settings_reset (offtake_settings_get (), "color");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/flows-page/empty-plan-says-the-next-step",
                   test_empty_plan_says_the_next_step);
  g_test_add_func ("/ui/flows-page/choices-are-kept", test_choices_are_kept);
  return stage_run ();
}
