/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/cells.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

OfftakeCells *
offtake_cells_new (void)
{
  OfftakeCells *self = g_new0 (OfftakeCells, 1);

  self->texts = g_string_chunk_new (65536);
  self->cells = g_ptr_array_new ();
  self->raw = g_hash_table_new (NULL, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (OfftakeCellRow));
  return self;
}

void
offtake_cells_free (OfftakeCells *self)
{
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->cells);
  g_hash_table_unref (self->raw);
  g_array_unref (self->rows);
  g_free (self);
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  GError *refusal = g_error_new_valist (OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, format, arguments);
  va_end (arguments);
  g_propagate_error (error, refusal);
  return FALSE;
}

/* The cell's text without the spaces around it. */
static const char *
store (OfftakeCells *self, const char *text, gsize length)
{
  gsize first = 0, end = length;

  while (first < end && g_ascii_isspace (text[first]))
    first++;
  while (end > first && g_ascii_isspace (text[end - 1]))
    end--;
  if (first == end)
    return "";
  const char *cell = g_string_chunk_insert_len (self->texts, text + first, (gssize) (end - first));
  if (end - first < length)
    g_hash_table_insert (self->raw, (char *) cell,
                         g_string_chunk_insert_len (self->texts, text, (gssize) length));
  return cell;
}

/* A workbook may name one long text from many cells: what little is read may be much. */
static gboolean
check_length (OfftakeCells *self, gsize length, GError **error)
{
  if (length > OFFTAKE_CELLS_MAX_LENGTH)
    return refuse (error, _ ("a cell is longer than %u characters"), OFFTAKE_CELLS_MAX_LENGTH);
  self->n_bytes += length;
  return self->n_bytes <= OFFTAKE_CELLS_MAX_BYTES ||
         refuse (error, _ ("the table holds more than %u MB of text"),
                 OFFTAKE_CELLS_MAX_BYTES >> 20);
}

gboolean
offtake_cells_add (OfftakeCells *self, const char *text, gsize length, GError **error)
{
  if (!check_length (self, length, error))
    return FALSE;
  if (self->cells->len - self->row_first >= OFFTAKE_CELLS_MAX_COLUMNS)
    return refuse (error, _ ("a row has more than %u columns"), OFFTAKE_CELLS_MAX_COLUMNS);
  if (self->cells->len >= OFFTAKE_CELLS_MAX_CELLS)
    return refuse (error, _ ("the table has more than %u cells"), OFFTAKE_CELLS_MAX_CELLS);
  g_ptr_array_add (self->cells, (char *) store (self, text, length));
  return TRUE;
}

static gboolean
is_empty (const OfftakeCells *self)
{
  for (guint i = self->row_first; i < self->cells->len; i++)
    if (*(const char *) self->cells->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

gboolean
offtake_cells_end_row (OfftakeCells *self, guint line, GError **error)
{
  OfftakeCellRow row = { line, self->row_first, self->cells->len - self->row_first };

  if (is_empty (self)) {
    g_ptr_array_set_size (self->cells, (int) self->row_first);
    return TRUE;
  }
  if (self->rows->len >= OFFTAKE_CELLS_MAX_ROWS)
    return refuse (error, _ ("the table has more than %u rows"), OFFTAKE_CELLS_MAX_ROWS);
  g_array_append_val (self->rows, row);
  self->row_first = self->cells->len;
  return TRUE;
}

/* A row that gets longer moves behind the others. */
static void
widen (OfftakeCells *self, OfftakeCellRow *row, guint n)
{
  guint first = self->cells->len;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->cells, i < row->n ? self->cells->pdata[row->first + i] : (gpointer) "");
  row->first = first;
  row->n = n;
  self->row_first = self->cells->len;
}

gboolean
offtake_cells_set (OfftakeCells *self, guint row, guint column, const char *text, GError **error)
{
  OfftakeCellRow *found = &g_array_index (self->rows, OfftakeCellRow, row);

  if (!check_length (self, strlen (text), error))
    return FALSE;
  if (column >= found->n)
    widen (self, found, column + 1);
  self->cells->pdata[found->first + column] = (char *) store (self, text, strlen (text));
  return TRUE;
}

guint
offtake_cells_n_rows (const OfftakeCells *self)
{
  return self->rows->len;
}

const OfftakeCellRow *
offtake_cells_row (const OfftakeCells *self, guint row)
{
  return &g_array_index (self->rows, OfftakeCellRow, row);
}

const char *
offtake_cells_get (const OfftakeCells *self, guint row, guint column)
{
  const OfftakeCellRow *found = offtake_cells_row (self, row);

  return column < found->n ? self->cells->pdata[found->first + column] : "";
}

const char *
offtake_cells_get_raw (const OfftakeCells *self, const char *cell)
{
  const char *raw = g_hash_table_lookup (self->raw, cell);

  return raw ? raw : cell;
}
