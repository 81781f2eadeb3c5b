/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/foreign.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "exchange/agreements-table.h"
#include "exchange/csv.h"
#include "exchange/flow-list-csv.h"
#include "exchange/flow-list-json.h"
#include "exchange/plan-json.h"
#include "exchange/source-text.h"
#include "exchange/xlsx.h"

/* What is wanted of the source, whatever it is. */
typedef struct {
  const char *path, *title, *currency;
  const OfftakeMapping *mapping;
  const OfftakeCells *nodes; /* that lay beside it, or NULL */
  OfftakeImportProgress *progress;
  int year;
} Request;

static char *
title_of (const char *path)
{
  char *name = g_path_get_basename (path);
  char *ending = strrchr (name, '.');

  if (ending && ending != name)
    *ending = '\0';
  g_autofree char *raw = name;
  return g_filename_display_name (raw);
}

static OfftakeImport *
read_json (const Request *request, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (json_t) root = offtake_json_read (text ? text : "", length, request->path, error);
  g_autoptr (OfftakeImport) import = offtake_import_new ();

  if (!root)
    return NULL;
  if (!offtake_flow_list_json_is_one (root)) {
    import->is_plan = TRUE;
    import->plan = offtake_plan_json_read_root (root, request->path, error);
    return import->plan ? g_steal_pointer (&import) : NULL;
  }
  g_autoptr (OfftakeFlowList) list = offtake_flow_list_new (import);
  if (offtake_flow_list_json_read (list, import, root, error) &&
      offtake_flow_list_make_plan (list, request->title, request->currency, request->year, error))
    return g_steal_pointer (&import);
  g_prefix_error (error, "%s: ", request->path);
  return NULL;
}

static OfftakeCells *
read_cells (GBytes *bytes, const OfftakeMapping *mapping, GError **error)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text =
      offtake_source_decode (data ? data : "", size, mapping->encoding, &length, error);
  OfftakeCells *cells = text ? offtake_csv_read (text, length, mapping->delimiter, error) : NULL;

  if (cells)
    cells->decimal = mapping->decimal;
  return cells;
}

/* "MFA_nodes.csv" beside "MFA_flows.csv"; NULL if there is none. */
static OfftakeCells *
read_nodes_beside (const char *path)
{
  static const char *const endings[] = { "flows.csv", "flows_filled.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (!g_str_has_suffix (path, endings[i]))
      continue;
    g_autofree char *stem = g_strndup (path, strlen (path) - strlen (endings[i]));
    g_autofree char *nodes = g_strconcat (stem, "nodes.csv", NULL);
    g_autoptr (GBytes) bytes = g_file_test (nodes, G_FILE_TEST_IS_REGULAR)
                                   ? offtake_source_read_file (nodes, OFFTAKE_TABLE_MAX_BYTES, NULL)
                                   : NULL;
    g_autoptr (OfftakeMapping) plain = offtake_mapping_new ();
    return bytes ? read_cells (bytes, plain, NULL) : NULL;
  }
  return NULL;
}

static gboolean
read_flows (const Request *request,
            OfftakeImport *import,
            const OfftakeCells *cells,
            GError **error)
{
  g_autoptr (OfftakeFlowList) list = offtake_flow_list_new (import);

  if (!offtake_flow_list_csv_read (list, import, request->mapping, cells, error))
    return FALSE;
  if (request->nodes)
    offtake_flow_list_csv_read_nodes (list, import, request->nodes);
  return offtake_flow_list_make_plan (list, request->title, request->currency, request->year,
                                      error);
}

static gboolean
read_rows (const Request *request, OfftakeImport *import, const OfftakeCells *cells, GError **error)
{
  return offtake_flow_list_csv_is_one (request->mapping, cells)
             ? read_flows (request, import, cells, error)
             : offtake_agreements_table_read (import, request->mapping, cells, request->title,
                                              request->currency, request->year, error);
}

/* The first sheet that holds a table we know, or the first of all, for its error to be told. */
static OfftakeCells *
read_workbook (GBytes *bytes, const OfftakeMapping *mapping, GError **error)
{
  g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (bytes, error);
  OfftakeCells *first = NULL;

  for (guint i = 0; workbook && i < offtake_xlsx_n_sheets (workbook); i++) {
    g_autoptr (OfftakeCells) cells = offtake_xlsx_read_sheet (workbook, i, first ? NULL : error);
    if (!cells && !first)
      return NULL;
    if (cells && (offtake_agreements_table_is_one (mapping, cells) ||
                  offtake_flow_list_csv_is_one (mapping, cells))) {
      g_clear_pointer (&first, offtake_cells_free);
      return g_steal_pointer (&cells);
    }
    if (!first)
      first = g_steal_pointer (&cells);
  }
  return first;
}

static OfftakeImport *
read_table (const Request *request, GBytes *bytes, GError **error)
{
  g_autoptr (OfftakeImport) import = offtake_import_new ();
  g_autoptr (OfftakeCells) cells = offtake_xlsx_is_one (bytes)
                                       ? read_workbook (bytes, request->mapping, error)
                                       : read_cells (bytes, request->mapping, error);

  import->progress = request->progress;
  if (cells && read_rows (request, import, cells, error))
    return g_steal_pointer (&import);
  g_prefix_error (error, "%s: ", request->path);
  return NULL;
}

/* JSON begins with a brace or a bracket, which no header of a table does. */
static gboolean
looks_like_json (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i < size && (data[i] == '{' || data[i] == '[');
}

static OfftakeImport *
read_bytes (GBytes *bytes, Request *request, GError **error)
{
  g_autoptr (OfftakeMapping) empty = offtake_mapping_new ();
  g_autofree char *title = title_of (request->path);

  if (!request->mapping)
    request->mapping = empty;
  request->title = request->mapping->title ? request->mapping->title : title;
  if (request->mapping->currency)
    request->currency = request->mapping->currency;
  return g_str_has_suffix (request->path, ".json") || looks_like_json (bytes)
             ? read_json (request, bytes, error)
             : read_table (request, bytes, error);
}

OfftakeImport *
offtake_foreign_read_bytes (GBytes *bytes,
                            const char *name,
                            const OfftakeMapping *mapping,
                            int year,
                            const char *currency,
                            GError **error)
{
  Request request = { .path = name, .mapping = mapping, .year = year, .currency = currency };

  return read_bytes (bytes, &request, error);
}

OfftakeImport *
offtake_foreign_read_file_watched (const char *path,
                                   const OfftakeMapping *mapping,
                                   int year,
                                   const char *currency,
                                   OfftakeImportProgress *progress,
                                   GError **error)
{
  guint max_bytes =
      g_str_has_suffix (path, ".json") ? OFFTAKE_JSON_MAX_BYTES : OFFTAKE_TABLE_MAX_BYTES;
  g_autoptr (GBytes) bytes = offtake_source_read_file (path, max_bytes, error);
  g_autoptr (OfftakeCells) nodes = bytes ? read_nodes_beside (path) : NULL;
  Request request = { .path = path,
                      .mapping = mapping,
                      .year = year,
                      .currency = currency,
                      .nodes = nodes,
                      .progress = progress };

  OfftakeImport *import = bytes ? read_bytes (bytes, &request, error) : NULL;
  if (import)
    import->progress = NULL;
  return import;
}

OfftakeImport *
offtake_foreign_read_file (
    const char *path, const OfftakeMapping *mapping, int year, const char *currency, GError **error)
{
  return offtake_foreign_read_file_watched (path, mapping, year, currency, NULL, error);
}

OfftakeCells *
offtake_foreign_read_cells (const char *path,
                            const OfftakeMapping *mapping,
                            const char **table,
                            GError **error)
{
  g_autoptr (OfftakeMapping) plain = mapping ? NULL : offtake_mapping_new ();
  g_autoptr (GBytes) bytes = offtake_source_read_file (path, OFFTAKE_TABLE_MAX_BYTES, error);

  if (!bytes || g_str_has_suffix (path, ".json") || looks_like_json (bytes))
    return NULL;
  const OfftakeMapping *by = mapping ? mapping : plain;
  OfftakeCells *cells = offtake_xlsx_is_one (bytes) ? read_workbook (bytes, by, error)
                                                    : read_cells (bytes, by, error);
  if (cells)
    *table = offtake_flow_list_csv_is_one (by, cells) ? "flows" : "agreements";
  else
    g_prefix_error (error, "%s: ", path);
  return cells;
}
