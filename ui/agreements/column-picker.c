/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/column-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agreements/agreement-columns.h"

#define MAX_HEIGHT 360

struct _OfftakeColumnPicker {
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkListBox *list;
};

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeColumnPicker, offtake_column_picker, GTK_TYPE_POPOVER)

static gboolean
is_found (GtkListBoxRow *row, gpointer data)
{
  OfftakeColumnPicker *self = data;
  g_autofree char *wanted =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autofree char *title =
      g_utf8_casefold (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), -1);

  return strstr (title, wanted) != NULL;
}

static void
on_activated (OfftakeColumnPicker *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, g_object_get_data (G_OBJECT (row), "column"));
}

/* Enter takes the first that is found. */
static void
on_entry_activate (OfftakeColumnPicker *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (is_found (row, self)) {
      on_activated (self, row);
      return;
    }
}

static void
fill (OfftakeColumnPicker *self)
{
  const char *id = NULL;

  for (guint i = 0; (id = offtake_agreement_columns_nth_id (i)); i++) {
    g_autofree char *title = offtake_agreement_columns_dup_title (id);
    GtkWidget *label = gtk_label_new (title), *row = gtk_list_box_row_new ();

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
    g_object_set_data (G_OBJECT (row), "column", (gpointer) id);
    gtk_list_box_append (self->list, row);
  }
}

static void
on_show (OfftakeColumnPicker *self)
{
  if (!gtk_list_box_get_row_at_index (self->list, 0))
    fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_grab_focus (self->entry);
}

static void
offtake_column_picker_class_init (OfftakeColumnPickerClass *klass)
{
  signals[PICKED] = g_signal_new ("picked", OFFTAKE_TYPE_COLUMN_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
offtake_column_picker_init (OfftakeColumnPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entry = gtk_search_entry_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Columns"), -1);
  g_signal_connect_swapped (self->entry, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activate), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  g_signal_connect (self, "show", G_CALLBACK (on_show), NULL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", MAX_HEIGHT, "child",
                self->list, NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
offtake_column_picker_new (void)
{
  return g_object_new (OFFTAKE_TYPE_COLUMN_PICKER, NULL);
}
