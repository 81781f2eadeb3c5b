/* SPDX-License-Identifier: MPL-2.0 */
#include "search/command-search.h"

#include "settings.h"
#include "ui/stage.h"

/* Types @text into the search of @window and presses Enter. */
static void
go (OfftakeWindow *window, const char *text)
{
  GtkWidget *search = GTK_WIDGET (offtake_command_search_show (window));
  GtkWidget *entry = stage_find (search, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  stage_settle ();
}

static void
test_goes_to_records (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  go (window, "AQMS-6K-01");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "agreements");
  g_assert_cmpstr (offtake_record_get_id (offtake_view_get_selected (view)), ==, "aqms-6k-ni");
  go (window, "lithium carbonate producer");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "network");
  g_assert_true (OFFTAKE_IS_PARTY (offtake_view_get_selected (view)));
  stage_close (window);
}

static void
test_runs_actions (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_set_period (view, 0);
  go (window, "next per");
  g_assert_cmpuint (offtake_view_get_period (view), ==, 1);
  go (window, "compliance");
  g_assert_cmpstr (offtake_window_get_page (window), ==, "compliance");
  stage_close (window);
}

/* What the chart can do stands there while it is looked at, and scenarios are found by their names.
 */
static void
test_chart_and_scenarios (void)
{
  OfftakeWindow *window = stage_open ("north-america");
  OfftakeDocument *document = offtake_window_get_document (window);

  offtake_window_show_page (window, "flows");
  const double zoom = offtake_chart_get_zoom (stage_chart (window));
  go (window, "enlarge");
  g_assert_cmpfloat (offtake_chart_get_zoom (stage_chart (window)), >, zoom);
  g_assert_false (offtake_window_can (window, "chart.pin"));
  offtake_window_show_page (window, "agreements");
  g_assert_false (offtake_window_can (window, "chart.zoom-in"));
  go (window, "letters of intent signed");
  g_assert_cmpstr (offtake_document_get_scenario (document), ==, "letters-signed");
  stage_solve (document);
  stage_settle ();
  go (window, "show the base plan");
  g_assert_null (offtake_document_get_scenario (document));
  stage_close (window);
}

/* What was chosen is remembered, and stands first when the search opens again. */
static void
test_remembers (void)
{
  OfftakeWindow *window = stage_open ("founding");

  g_settings_set_strv (offtake_settings_get (), "recent-commands", NULL);
  go (window, "next per");
  go (window, "previous per");
  go (window, "next per");
  g_auto (GStrv) recent = g_settings_get_strv (offtake_settings_get (), "recent-commands");
  g_assert_cmpuint (g_strv_length (recent), ==, 2);
  g_assert_cmpstr (recent[0], ==, "action:win.next-period");

  GtkWidget *search = GTK_WIDGET (offtake_command_search_show (window));
  GtkWidget *row = stage_find (search, GTK_TYPE_LIST_BOX_ROW, 0);
  g_assert_true (stage_says (row, "Next period"));
  gtk_window_close (GTK_WINDOW (search));
  stage_close (window);
}

static void
test_nothing_found (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *search = GTK_WIDGET (offtake_command_search_show (window));
  GtkWidget *entry = stage_find (search, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "no such thing");
  g_signal_emit_by_name (entry, "activate"); /* stays */
  g_assert_true (stage_says (search, "Nothing Found"));
  gtk_window_close (GTK_WINDOW (search));
  stage_close (window);
}

/* Without a plan it offers what can be done then. */
static void
test_without_a_plan (void)
{
  OfftakeWindow *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);

  gtk_window_present (GTK_WINDOW (window));
  GtkWidget *search = GTK_WIDGET (offtake_command_search_show (window));

  g_assert_true (stage_says (search, "New plan"));
  g_assert_false (stage_says (search, "Next period"));
  gtk_window_close (GTK_WINDOW (search));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/command-search/goes-to-records", test_goes_to_records);
  g_test_add_func ("/ui/command-search/runs-actions", test_runs_actions);
  g_test_add_func ("/ui/command-search/chart-and-scenarios", test_chart_and_scenarios);
  g_test_add_func ("/ui/command-search/remembers", test_remembers);
  g_test_add_func ("/ui/command-search/nothing-found", test_nothing_found);
  g_test_add_func ("/ui/command-search/without-a-plan", test_without_a_plan);
  return stage_run ();
}
