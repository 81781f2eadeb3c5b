/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include "ui/stage.h"

static OfftakeChartItem *
item_for (OfftakeChart *chart, OfftakeSubject subject)
{
  GtkWidget *item;

  for (guint i = 0; (item = stage_find (chart, OFFTAKE_TYPE_CHART_ITEM, i)); i++) {
    OfftakeSubject found = offtake_chart_item_get_subject (OFFTAKE_CHART_ITEM (item));

    if (found.kind == subject.kind && found.index == subject.index)
      return OFFTAKE_CHART_ITEM (item);
  }
  return NULL;
}

static OfftakeSubject
focused (OfftakeWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_true (OFFTAKE_IS_CHART_ITEM (focus));
  return offtake_chart_item_get_subject (OFFTAKE_CHART_ITEM (focus));
}

/* Every node and flow is a child that lies where it is drawn. */
static void
test_items (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  OfftakeScene *scene = offtake_chart_get_scene (chart);
  guint n = 0;

  while (stage_find (chart, OFFTAKE_TYPE_CHART_ITEM, n))
    n++;
  g_assert_cmpuint (n, ==, offtake_scene_n_nodes (scene) + offtake_scene_n_links (scene));

  OfftakeSubject first = { OFFTAKE_SUBJECT_NODE, 0 };
  cairo_rectangle_t bounds = offtake_scene_get_bounds (scene, first);
  graphene_rect_t place;
  stage_settle ();
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (item_for (chart, first)), GTK_WIDGET (chart), &place));
  g_assert_cmpfloat_with_epsilon (place.origin.x, bounds.x, 1.5);
  g_assert_cmpfloat_with_epsilon (place.origin.y, bounds.y, 1.5);
  stage_close (window);
}

/* The arrow keys walk as the scene says; Tab leaves. */
static void
test_keyboard_walk (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);
  OfftakeScene *scene = offtake_chart_get_scene (chart);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_TAB_FORWARD));
  OfftakeSubject first = focused (window);
  OfftakeSubject expected = offtake_scene_walk (scene, first, OFFTAKE_WALK_RIGHT);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_RIGHT));
  g_assert_cmpint (focused (window).kind, ==, expected.kind);
  g_assert_cmpuint (focused (window).index, ==, expected.index);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_TAB_FORWARD));
  stage_close (window);
}

/* Walking never ends nowhere: from every stop an arrow leads to a stop. */
static void
test_walk_stays_inside (void)
{
  static const GtkDirectionType directions[] = { GTK_DIR_LEFT, GTK_DIR_RIGHT, GTK_DIR_UP,
                                                 GTK_DIR_DOWN };
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_TAB_FORWARD));
  for (guint i = 0; i < 200; i++) {
    g_assert_true (
        gtk_widget_child_focus (GTK_WIDGET (chart), directions[g_test_rand_int_range (0, 4)]));
    focused (window);
  }
  stage_close (window);
}

static void
test_choosing_selects (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);
  OfftakeSubject link = { OFFTAKE_SUBJECT_LINK, 0 };
  guint tag = offtake_scene_get_tag (offtake_chart_get_scene (chart), link);

  g_signal_emit_by_name (item_for (chart, link), "chosen", FALSE);
  g_assert_true (offtake_view_get_selected (view) == offtake_view_find_agreement (view, tag));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (item_for (chart, link)),
                                    GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-items/items", test_items);
  g_test_add_func ("/ui/chart-items/keyboard-walk", test_keyboard_walk);
  g_test_add_func ("/ui/chart-items/walk-stays-inside", test_walk_stays_inside);
  g_test_add_func ("/ui/chart-items/choosing-selects", test_choosing_selects);
  return stage_run ();
}
