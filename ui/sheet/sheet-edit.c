/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet-private.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "pane.h"
#include "sheet/sheet-cells.h"
#include "window.h"

static OfftakeView *
view_of (OfftakeSheet *self)
{
  return offtake_pane_find_view (GTK_WIDGET (self->table));
}

static OfftakeRecord *
record_in (OfftakeSheet *self, OfftakeTableCell *cell)
{
  gpointer row = gtk_list_item_get_item (offtake_table_cell_get_item (cell));

  return row ? self->source->record (row) : NULL;
}

void
offtake_sheet_tell (OfftakeSheet *self, const char *text, gboolean undo)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->table));

  if (OFFTAKE_IS_WINDOW (root))
    offtake_window_show_toast (OFFTAKE_WINDOW (root), text, undo ? _ ("Undo") : NULL,
                               undo ? "win.undo" : NULL);
}

/* The table has let go of the row that is being edited. */
static void
on_editor_gone (gpointer data, GObject *editor)
{
  OfftakeSheet *self = data;

  self->editor = NULL;
  self->cell = NULL;
}

/* The editor is not ours any more; the cell still shows it. */
static void
let_go (OfftakeSheet *self)
{
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_object_weak_unref (G_OBJECT (self->editor), on_editor_gone, self);
  gtk_widget_remove_css_class (gtk_widget_get_parent (GTK_WIDGET (self->cell)), "edited");
  self->editor = NULL;
  self->cell = NULL;
}

void
offtake_sheet_forget_editor (OfftakeSheet *self)
{
  if (self->editor)
    g_object_weak_unref (G_OBJECT (self->editor), on_editor_gone, self);
  self->editor = NULL;
}

static void
stop_editing (OfftakeSheet *self)
{
  OfftakeTableCell *cell = self->cell;

  let_go (self);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell)));
  offtake_table_cell_set_editor (cell, NULL);
}

static gboolean
remove_editor (gpointer editor)
{
  GtkWidget *cell = gtk_widget_get_parent (editor);

  if (cell)
    offtake_table_cell_set_editor (OFFTAKE_TABLE_CELL (cell), NULL);
  return G_SOURCE_REMOVE;
}

/* GTK is just telling widgets of the focus, and would not bear one to go. */
static void
stop_editing_soon (OfftakeSheet *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, remove_editor, g_object_ref (self->editor),
                   g_object_unref);
  let_go (self);
}

/* The records of all selected rows where @record is among them; else it alone. */
static GPtrArray *
records_with (OfftakeSheet *self, OfftakeRecord *record)
{
  const GPtrArray *selection = offtake_view_get_selection (view_of (self));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_ptr_array_find ((GPtrArray *) selection, record, NULL))
    for (guint i = 0; i < selection->len; i++)
      g_ptr_array_add (records, g_object_ref (selection->pdata[i]));
  else
    g_ptr_array_add (records, g_object_ref (record));
  return records;
}

static gboolean
store (OfftakeSheet *self, GPtrArray *records, const char *path, json_t *value, GError **error)
{
  guint n = records->len;

  if (!offtake_field_store_several (view_of (self), records, path, value, error))
    return FALSE;
  if (n > 1) {
    g_autofree char *text =
        g_strdup_printf (ngettext ("Changed %'u agreement", "Changed %'u agreements", n), n);

    offtake_sheet_tell (self, text, TRUE);
  }
  return TRUE;
}

/* FALSE where what is typed cannot be stored; the editor then says why. */
static gboolean
take (OfftakeSheet *self, gboolean all, GError **error)
{
  const char *path = self->source->path (offtake_table_cell_get_column (self->cell), NULL);
  OfftakeRecord *record = offtake_cell_editor_get_record (self->editor);
  g_autoptr (json_t) value = NULL;

  if (!all && !offtake_cell_editor_is_changed (self->editor))
    return TRUE;
  if (!offtake_cell_editor_read (self->editor, &value, error))
    return FALSE;
  g_autoptr (GPtrArray) records = all ? records_with (self, record) : g_ptr_array_new ();
  if (!all)
    g_ptr_array_add (records, record);
  if (store (self, records, path, value, error))
    return TRUE;
  offtake_cell_editor_show_error (self->editor, (*error)->message);
  return FALSE;
}

static void
on_editor_leave (OfftakeSheet *self, guint how)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = how == OFFTAKE_LEAVE_CANCEL || take (self, how == OFFTAKE_LEAVE_ALL, &error);

  if (how == OFFTAKE_LEAVE_AWAY) {
    if (!taken)
      offtake_sheet_tell (self, error->message, FALSE);
    stop_editing_soon (self);
  } else if (taken) {
    stop_editing (self);
    offtake_sheet_go_on (self, how);
  }
}

static void
edit_elsewhere (OfftakeSheet *self, OfftakeTableCell *cell, const char *path)
{
  guint position = gtk_list_item_get_position (offtake_table_cell_get_item (cell));

  offtake_sheet_cells_select (self->table, position, FALSE);
  g_signal_emit_by_name (self, "edit-elsewhere", path);
}

/* What is edited in the inspector, or cannot be edited at all, is left to it. */
gboolean
offtake_sheet_start (OfftakeSheet *self, gboolean replace)
{
  OfftakeTableCell *cell = offtake_sheet_cells_focused (self->table);
  OfftakeRecord *record = cell ? record_in (self, cell) : NULL;
  gboolean figure = FALSE;
  const char *path =
      record ? self->source->path (offtake_table_cell_get_column (cell), &figure) : NULL;
  OfftakeDocument *document = record ? offtake_view_get_document (view_of (self)) : NULL;

  if (!path || self->editor)
    return FALSE;
  if (offtake_document_get_read_only_reason (document)) {
    offtake_sheet_tell (self, offtake_document_get_read_only_reason (document), FALSE);
    return FALSE;
  }
  if (figure || !offtake_cell_editor_fits (record, path)) {
    edit_elsewhere (self, cell, path);
    return FALSE;
  }
  g_autofree char *name = offtake_table_cell_dup_place_name (cell);
  offtake_sheet_move (self, gtk_list_item_get_position (offtake_table_cell_get_item (cell)),
                      offtake_table_cell_get_column (cell));
  GtkWidget *editor = offtake_cell_editor_new (view_of (self), record, path, name);
  self->cell = cell;
  self->editor = OFFTAKE_CELL_EDITOR (editor);
  g_signal_connect_swapped (editor, "leave", G_CALLBACK (on_editor_leave), self);
  g_object_weak_ref (G_OBJECT (editor), on_editor_gone, self);
  gtk_widget_add_css_class (gtk_widget_get_parent (GTK_WIDGET (cell)), "edited");
  offtake_table_cell_set_editor (cell, editor);
  offtake_cell_editor_start (self->editor, replace);
  return TRUE;
}

gboolean
offtake_sheet_edit (OfftakeSheet *self)
{
  if (!offtake_sheet_cells_focused (self->table))
    return FALSE;
  offtake_sheet_start (self, FALSE);
  return TRUE;
}

gboolean
offtake_sheet_is_editing (OfftakeSheet *self)
{
  return self->editor != NULL;
}

void
offtake_sheet_commit (OfftakeSheet *self)
{
  if (self->editor)
    on_editor_leave (self, OFFTAKE_LEAVE_HERE);
  if (self->editor)
    stop_editing (self);
}

/* In all selected rows, as a spreadsheet does. */
void
offtake_sheet_clear (OfftakeSheet *self)
{
  OfftakeTableCell *cell = offtake_sheet_cells_focused (self->table);
  OfftakeRecord *record = record_in (self, cell);
  gboolean figure = FALSE;
  const char *path = self->source->path (offtake_table_cell_get_column (cell), &figure);

  if (!path)
    return;
  const OfftakeField *field = offtake_field_path_find (record, path, NULL);
  g_autoptr (GPtrArray) records = records_with (self, record);
  g_autoptr (GError) error = NULL;

  if (figure || field->flags & OFFTAKE_FIELD_REQUIRED)
    offtake_sheet_tell (self,
                        figure ? _ ("A figure cannot be cleared; change the terms it comes from.")
                               : _ ("It cannot be empty."),
                        FALSE);
  else if (!store (self, records, path, NULL, &error))
    offtake_sheet_tell (self, error->message, FALSE);
}

/* Yes and no are changed by the space bar. */
gboolean
offtake_sheet_toggle (OfftakeSheet *self)
{
  OfftakeTableCell *cell = offtake_sheet_cells_focused (self->table);
  OfftakeRecord *record = record_in (self, cell);
  const char *path = self->source->path (offtake_table_cell_get_column (cell), NULL);
  const OfftakeField *field = path ? offtake_field_path_find (record, path, NULL) : NULL;
  g_autoptr (GPtrArray) records = records_with (self, record);
  g_autoptr (GError) error = NULL;

  if (!field || field->kind != OFFTAKE_FIELD_BOOL)
    return FALSE;
  g_autoptr (json_t) before = offtake_field_path_get (record, path);
  g_autoptr (json_t) value = json_boolean (!json_is_true (before));
  if (!store (self, records, path, value, &error))
    offtake_sheet_tell (self, error->message, FALSE);
  return TRUE;
}
