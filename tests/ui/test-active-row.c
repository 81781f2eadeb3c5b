/* SPDX-License-Identifier: MPL-2.0 */
#include "active-row.h"

#include "ui/stage.h"

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, guint *count)
{
  (*count)++;
}

/* The action does what Enter and a click do; a row that leads nowhere does nothing. */
static void
test_action (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = offtake_active_row_new (gtk_label_new ("A"), "Row A");
  guint count = 0;

  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), &count);
  g_assert_true (gtk_widget_activate_action (row, "row.activate", NULL));
  g_assert_cmpuint (count, ==, 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_activate_action (row, "row.activate", NULL);
  g_assert_cmpuint (count, ==, 1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row A");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/active-row/action", test_action);
  return stage_run ();
}
