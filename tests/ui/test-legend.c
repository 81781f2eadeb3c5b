/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/legend.h"

#include "ui/stage.h"

static void
test_names (void)
{
  GtkWidget *legend = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_LEGEND, NULL));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  offtake_legend_set_names (OFFTAKE_LEGEND (legend), names);
  g_assert_false (gtk_widget_get_visible (legend));
  g_ptr_array_add (names, (gpointer) "Metals");
  g_ptr_array_add (names, (gpointer) "");
  g_ptr_array_add (names, (gpointer) "Cells");
  offtake_legend_set_names (OFFTAKE_LEGEND (legend), names);
  g_assert_true (gtk_widget_get_visible (legend));
  g_assert_true (stage_says (legend, "Metals"));
  g_assert_true (stage_says (legend, "Cells"));
  g_assert_nonnull (stage_find (legend, GTK_TYPE_DRAWING_AREA, 1));
  g_assert_null (stage_find (legend, GTK_TYPE_DRAWING_AREA, 2));
  g_assert_finalize_object (legend);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/legend/names", test_names);
  return stage_run ();
}
