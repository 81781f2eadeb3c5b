/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-list.h"

#include "flows/flow-row.h"
#include "ui/stage.h"

static GtkSingleSelection *
selection_of (OfftakeWindow *window)
{
  GtkWidget *list = stage_find (window, OFFTAKE_TYPE_FLOW_LIST, 0);
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (list, GTK_TYPE_COLUMN_VIEW, 0));

  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (table));
}

/* The list is chosen by the same action for menu, button and key, and has the chart's selection. */
static void
test_twin (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (stage_chart (window)), OFFTAKE_TYPE_PANE);
  OfftakeRecord *agreement = OFFTAKE_RECORD (stage_agreement (view, "co-out"));

  page = gtk_widget_get_ancestor (gtk_widget_get_parent (GTK_WIDGET (stage_chart (window))),
                                  OFFTAKE_TYPE_PANE);
  offtake_view_select (view, agreement);
  g_assert_true (gtk_widget_activate_action (page, "chart.list", NULL));
  stage_settle ();
  OfftakeFlowRow *row = gtk_single_selection_get_selected_item (selection_of (window));
  g_assert_true (offtake_flow_row_get_agreement (row, view) == agreement);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection_of (window))); i++) {
    g_autoptr (OfftakeFlowRow) each =
        g_list_model_get_item (G_LIST_MODEL (selection_of (window)), i);

    gtk_single_selection_set_selected (selection_of (window), i);
    g_assert_true (offtake_view_get_selected (view) == offtake_flow_row_get_agreement (each, view));
  }
  g_assert_true (gtk_widget_activate_action (page, "chart.list", NULL));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/flow-list/twin", test_twin);
  return stage_run ();
}
