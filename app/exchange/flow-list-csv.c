/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/flow-list-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "exchange/number-text.h"
#include "exchange/unit.h"

typedef struct {
  OfftakeFlowList *list;
  OfftakeImport *import;
  const OfftakeCells *cells;
  GArray *columns;
  char decimal;
  double factor;        /* t of one unit of the values */
  const char *above[2]; /* source and target of the row above, NULL at first */
} Reader;

gboolean
offtake_flow_list_csv_is_one (const OfftakeMapping *mapping, const OfftakeCells *cells)
{
  g_autoptr (GArray) columns = offtake_mapping_match (mapping, "flows", cells, NULL);

  return columns && offtake_columns_find (columns, "source") != G_MAXUINT &&
         offtake_columns_find (columns, "target") != G_MAXUINT;
}

/* The columns that hold values: the one of that name, or every one that means nothing else. */
static gboolean
is_value (const Reader *self, const OfftakeColumn *column, gboolean wide)
{
  return wide ? !column->field && *column->header : g_strcmp0 (column->field, "value") == 0;
}

static char
find_decimal (Reader *self, gboolean wide)
{
  static const char *const fields[] = { "value", NULL };

  if (!wide)
    return offtake_columns_find_decimal (self->columns, self->cells, fields);
  for (guint i = 0; i < self->columns->len; i++) {
    OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);
    if (is_value (self, column, TRUE))
      column->field = g_strdup ("value");
  }
  return offtake_columns_find_decimal (self->columns, self->cells, fields);
}

static gboolean
find_factor (Reader *self, GError **error)
{
  guint found = offtake_columns_find (self->columns, "value");
  const OfftakeColumn *column =
      found != G_MAXUINT ? &g_array_index (self->columns, OfftakeColumn, found) : NULL;
  OfftakeUnit unit;

  self->factor = 1;
  if (!column || !column->unit)
    return TRUE;
  if (!offtake_unit_parse (column->unit, &unit) || unit.kind != OFFTAKE_UNIT_MASS) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("column \"%s\": \"%s\" is no unit of mass such as t, kt, kg or lb"),
                 column->header, column->unit);
    return FALSE;
  }
  self->factor = unit.factor;
  return TRUE;
}

/* A node's id; a leading point is PantaRhei's mark for one that is drawn without a label. */
static const char *
node_id (const char *text)
{
  return text[0] == '.' && text[1] ? text + 1 : text;
}

static void
read_value (Reader *self, guint row, guint column, const char *type, const char *place)
{
  const char *text = offtake_cells_get (self->cells, row, column);
  double value;

  if (!*text) {
    offtake_import_refuse (self->import, place, _ ("has no value"));
    return;
  }
  if (!offtake_number_text_parse (text, self->decimal, &value)) {
    offtake_import_refuse (self->import, place, _ ("the value \"%s\" is no number"), text);
    return;
  }
  offtake_flow_list_add (
      self->list, offtake_flow_list_ensure_node (self->list, node_id (self->above[0])),
      offtake_flow_list_ensure_node (self->list, node_id (self->above[1])), type,
      offtake_columns_get (self->columns, self->cells, row, "period"), value * self->factor, place);
}

static void
read_row (Reader *self, guint row, gboolean wide)
{
  static const char *const ends[] = { "source", "target" };
  g_autofree char *place =
      g_strdup_printf (_ ("line %u"), offtake_cells_row (self->cells, row)->line);

  for (guint i = 0; i < 2; i++) {
    const char *text = offtake_columns_get (self->columns, self->cells, row, ends[i]);
    if (*text)
      self->above[i] = text;
    if (!self->above[i]) {
      offtake_import_refuse (self->import, place, _ ("has no %s"), ends[i]);
      return;
    }
  }
  for (guint i = 0; i < self->columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);
    if (g_strcmp0 (column->field, "value") != 0)
      continue;
    if (!wide)
      read_value (self, row, i, offtake_columns_get (self->columns, self->cells, row, "type"),
                  place);
    else if (*offtake_cells_get (self->cells, row, i))
      read_value (self, row, i, column->header, place);
  }
}

/* With a period column a row without a period cannot be told from a forgotten one. */
static gboolean
check_period (Reader *self, guint row)
{
  if (offtake_columns_find (self->columns, "period") == G_MAXUINT ||
      *offtake_columns_get (self->columns, self->cells, row, "period"))
    return TRUE;
  g_autofree char *place =
      g_strdup_printf (_ ("line %u"), offtake_cells_row (self->cells, row)->line);
  offtake_import_refuse (self->import, place, _ ("has no period"));
  return FALSE;
}

static void
note_left_out (Reader *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);
    if (column->field || !*column->header)
      continue;
    g_autofree char *place = g_strdup_printf (_ ("column \"%s\""), column->header);
    offtake_import_ask (self->import, place, _ ("has no place in a plan and is left out"));
  }
}

gboolean
offtake_flow_list_csv_read (OfftakeFlowList *list,
                            OfftakeImport *import,
                            const OfftakeMapping *mapping,
                            const OfftakeCells *cells,
                            GError **error)
{
  g_autoptr (GArray) columns = offtake_mapping_match (mapping, "flows", cells, error);
  Reader reader = { .list = list, .import = import, .cells = cells, .columns = columns };

  if (!columns)
    return FALSE;
  gboolean wide = offtake_columns_find (columns, "value") == G_MAXUINT;
  reader.decimal = find_decimal (&reader, wide);
  if (mapping->decimal)
    reader.decimal = mapping->decimal;
  if (offtake_columns_find (columns, "value") == G_MAXUINT) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("has columns for source and target, and none for the value"));
    return FALSE;
  }
  if (!find_factor (&reader, error))
    return FALSE;
  import->n_rows = offtake_cells_n_rows (cells) - 1;
  for (guint row = 1; row <= import->n_rows; row++) {
    if (!offtake_import_step (import, row, import->n_rows, error))
      return FALSE;
    if (check_period (&reader, row))
      read_row (&reader, row, wide);
  }
  note_left_out (&reader);
  return TRUE;
}

static guint
find_header (const OfftakeCells *cells, const char *const *names)
{
  for (; *names; names++)
    for (guint i = 0; i < offtake_cells_row (cells, 0)->n; i++)
      if (g_ascii_strcasecmp (offtake_cells_get (cells, 0, i), *names) == 0)
        return i;
  return G_MAXUINT;
}

void
offtake_flow_list_csv_read_nodes (OfftakeFlowList *list,
                                  OfftakeImport *import,
                                  const OfftakeCells *cells)
{
  static const char *const ids[] = { "id", "node", "code", NULL };
  static const char *const labels[] = { "label", "name", "title", NULL };

  if (offtake_cells_n_rows (cells) == 0)
    return;
  guint id = find_header (cells, ids), label = find_header (cells, labels);
  for (guint row = 1; id != G_MAXUINT && label != G_MAXUINT && row < offtake_cells_n_rows (cells);
       row++) {
    guint node = offtake_flow_list_find_node (list, node_id (offtake_cells_get (cells, row, id)));
    /* A label is broken into lines by a written \\n. */
    g_autoptr (GString) name = g_string_new (offtake_cells_get (cells, row, label));
    g_string_replace (name, "\\n", " ", 0);
    if (node != G_MAXUINT && name->len > 0)
      offtake_flow_list_set_name (list, node, name->str);
  }
}
