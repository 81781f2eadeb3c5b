/* SPDX-License-Identifier: MPL-2.0 */
#include "sheet/sheet-private.h"

#include <glib/gi18n.h>

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-store.h"
#include "base/error.h"
#include "pane.h"
#include "sheet/cell-text.h"
#include "sheet/sheet-cells.h"

/* What goes into cells at once: records, and of each the value to be (NULL: none). */
typedef struct {
  GPtrArray *records; /* owned */
  GPtrArray *values;  /* json_t, owned */
} Filling;

static void
filling_init (Filling *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
}

static void
filling_clear (Filling *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->values);
}

static OfftakeRecord *
record_at (OfftakeSheet *self, guint position)
{
  g_autoptr (GObject) row =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->table)), position);

  return row ? self->source->record (row) : NULL;
}

/* The place in a record under the cursor, NULL with the reason in @error where nothing can be put.
 */
static const char *
path_at_cursor (OfftakeSheet *self, guint *position, GError **error)
{
  OfftakeDocument *document =
      offtake_view_get_document (offtake_pane_find_view (GTK_WIDGET (self->table)));
  GtkColumnViewColumn *column = NULL;
  gboolean figure = FALSE;

  if (!offtake_sheet_get_cursor (self, position, &column))
    return NULL;
  const char *path = self->source->path (column, &figure);
  if (offtake_document_get_read_only_reason (document))
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                         offtake_document_get_read_only_reason (document));
  else if (!path || figure)
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                         _ ("This column is worked out; change the terms it comes from."));
  else
    return path;
  return NULL;
}

/* The selected rows where the one at @position is among them; else it alone. In the table's order.
 */
static GtkBitset *
rows_with (OfftakeSheet *self, guint position)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (gtk_column_view_get_model (self->table));

  return gtk_bitset_contains (chosen, position) ? gtk_bitset_copy (chosen)
                                                : gtk_bitset_new_range (position, 1);
}

static gboolean
add_text (OfftakeSheet *self,
          Filling *filling,
          guint position,
          const char *path,
          const char *text,
          GError **error)
{
  OfftakeView *view = offtake_pane_find_view (GTK_WIDGET (self->table));
  OfftakeRecord *record = record_at (self, position);
  json_t *value = NULL;

  if (!offtake_cell_editor_fits (record, path)) {
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                         _ ("It holds more than one value and is edited in the inspector."));
  } else if (offtake_cell_text_parse (offtake_view_get_plan (view), record, path, text, &value,
                                      error)) {
    g_ptr_array_add (filling->records, g_object_ref (record));
    g_ptr_array_add (filling->values, value);
    return TRUE;
  }
  g_prefix_error (error, "%s: ", offtake_record_get_title (record));
  return FALSE;
}

/* All of it as one step, or none of it, which is told. */
static void
fill (OfftakeSheet *self, const Filling *filling, const char *path, GError *refused)
{
  OfftakeView *view = offtake_pane_find_view (GTK_WIDGET (self->table));
  guint n = filling->records->len;
  g_autoptr (GError) error = refused;

  if (!error && n > 0)
    offtake_field_store_each (view, filling->records, path, filling->values, &error);
  if (error) {
    g_autofree char *text = g_strdup_printf (_ ("Nothing has been changed. %s"), error->message);

    offtake_sheet_tell (self, text, FALSE);
  } else if (n > 1) {
    g_autofree char *text =
        g_strdup_printf (ngettext ("Changed %'u agreement", "Changed %'u agreements", n), n);

    offtake_sheet_tell (self, text, TRUE);
  }
}

char *
offtake_sheet_dup_text (OfftakeSheet *self)
{
  OfftakeTableCell *cell = offtake_sheet_cells_focused (self->table);
  gboolean figure = FALSE;
  char *text = NULL;

  if (!cell)
    return NULL;
  const char *path = self->source->path (offtake_table_cell_get_column (cell), &figure);
  OfftakeRecord *record =
      self->source->record (gtk_list_item_get_item (offtake_table_cell_get_item (cell)));
  if (path && !figure && offtake_cell_editor_fits (record, path))
    return offtake_cell_text_format (
        offtake_view_get_plan (offtake_pane_find_view (GTK_WIDGET (self->table))), record, path);
  g_object_get (cell, "text", &text, NULL);
  return text ? text : g_strdup ("");
}

/* One text goes into all of @rows, several into one row each, from @position on. */
static gboolean
choose_rows (GtkBitset *rows, guint position, guint n_texts, guint n_rows, GError **error)
{
  if (n_texts == 1 || gtk_bitset_get_size (rows) == n_texts)
    return TRUE;
  if (n_texts > n_rows - position) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 ngettext ("There is only %u row from here on, for %u values.",
                           "There are only %u rows from here on, for %u values.",
                           n_rows - position),
                 n_rows - position, n_texts);
    return FALSE;
  }
  gtk_bitset_remove_all (rows);
  gtk_bitset_add_range (rows, position, n_texts);
  return TRUE;
}

static void
add_texts (OfftakeSheet *self,
           Filling *filling,
           guint position,
           const char *path,
           const char *const *texts,
           GError **error)
{
  guint n_texts = g_strv_length ((char **) texts), row = 0, i = 0;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (self->table)));
  g_autoptr (GtkBitset) rows = rows_with (self, position);
  GtkBitsetIter iter;

  if (!choose_rows (rows, position, n_texts, n_rows, error))
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more;
       more = gtk_bitset_iter_next (&iter, &row), i++)
    if (!add_text (self, filling, row, path, texts[n_texts == 1 ? 0 : i], error))
      return;
}

void
offtake_sheet_put_texts (OfftakeSheet *self, const char *const *texts)
{
  guint position = 0;
  GError *error = NULL;
  const char *path = path_at_cursor (self, &position, &error);
  Filling filling;

  filling_init (&filling);
  if (path)
    add_texts (self, &filling, position, path, texts, &error);
  fill (self, &filling, path, error);
  filling_clear (&filling);
}

static void
add_from_above (OfftakeSheet *self, Filling *filling, guint position, const char *path)
{
  g_autoptr (GtkBitset) rows = rows_with (self, position);
  gboolean several = gtk_bitset_get_size (rows) > 1;
  guint from = several ? gtk_bitset_get_minimum (rows) : position - 1, row = 0;
  GtkBitsetIter iter;

  if (!several && position == 0)
    return;
  g_autoptr (json_t) value = offtake_field_path_get (record_at (self, from), path);
  gtk_bitset_remove (rows, from);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more;
       more = gtk_bitset_iter_next (&iter, &row)) {
    g_ptr_array_add (filling->records, g_object_ref (record_at (self, row)));
    g_ptr_array_add (filling->values, json_incref (value));
  }
}

void
offtake_sheet_fill_down (OfftakeSheet *self)
{
  guint position = 0;
  GError *error = NULL;
  const char *path = path_at_cursor (self, &position, &error);
  Filling filling;

  filling_init (&filling);
  if (path)
    add_from_above (self, &filling, position, path);
  fill (self, &filling, path, error);
  filling_clear (&filling);
}
