/* SPDX-License-Identifier: MPL-2.0 */
#include "network/site-panel.h"

#include "ui/stage.h"

static GtkWidget *
panel_for (OfftakeWindow *window, const char *site)
{
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), "sites", site));
  stage_settle ();
  return stage_find (window, OFFTAKE_TYPE_SITE_PANEL, 0);
}

static void
test_a_process (void)
{
  OfftakeWindow *window = stage_open ("founding");

  stage_show_period (offtake_window_get_view (window), "2030");
  GtkWidget *panel = panel_for (window, "pluscam");
  g_assert_true (stage_says (panel, "PlusCAM"));
  g_assert_true (stage_says (panel, "Cathode maker · United States · 6K Energy"));
  g_assert_true (stage_says (panel, "13,000 t of 13,000 t"));
  g_assert_true (stage_says (panel, "Lithium carbonate"));
  g_assert_true (stage_says (panel, "made 13,000 t"));
  stage_close (window);
}

static void
test_a_source_has_no_activity (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *panel = panel_for (window, "collection");

  g_assert_false (gtk_widget_get_mapped (stage_find (panel, GTK_TYPE_LEVEL_BAR, 0)));
  stage_close (window);
}

static gboolean
shows (gpointer panel, const char *title)
{
  GtkWidget *group;

  for (guint i = 0; (group = stage_find (panel, ADW_TYPE_PREFERENCES_GROUP, i)); i++)
    if (g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), title) == 0)
      return gtk_widget_get_visible (group);
  return FALSE;
}

/* A plant that is built later says so, without headings over nothing. */
static void
test_a_plant_to_come (void)
{
  OfftakeWindow *window = stage_open ("founding");

  stage_show_period (offtake_window_get_view (window), "2026");
  GtkWidget *panel = panel_for (window, "next-arc");
  g_assert_true (stage_says (panel, "No capacity in this period"));
  g_assert_false (shows (panel, "Balance"));
  g_assert_false (shows (panel, "Recovery"));
  panel_for (window, "sierra-arc");
  g_assert_true (shows (panel, "Balance"));
  g_assert_true (shows (panel, "Recovery"));
  stage_close (window);
}

static void
test_agreements_lead_on (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *panel = panel_for (window, "collection");
  GtkWidget *row;

  for (guint i = 0; (row = stage_find (panel, ADW_TYPE_ACTION_ROW, i)); i++)
    if (stage_says (row, "Pack shredder"))
      break;
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpstr (offtake_record_get_id (offtake_view_get_selected (view)), ==, "packs-in");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/site-panel/a-process", test_a_process);
  g_test_add_func ("/ui/site-panel/a-source-has-no-activity", test_a_source_has_no_activity);
  g_test_add_func ("/ui/site-panel/a-plant-to-come", test_a_plant_to_come);
  g_test_add_func ("/ui/site-panel/agreements-lead-on", test_agreements_lead_on);
  return stage_run ();
}
