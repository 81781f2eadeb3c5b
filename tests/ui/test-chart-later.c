/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "flows/chart.h"
#include "lib/random-trade.h"
#include "plan-files.h"
#include "exchange/plan-json.h"
#include "ui/stage.h"

static OfftakeDocument *
large_document (void)
{
  const RandomTrade options = { .n_sites = 100, .n_agreements = 500, .plain = TRUE };
  g_autofree char *text = random_trade_json (&options);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_json_read (text, strlen (text), "large", &error);

  g_assert_no_error (error);
  OfftakeOpening *opening = offtake_plan_files_read_new (plan, "large.offtake", NULL, &error);
  g_assert_no_error (error);
  return offtake_document_new_opened (opening);
}

/* Solved, and its chart still to be made. */
static OfftakeWindow *
open_large (void)
{
  OfftakeWindow *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);
  g_autoptr (OfftakeDocument) document = large_document ();

  offtake_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  stage_solve (document);
  return window;
}

static gboolean
is_coarse (gpointer chart)
{
  return offtake_chart_get_scene (chart) && offtake_chart_is_coarse (chart);
}

static gboolean
is_whole (gpointer chart)
{
  return offtake_chart_get_scene (chart) && !offtake_chart_is_coarse (chart) &&
         offtake_chart_n_making (chart) == 0;
}

/* The stages are there first, then every flow; a stage can be looked at but not drafted from. */
static void
test_stages_stand_for_the_flows (void)
{
  OfftakeWindow *window = open_large ();
  OfftakeChart *chart = OFFTAKE_CHART (stage_find (window, OFFTAKE_TYPE_CHART, 0));

  stage_wait (is_coarse, chart);
  g_assert_cmpuint (offtake_scene_n_links (offtake_chart_get_scene (chart)), <=, 300);
  g_assert_false (offtake_chart_may_draft (chart));
  g_assert_true (stage_says (window, "Grouped by stage"));
  stage_wait (is_whole, chart);
  g_assert_cmpuint (offtake_scene_n_links (offtake_chart_get_scene (chart)), >, 300);
  g_assert_true (offtake_chart_may_draft (chart));
  stage_close (window);
}

/* Saying that the chart is being made takes no room from it, which would make it once more, and say
   so, without end. */
static void
test_is_made_once (void)
{
  OfftakeWindow *window = open_large ();
  OfftakeChart *chart = OFFTAKE_CHART (stage_find (window, OFFTAKE_TYPE_CHART, 0));
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (chart));

  stage_wait (is_coarse, chart);
  const int width = gtk_widget_get_width (viewport), height = gtk_widget_get_height (viewport);
  stage_wait (is_whole, chart);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  stage_settle ();
  g_assert_true (is_whole (chart));
  g_assert_cmpint (gtk_widget_get_width (viewport), ==, width);
  g_assert_cmpint (gtk_widget_get_height (viewport), ==, height);
  stage_close (window);
}

/* What is stopped stays as it is, and can go on. */
static void
test_can_be_stopped (void)
{
  OfftakeWindow *window = open_large ();
  OfftakeChart *chart = OFFTAKE_CHART (stage_find (window, OFFTAKE_TYPE_CHART, 0));

  stage_wait (is_coarse, chart);
  offtake_chart_stop_making (chart);
  g_assert_cmpuint (offtake_chart_n_making (chart), ==, 0);
  stage_settle ();
  g_assert_true (offtake_chart_is_coarse (chart));
  offtake_chart_resume_making (chart);
  stage_wait (is_whole, chart);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-later/stages-stand-for-the-flows", test_stages_stand_for_the_flows);
  g_test_add_func ("/ui/chart-later/is-made-once", test_is_made_once);
  g_test_add_func ("/ui/chart-later/can-be-stopped", test_can_be_stopped);
  return stage_run ();
}
