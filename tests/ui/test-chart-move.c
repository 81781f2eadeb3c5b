/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static gboolean
press (OfftakeChart *chart, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (stage_controller (chart, GTK_TYPE_EVENT_CONTROLLER_KEY, 0), "key-pressed",
                         key, 0, 0, &handled);
  return handled;
}

static void
let_go (OfftakeChart *chart, guint key)
{
  g_signal_emit_by_name (stage_controller (chart, GTK_TYPE_EVENT_CONTROLLER_KEY, 0), "key-released",
                         key, 0, 0);
}

/* Held down, the space bar drags; only let go without a drag it selects. */
static void
test_space_selects_unless_it_drags (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_TAB_FORWARD));
  g_assert_true (press (chart, GDK_KEY_space));
  chart->panned = TRUE;
  let_go (chart, GDK_KEY_space);
  g_assert_null (offtake_view_get_selected (view));

  g_assert_true (press (chart, GDK_KEY_space));
  g_assert_true (press (chart, GDK_KEY_space));
  g_assert_null (offtake_view_get_selected (view));
  let_go (chart, GDK_KEY_space);
  g_assert_true (offtake_view_get_selected (view) ==
                 offtake_chart_get_record (chart, chart->cursor));
  g_assert_false (press (chart, GDK_KEY_a));
  stage_close (window);
}

/* The wheel alone scrolls and is left to the scrolled window. */
static void
test_wheel_alone_does_not_zoom (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  gboolean handled = TRUE;

  g_signal_emit_by_name (stage_controller (chart, GTK_TYPE_EVENT_CONTROLLER_SCROLL, 0), "scroll",
                         0.0, -1.0, &handled);
  g_assert_false (handled);
  g_assert_cmpfloat (offtake_chart_get_zoom (chart), ==, 1);
  stage_close (window);
}

/* What is drawn roughly while it moves is drawn anew when it is still. */
static gboolean
is_still (gpointer chart)
{
  return OFFTAKE_CHART (chart)->still_id == 0;
}

static void
test_comes_to_rest (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  offtake_chart_zoom_step (chart, 3);
  g_assert_false (is_still (chart));
  stage_wait (is_still, chart);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  g_assert_cmpfloat (chart->picture.window.density, ==, offtake_chart_get_zoom (chart));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-move/space-selects-unless-it-drags",
                   test_space_selects_unless_it_drags);
  g_test_add_func ("/ui/chart-move/wheel-alone-does-not-zoom", test_wheel_alone_does_not_zoom);
  g_test_add_func ("/ui/chart-move/comes-to-rest", test_comes_to_rest);
  return stage_run ();
}
