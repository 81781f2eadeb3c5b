/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-item.h"

#include "ui/stage.h"

static void
on_chosen (OfftakeChartItem *item, gboolean edit, char *log)
{
  g_strlcat (log, edit ? "edit " : "select ", 64);
}

static void
test_says_its_sentence (void)
{
  GtkWidget *item = g_object_ref_sink (offtake_chart_item_new ());
  char log[64] = "";

  offtake_chart_item_set_subject (OFFTAKE_CHART_ITEM (item),
                                  (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, 3 }, "Flow of 5 t");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Flow of 5 t");
  g_assert_cmpuint (offtake_chart_item_get_subject (OFFTAKE_CHART_ITEM (item)).index, ==, 3);
  g_assert_true (gtk_widget_get_focusable (item));

  g_signal_connect (item, "chosen", G_CALLBACK (on_chosen), log);
  gtk_widget_activate_action (item, "chart-item.select", NULL);
  gtk_widget_activate_action (item, "chart-item.edit", NULL);
  g_assert_cmpstr (log, ==, "select edit ");
  g_assert_finalize_object (item);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-item/says-its-sentence", test_says_its_sentence);
  return stage_run ();
}
