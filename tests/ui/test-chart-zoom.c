/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include <math.h>

#include "ui/stage.h"

/* What lies under the pointer stays there. */
static void
test_zooms_about_a_point (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (offtake_chart_get_viewport (chart));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (offtake_chart_get_viewport (chart));
  double x = 300, y = 200;
  const OfftakePoint before = offtake_chart_to_scene (chart, x, y);

  for (guint i = 0; i < 5; i++) {
    const double in_window_x = x - gtk_adjustment_get_value (across);
    const double in_window_y = y - gtk_adjustment_get_value (down);

    offtake_chart_zoom_at (chart, offtake_chart_get_zoom (chart) * 1.3, x, y);
    gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
    x = in_window_x + gtk_adjustment_get_value (across);
    y = in_window_y + gtk_adjustment_get_value (down);
    const OfftakePoint after = offtake_chart_to_scene (chart, x, y);
    g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
    g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);
  }
  stage_close (window);
}

/* Painting, pointing and the accessible children agree on where things are. */
static void
test_children_follow (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  const OfftakeSubject first = { OFFTAKE_SUBJECT_NODE, 0 };
  graphene_rect_t place;

  offtake_chart_zoom_step (chart, 4);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  const cairo_rectangle_t bounds = offtake_chart_from_scene (
      chart, offtake_scene_get_bounds (offtake_chart_get_scene (chart), first));
  g_assert_true (
      gtk_widget_compute_bounds (g_ptr_array_index (chart->items, 0), GTK_WIDGET (chart), &place));
  g_assert_cmpfloat_with_epsilon (place.origin.x, bounds.x, 1.5);
  g_assert_cmpfloat_with_epsilon (place.size.height, bounds.height, 2.5);
  const OfftakePoint middle =
      offtake_chart_to_scene (chart, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
  const OfftakeSubject found =
      offtake_scene_hit (offtake_chart_get_scene (chart), middle.x, middle.y);
  g_assert_true (offtake_subject_equal (found, first));
  stage_close (window);
}

/* Where the keyboard walks to comes into the window. */
static void
test_walk_scrolls (void)
{
  static const GtkDirectionType directions[] = { GTK_DIR_LEFT, GTK_DIR_RIGHT, GTK_DIR_UP,
                                                 GTK_DIR_DOWN };
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_TAB_FORWARD));
  offtake_chart_zoom_step (chart, 6);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  for (guint i = 0; i < 60; i++) {
    gtk_widget_child_focus (GTK_WIDGET (chart), directions[g_test_rand_int_range (0, 4)]);
    stage_settle ();
    const cairo_rectangle_t at =
        offtake_scene_get_bounds (offtake_chart_get_scene (chart), chart->cursor);
    const graphene_rect_t visible = offtake_chart_get_visible (chart);
    const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) at.x - 1, (float) at.y - 1,
                                                       (float) at.width + 2, (float) at.height + 2);
    g_assert_true (graphene_rect_intersection (&visible, &bounds, NULL));
  }
  stage_close (window);
}

static void
test_limits (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  double width, height;
  int room_width = 0, room_height = 0;

  offtake_chart_zoom_step (chart, 100);
  g_assert_cmpfloat (offtake_chart_get_zoom (chart), ==, 8);
  offtake_chart_zoom_step (chart, -1);
  g_assert_cmpfloat (offtake_chart_get_zoom (chart), <, 8);
  offtake_chart_zoom_fit (chart);
  offtake_scene_get_size (offtake_chart_get_scene (chart), &width, &height);
  g_assert_true (offtake_chart_get_window (chart, &room_width, &room_height));
  g_assert_cmpfloat (width * offtake_chart_get_zoom (chart), <=, room_width + 0.5);
  g_assert_cmpfloat (height * offtake_chart_get_zoom (chart), <=, room_height + 0.5);
  const double fit = offtake_chart_get_zoom (chart);
  offtake_chart_zoom_step (chart, -3);
  g_assert_cmpfloat (offtake_chart_get_zoom (chart), ==, fit);
  stage_close (window);
}

/* Between less and more than the size that things were made for, a step stops there. */
static void
test_steps_stop_at_one (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  offtake_chart_zoom_step (chart, 1);
  offtake_chart_zoom_at (chart, 1.1, 0, 0);
  offtake_chart_zoom_step (chart, -1);
  g_assert_cmpfloat (offtake_chart_get_zoom (chart), ==, 1);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-zoom/zooms-about-a-point", test_zooms_about_a_point);
  g_test_add_func ("/ui/chart-zoom/children-follow", test_children_follow);
  g_test_add_func ("/ui/chart-zoom/walk-scrolls", test_walk_scrolls);
  g_test_add_func ("/ui/chart-zoom/limits", test_limits);
  g_test_add_func ("/ui/chart-zoom/steps-stop-at-one", test_steps_stop_at_one);
  return stage_run ();
}
