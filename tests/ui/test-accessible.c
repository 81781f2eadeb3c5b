/* SPDX-License-Identifier: MPL-2.0 */
#include "accessible.h"

#include "ui/stage.h"

/* The part of a drop-down that takes the focus is called as the drop-down is. */
static void
test_drop_down (void)
{
  static const char *const words[] = { "A", "B", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

  gtk_window_set_child (GTK_WINDOW (window), drop_down);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/accessible/drop-down", test_drop_down);
  return stage_run ();
}
