/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/legend.h"

#include "ui/stage.h"

static void
test_names (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_LEGEND, NULL));
  OfftakeLegend *legend = OFFTAKE_LEGEND (widget);
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("Goods", "t");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "Metals");
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (names, (gpointer) "Cells");
  offtake_legend_show (legend, NULL, names);
  g_assert_false (gtk_widget_get_visible (widget));
  offtake_graph_add_node (graph, "a", "A");
  offtake_graph_add_link (graph, 0, 0, 5);
  offtake_graph_link (graph, 0)->fill = OFFTAKE_FILL_STRIPED;
  offtake_graph_link (graph, 0)->color = 2;
  offtake_legend_show (legend, graph, names);
  g_assert_true (gtk_widget_get_visible (widget));
  g_assert_false (stage_says (widget, "Metals"));
  g_assert_true (stage_says (widget, "Cells"));
  g_assert_true (stage_says (widget, "Conditional"));
  g_assert_nonnull (stage_find (widget, GTK_TYPE_DRAWING_AREA, 1));
  g_assert_null (stage_find (widget, GTK_TYPE_DRAWING_AREA, 3)); /* the third is the scale bar */
  g_assert_finalize_object (widget);
}

/* A round amount, not higher than the bar may be; none while nothing is shown. */
static void
test_scale (void)
{
  static const struct {
    double scale;
    const char *text;
  } cases[] = { { 3, "10 t" }, { 0.012, "2,000 t" }, { 300, "0.1 t" }, { 0, NULL } };
  GtkWidget *widget = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_LEGEND, NULL));
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("Goods", "t");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *ruler = gtk_widget_get_last_child (widget);

  g_assert_false (gtk_widget_get_visible (ruler));
  offtake_legend_show (OFFTAKE_LEGEND (widget), graph, names);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_object_set (widget, "scale", cases[i].scale, NULL);
    g_assert_cmpint (gtk_widget_get_visible (ruler), ==, cases[i].text != NULL);
    if (cases[i].text)
      g_assert_true (stage_says (ruler, cases[i].text));
  }
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/legend/names", test_names);
  g_test_add_func ("/ui/legend/scale", test_scale);
  return stage_run ();
}
