/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/paste-cell.h"

#include <glib/gi18n.h>

#include "css-class.h"
#include "sheet/sheet-cells.h"

struct _OfftakePasteCell {
  GtkWidget parent_instance;

  guint column;
  OfftakePasteLine *line;
  GtkWidget *entry;
  gboolean showing; /* the entry follows the table, not the person */
};

G_DEFINE_FINAL_TYPE (OfftakePasteCell, offtake_paste_cell, GTK_TYPE_WIDGET)

static void
show_fault (OfftakePasteCell *self, const char *fault)
{
  GtkEntry *entry = GTK_ENTRY (self->entry);

  offtake_set_css_class (self->entry, "error", fault != NULL);
  gtk_widget_set_tooltip_text (self->entry, fault);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY,
                                     fault ? "dialog-warning-symbolic" : NULL);
  gtk_entry_set_icon_activatable (entry, GTK_ENTRY_ICON_SECONDARY, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault ? fault : "", -1);
}

static void
refresh (OfftakePasteCell *self)
{
  const char *text = offtake_paste_line_get_cell (self->line, self->column);

  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0 &&
      !gtk_widget_is_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->showing = FALSE;
  show_fault (self, offtake_paste_line_get_fault (self->line, self->column));
}

static void
on_changed (OfftakePasteCell *self)
{
  if (!self->showing && self->line)
    offtake_paste_line_set_cell (self->line, self->column,
                                 gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* The list's cell around is named along with the entry; GTK calls it after its type. */
static void
name_entry (OfftakePasteCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  OfftakePaste *paste = offtake_paste_list_get_paste (offtake_paste_line_get_list (self->line));
  /* Translators: a column's header, the line of a table */
  g_autofree char *name =
      g_strdup_printf (_ ("%s, line %u"), offtake_paste_header (paste, self->column),
                       offtake_paste_line_get_number (self->line));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (cell)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
offtake_paste_cell_set_line (OfftakePasteCell *self, OfftakePasteLine *line)
{
  if (self->line)
    g_signal_handlers_disconnect_by_data (offtake_paste_line_get_list (self->line), self);
  g_set_object (&self->line, line);
  if (!line)
    return;
  g_signal_connect_object (offtake_paste_line_get_list (line), "changed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         offtake_paste_line_get_cell (line, self->column));
  self->showing = FALSE;
  name_entry (self);
  refresh (self);
}

static void
offtake_paste_cell_dispose (GObject *object)
{
  OfftakePasteCell *self = OFFTAKE_PASTE_CELL (object);

  offtake_paste_cell_set_line (self, NULL);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (offtake_paste_cell_parent_class)->dispose (object);
}

static void
offtake_paste_cell_class_init (OfftakePasteCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_paste_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
on_enter (OfftakePasteCell *self)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_COLUMN_VIEW);

  if (table)
    offtake_sheet_cells_show (GTK_COLUMN_VIEW (table), GTK_WIDGET (self));
}

static void
offtake_paste_cell_init (OfftakePasteCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_enter), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
offtake_paste_cell_new (guint column, guint width)
{
  OfftakePasteCell *self = g_object_new (OFFTAKE_TYPE_PASTE_CELL, NULL);

  self->column = column;
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), (int) width);
  return GTK_WIDGET (self);
}
