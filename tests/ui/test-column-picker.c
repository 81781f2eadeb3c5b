/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/column-picker.h"

#include "ui/stage.h"

static void
on_picked (GtkWidget *picker, const char *column, char **picked)
{
  g_free (*picked);
  *picked = g_strdup (column);
}

/* Enter takes the first column whose name holds what is typed. */
static void
test_found_by_name (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *picker = offtake_column_picker_new ();
  g_autofree char *picked = NULL;

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), &picked);
  stage_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  stage_settle ();
  GtkWidget *entry = stage_find (picker, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "toler");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (picked, ==, "quantity.tolerance");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/column-picker/found-by-name", test_found_by_name);
  return stage_run ();
}
