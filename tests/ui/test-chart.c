/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart.h"

#include "flows/chart-item.h"
#include "settings.h"
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

/* The keyboard's place stays at its site when another period is shown. */
static void
test_focus_survives_a_period (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);

  stage_show_period (view, "2030");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (chart), GTK_DIR_TAB_FORWARD));
  guint before = offtake_scene_get_tag (offtake_chart_get_scene (chart), focused (window));
  stage_show_period (view, "2031");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
  g_assert_cmpuint (offtake_scene_get_tag (offtake_chart_get_scene (chart), focused (window)), ==,
                    before);
  stage_close (window);
}

/* Each choice of the settings gives a chart. */
static void
test_every_view (void)
{
  static const char *const measures[] = { "goods", "element:Ni", "element:Xx", "carbon", "value" };
  static const char *const groups[] = { "site", "party", "country", "stage" };
  OfftakeWindow *window = stage_open ("founding");
  OfftakeChart *chart = stage_chart (window);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (groups); j++) {
      g_settings_set_string (offtake_settings_get (), "measure", measures[i]);
      g_settings_set_string (offtake_settings_get (), "group", groups[j]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (chart));
      g_assert_nonnull (offtake_chart_get_scene (chart));
    }
  }
  g_settings_reset (offtake_settings_get (), "measure");
  g_settings_reset (offtake_settings_get (), "group");
  stage_close (window);
}

static graphene_rect_t
place_of (OfftakeChart *chart, guint tag)
{
  OfftakeScene *scene = offtake_chart_get_scene (chart);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  for (guint i = 0; i < offtake_scene_n_nodes (scene); i++) {
    OfftakeSubject node = { OFFTAKE_SUBJECT_NODE, i };

    if (offtake_scene_get_tag (scene, node) == tag)
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (item_for (chart, node)),
                                                GTK_WIDGET (chart), &place));
  }
  return place;
}

/* Where people read from the right, material flows from the right. */
static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeChart *chart = stage_chart (window);
  OfftakeNetwork *network = offtake_solution_get_network (offtake_view_get_solution (view));

  stage_settle ();
  graphene_rect_t seller = place_of (chart, offtake_network_find_site (network, "collection"));
  graphene_rect_t buyer = place_of (chart, offtake_network_find_site (network, "pack-shredder"));
  g_assert_cmpfloat (seller.origin.x, >, buyer.origin.x);
  stage_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart/focus-survives-a-period", test_focus_survives_a_period);
  g_test_add_func ("/ui/chart/every-view", test_every_view);
  g_test_add_func ("/ui/chart/right-to-left", test_right_to_left);
  return stage_run ();
}
