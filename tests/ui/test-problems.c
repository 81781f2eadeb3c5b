/* SPDX-License-Identifier: MPL-2.0 */
#include "problems.h"

#include "ui/stage.h"

static GtkListBox *
list_of (OfftakeProblems *problems)
{
  GtkWidget *button = stage_find (problems, GTK_TYPE_MENU_BUTTON, 0);

  return GTK_LIST_BOX (
      stage_find (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), GTK_TYPE_LIST_BOX, 0));
}

/* The founding plan promises more than its contracted black mass gives. */
static void
test_lists_the_warnings (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeProblems *problems = OFFTAKE_PROBLEMS (stage_find (window, OFFTAKE_TYPE_PROBLEMS, 0));

  stage_show_period (view, "2030");
  offtake_problems_popup (problems);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_of (problems), 0);
  g_assert_nonnull (row);
  g_assert_true (stage_says (row, "Sierra ARC"));
  g_assert_false (stage_says (problems, "No warnings"));
  stage_close (window);
}

static void
test_a_row_leads_to_its_cause (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeProblems *problems = OFFTAKE_PROBLEMS (stage_find (window, OFFTAKE_TYPE_PROBLEMS, 0));

  stage_show_period (view, "2030");
  offtake_problems_popup (problems);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_of (problems), 0);
  g_signal_emit_by_name (list_of (problems), "row-activated", row);
  g_assert_cmpstr (offtake_record_get_id (offtake_view_get_selected (view)), ==, "sierra-arc");
  stage_close (window);
}

/* A popover that nobody has opened costs nothing; one that is open follows the figures. */
static void
test_rows_only_in_sight (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeProblems *problems = OFFTAKE_PROBLEMS (stage_find (window, OFFTAKE_TYPE_PROBLEMS, 0));

  stage_show_period (view, "2030");
  g_assert_null (gtk_list_box_get_row_at_index (list_of (problems), 0));
  offtake_problems_popup (problems);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list_of (problems), 0));
  offtake_window_set_document (window, NULL);
  g_assert_null (gtk_list_box_get_row_at_index (list_of (problems), 0));
  stage_close (window);
}

static void
test_none (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeProblems *problems = OFFTAKE_PROBLEMS (stage_find (window, OFFTAKE_TYPE_PROBLEMS, 0));

  offtake_window_set_document (window, NULL);
  g_assert_true (stage_says (problems, "No warnings"));
  g_assert_null (gtk_list_box_get_row_at_index (list_of (problems), 0));
  stage_close (window);
}

static gboolean
is_laid_out (gpointer list)
{
  return gtk_widget_get_height (list) > 0;
}

/* In a narrow window the list is no wider than it, and each sentence is whole. */
static void
test_fits_a_narrow_window (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeProblems *problems = OFFTAKE_PROBLEMS (stage_find (window, OFFTAKE_TYPE_PROBLEMS, 0));
  GtkWidget *list = GTK_WIDGET (list_of (problems));
  int height = 0;

  offtake_problems_set_short (problems, TRUE);
  stage_show_period (offtake_window_get_view (window), "2030");
  offtake_problems_popup (problems);
  stage_wait (is_laid_out, list);
  const int width = gtk_widget_get_width (list);
  g_assert_cmpint (width, >, 200);
  g_assert_cmpint (width, <=, 340);
  gtk_widget_measure (list, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (list), >=, height);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/problems/lists-the-warnings", test_lists_the_warnings);
  g_test_add_func ("/ui/problems/a-row-leads-to-its-cause", test_a_row_leads_to_its_cause);
  g_test_add_func ("/ui/problems/rows-only-in-sight", test_rows_only_in_sight);
  g_test_add_func ("/ui/problems/none", test_none);
  g_test_add_func ("/ui/problems/fits-a-narrow-window", test_fits_a_narrow_window);
  return stage_run ();
}
