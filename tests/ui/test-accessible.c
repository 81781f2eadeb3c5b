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

static gboolean
is_called (gpointer widget, const char *name)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             name) == NULL;
}

/* The sign of a mnemonic is not spoken, and a picture that says nothing is not spoken of. */
static void
test_button_and_picture (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Merge");
  GtkWidget *silent = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *named = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, "Late",
                                  -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), silent);
  gtk_box_append (GTK_BOX (box), named);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (is_called (button, "Merge"));
  gtk_test_accessible_assert_state (silent, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  g_assert_false (
      gtk_test_accessible_has_state (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_STATE_HIDDEN));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row that nobody named is called as it is written. */
static void
test_row (void)
{
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("First"));
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_test_accessible_has_relation (
      GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)),
      GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/accessible/drop-down", test_drop_down);
  g_test_add_func ("/ui/accessible/button-and-picture", test_button_and_picture);
  g_test_add_func ("/ui/accessible/row", test_row);
  return stage_run ();
}
