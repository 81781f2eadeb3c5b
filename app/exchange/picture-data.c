/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/picture-data.h"

#include <string.h>

#include "exchange/csv.h"

static void
append_line (GString *csv,
             const char *kind,
             const char *source,
             const char *target,
             const char *label,
             double value,
             const char *unit)
{
  const char *texts[] = { kind, source, target, label };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    offtake_csv_append (csv, texts[i] ? texts[i] : "");
    g_string_append_c (csv, ',');
  }
  offtake_csv_append_number (csv, value);
  g_string_append_c (csv, ',');
  offtake_csv_append (csv, unit ? unit : "");
  g_string_append (csv, "\r\n");
}

static void
append_stubs (GString *csv, const OfftakeGraph *graph, const OfftakeGraphNode *node)
{
  if (node->shortage > 0)
    append_line (csv, "shortage", "", node->label, "", node->shortage, graph->unit);
  if (node->surplus > 0)
    append_line (csv, "surplus", node->label, "", "", node->surplus, graph->unit);
  if (node->loss > 0)
    append_line (csv, "loss", node->label, "", "", node->loss, graph->unit);
}

char *
offtake_picture_data_new (const OfftakeGraph *graph)
{
  GString *csv = g_string_new ("kind,source,target,type,value,unit\r\n");

  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = &g_array_index (graph->links, OfftakeGraphLink, i);
    append_line (csv, "flow", g_array_index (graph->nodes, OfftakeGraphNode, link->source).label,
                 g_array_index (graph->nodes, OfftakeGraphNode, link->target).label, link->label,
                 link->value, graph->unit);
  }
  for (guint i = 0; i < graph->nodes->len; i++)
    append_stubs (csv, graph, &g_array_index (graph->nodes, OfftakeGraphNode, i));
  return g_string_free (csv, FALSE);
}

char *
offtake_picture_data_path (const char *picture)
{
  const char *slash = strrchr (picture, G_DIR_SEPARATOR), *dot = strrchr (picture, '.');
  gsize stem = dot && (!slash || dot > slash) ? (gsize) (dot - picture) : strlen (picture);

  return g_strdup_printf ("%.*s.csv", (int) stem, picture);
}
