/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static void
test_finds_sites_and_flows (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  static const struct {
    const char *text;
    guint least, most;
  } cases[] = {
    { "sierra", 2, 100 }, { "SIERRA arc", 2, 100 },        { "OUT-01", 1, 1 },
    { "", 0, 0 },         { "nobody is called so", 0, 0 }, { "  pluscam ", 2, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const guint n = offtake_chart_search (chart, cases[i].text);

    g_test_message ("\"%s\": %u", cases[i].text, n);
    g_assert_cmpuint (n, >=, cases[i].least);
    g_assert_cmpuint (n, <=, cases[i].most);
  }
  stage_close (window);
}

/* Each step selects the next and the last leads to the first again. */
static void
test_steps_go_round (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);
  const guint n = offtake_chart_search (chart, "sierra");

  g_assert_cmpuint (offtake_chart_search_step (chart, 1), ==, 1);
  g_assert_cmpstr (offtake_record_get_title (offtake_view_get_selected (view)), ==, "Sierra ARC");
  for (guint i = 2; i <= n; i++)
    g_assert_cmpuint (offtake_chart_search_step (chart, 1), ==, i);
  g_assert_cmpuint (offtake_chart_search_step (chart, 1), ==, 1);
  g_assert_cmpuint (offtake_chart_search_step (chart, -1), ==, n);
  offtake_chart_search (chart, "nobody is called so");
  g_assert_cmpuint (offtake_chart_search_step (chart, 1), ==, 0);
  stage_close (window);
}

/* What was found is found again in another year. */
static void
test_stays_over_periods (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  stage_show_period (offtake_window_get_view (window), "2030");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  const guint n = offtake_chart_search (chart, "sierra");
  stage_show_period (offtake_window_get_view (window), "2031");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  g_assert_cmpuint (offtake_chart_n_found (chart), ==, n);
  g_assert_nonnull (chart->found_nodes);
  offtake_chart_search (chart, NULL);
  g_assert_null (chart->found_nodes);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-search/finds-sites-and-flows", test_finds_sites_and_flows);
  g_test_add_func ("/ui/chart-search/steps-go-round", test_steps_go_round);
  g_test_add_func ("/ui/chart-search/stays-over-periods", test_stays_over_periods);
  return stage_run ();
}
