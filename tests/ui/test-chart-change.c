/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static gboolean
is_changing (gpointer chart)
{
  return OFFTAKE_CHART (chart)->change != NULL;
}

static gboolean
is_passing (gpointer chart)
{
  return OFFTAKE_CHART (chart)->passing != NULL;
}

static gboolean
rests (gpointer chart)
{
  return !is_changing (chart) && !is_passing (chart);
}

/* Another year moves there and comes to rest; pointing knows the new places at once. */
static void
test_moves_and_rests (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  stage_show_period (offtake_window_get_view (window), "2028");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  set_animations (TRUE);
  stage_show_period (offtake_window_get_view (window), "2030");
  stage_wait (is_passing, chart);
  OfftakeScene *final = offtake_chart_get_scene (chart);
  stage_wait (rests, chart);
  g_assert_true (offtake_chart_get_scene (chart) == final);
  set_animations (FALSE);
  stage_close (window);
}

static void
test_off_without_animations (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  stage_show_period (offtake_window_get_view (window), "2030");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  g_assert_true (rests (chart));
  stage_close (window);
}

/* A window may go while something moves. */
static void
test_closed_under_way (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  stage_show_period (offtake_window_get_view (window), "2028");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  set_animations (TRUE);
  stage_show_period (offtake_window_get_view (window), "2030");
  stage_wait (is_changing, chart);
  stage_close (window);
  set_animations (FALSE);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-change/moves-and-rests", test_moves_and_rests);
  g_test_add_func ("/ui/chart-change/off-without-animations", test_off_without_animations);
  g_test_add_func ("/ui/chart-change/closed-under-way", test_closed_under_way);
  return stage_run ();
}
