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
  g_assert_null (stage_find (widget, GTK_TYPE_DRAWING_AREA, 2));
  g_assert_finalize_object (widget);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/legend/names", test_names);
  return stage_run ();
}
