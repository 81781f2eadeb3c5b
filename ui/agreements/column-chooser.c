/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/column-chooser.h"

#include <glib/gi18n.h>

#include "agreements/agreement-columns.h"
#include "list.h"

typedef struct {
  GtkColumnView *view;
  GtkListBox *list;
} Chooser;

static void fill (Chooser *self);

static void
on_toggled (GtkCheckButton *check, GtkColumnViewColumn *column)
{
  gtk_column_view_column_set_visible (column, gtk_check_button_get_active (check));
}

static guint
position_of (GListModel *columns, GtkColumnViewColumn *wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (column == wanted)
      return i;
  }
  g_assert_not_reached ();
}

static void
focus_row (Chooser *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
on_earlier_clicked (GtkButton *button, Chooser *self)
{
  GtkColumnViewColumn *column = g_object_get_data (G_OBJECT (button), "column");
  guint position = position_of (gtk_column_view_get_columns (self->view), column);

  if (position == 0)
    return;
  gtk_column_view_insert_column (self->view, position - 1, column);
  fill (self);
  focus_row (self, position - 1);
}

static GtkWidget *
earlier_button_new (Chooser *self, GtkColumnViewColumn *column)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-up-symbolic");
  /* Translators: the title of a column */
  g_autofree char *label =
      g_strdup_printf (_ ("Move Ahead: %s"), gtk_column_view_column_get_title (column));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Move Ahead"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "column", column);
  g_signal_connect (button, "clicked", G_CALLBACK (on_earlier_clicked), self);
  return button;
}

static void
add_row (Chooser *self, GtkColumnViewColumn *column)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               gtk_column_view_column_get_visible (column));
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), column);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), earlier_button_new (self, column));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
fill (Chooser *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  offtake_list_clear (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    add_row (self, column);
  }
}

GtkWidget *
offtake_column_chooser_new (GtkColumnView *view)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Chooser *self = g_new0 (Chooser, 1);

  self->view = view;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", 420, "child", self->list,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_object_set_data_full (G_OBJECT (popover), "chooser", self, g_free);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (fill), self);
  return popover;
}
