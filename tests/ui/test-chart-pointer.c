/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static void
press (OfftakeChart *chart, int n_press, double x, double y)
{
  g_signal_emit_by_name (stage_controller (chart, GTK_TYPE_GESTURE_CLICK, 0), "pressed", n_press, x,
                         y);
}

static OfftakePoint
middle_of (OfftakeChart *chart, OfftakeSubject subject)
{
  const cairo_rectangle_t at = offtake_chart_from_scene (
      chart, offtake_scene_get_bounds (offtake_chart_get_scene (chart), subject));

  return (OfftakePoint){ at.x + at.width / 2, at.y + at.height / 2 };
}

/* A click selects what is under it, at any size, and beside everything it selects nothing. */
static void
test_click_selects (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);

  for (int steps = 0; steps < 4; steps += 3) {
    offtake_chart_zoom_step (chart, steps);
    gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
    for (guint i = 0; i < offtake_scene_n_nodes (offtake_chart_get_scene (chart)); i++) {
      const OfftakeSubject node = { OFFTAKE_SUBJECT_NODE, i };
      const OfftakePoint at = middle_of (chart, node);

      press (chart, 1, at.x, at.y);
      g_assert_true (offtake_view_get_selected (view) == offtake_chart_get_record (chart, node));
    }
  }
  press (chart, 1, -5, -5);
  g_assert_null (offtake_view_get_selected (view));
  stage_close (window);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_double_click_edits (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);
  const OfftakePoint at = middle_of (chart, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, 0 });
  guint n = 0;

  g_signal_connect_swapped (view, "edit-requested", G_CALLBACK (count), &n);
  press (chart, 1, at.x, at.y);
  g_assert_cmpuint (n, ==, 0);
  press (chart, 2, at.x, at.y);
  g_assert_cmpuint (n, ==, 1);
  press (chart, 2, -5, -5);
  g_assert_cmpuint (n, ==, 1);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-pointer/click-selects", test_click_selects);
  g_test_add_func ("/ui/chart-pointer/double-click-edits", test_double_click_edits);
  return stage_run ();
}
