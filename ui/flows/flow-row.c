/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "closures.h"
#include "report/flow-color.h"

struct _OfftakeFlowRow {
  GObject parent_instance;

  char *from, *to, *material, *amount;
  const char *status;
  double value, share;
  GPtrArray *agreements; /* char *, ids */
  GString *numbers;
};

enum {
  PROP_FROM = 1,
  PROP_TO,
  PROP_MATERIAL,
  PROP_STATUS,
  PROP_AGREEMENTS,
  PROP_DESCRIPTION,
  PROP_VALUE,
  PROP_SHARE,
  N_PROPERTIES,
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeFlowRow, offtake_flow_row, G_TYPE_OBJECT)

static char *
describe (OfftakeFlowRow *self)
{
  g_autofree char *share = isnan (self->share) ? NULL : offtake_text_percent (self->share);

  if (!share)
    /* Translators: giver and taker of a flow, goods, amount, status of its agreements */
    return g_strdup_printf (_ ("From %s to %s: %s, %s, %s"), self->from, self->to, self->material,
                            self->amount, self->status);
  /* Translators: giver and taker of a flow, goods, amount, its share, status of its agreements */
  return g_strdup_printf (_ ("From %s to %s: %s, %s, %s of what comes in, %s"), self->from,
                          self->to, self->material, self->amount, share, self->status);
}

static void
offtake_flow_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakeFlowRow *self = OFFTAKE_FLOW_ROW (object);

  switch (id) {
  case PROP_FROM: g_value_set_string (value, self->from); break;
  case PROP_TO: g_value_set_string (value, self->to); break;
  case PROP_MATERIAL: g_value_set_string (value, self->material); break;
  case PROP_STATUS: g_value_set_string (value, self->status); break;
  case PROP_AGREEMENTS: g_value_set_string (value, self->numbers->str); break;
  case PROP_DESCRIPTION: g_value_take_string (value, describe (self)); break;
  case PROP_VALUE: g_value_set_double (value, self->value); break;
  case PROP_SHARE: g_value_set_double (value, self->share); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_flow_row_finalize (GObject *object)
{
  OfftakeFlowRow *self = OFFTAKE_FLOW_ROW (object);

  g_free (self->from);
  g_free (self->to);
  g_free (self->material);
  g_free (self->amount);
  g_ptr_array_unref (self->agreements);
  g_string_free (self->numbers, TRUE);
  G_OBJECT_CLASS (offtake_flow_row_parent_class)->finalize (object);
}

static void
offtake_flow_row_class_init (OfftakeFlowRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  static const char *const texts[] = { "from",   "to",         "material",
                                       "status", "agreements", "description" };

  object_class->get_property = offtake_flow_row_get_property;
  object_class->finalize = offtake_flow_row_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_FROM + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  properties[PROP_VALUE] =
      g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_SHARE] =
      g_param_spec_double ("share", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_flow_row_init (OfftakeFlowRow *self)
{
  self->agreements = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_string_new (NULL);
}

/* An agreement is as many links as its flow has colours. */
static void
add_agreement (OfftakeFlowRow *self, OfftakeRecord *record)
{
  const char *id = offtake_record_get_id (record);

  if (offtake_flow_row_has_agreement (self, id))
    return;
  if (self->numbers->len)
    g_string_append (self->numbers, ", ");
  g_string_append (self->numbers,
                   OFFTAKE_AGREEMENT (record)->number ? OFFTAKE_AGREEMENT (record)->number : id);
  g_ptr_array_add (self->agreements, g_strdup (id));
}

static OfftakeFlowRow *
row_for (GHashTable *known,
         GPtrArray *rows,
         const OfftakeGraph *graph,
         const OfftakeGraphLink *link,
         guint status)
{
  g_autofree char *key =
      g_strdup_printf ("%u %u %u %s", link->source, link->target, status, link->label);
  OfftakeFlowRow *row = g_hash_table_lookup (known, key);

  if (row)
    return row;
  row = g_object_new (OFFTAKE_TYPE_FLOW_ROW, NULL);
  row->from = g_strdup (offtake_graph_node (graph, link->source)->label);
  row->to = g_strdup (offtake_graph_node (graph, link->target)->label);
  row->material = g_strdup (link->label);
  row->status = offtake_flow_status_name (status);
  row->share = NAN;
  g_ptr_array_add (rows, row);
  g_hash_table_insert (known, g_steal_pointer (&key), row);
  return row;
}

static double *
sum_intake (const OfftakeGraph *graph)
{
  double *intake = g_new0 (double, graph->nodes->len + 1);

  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    intake[link->target] += link->value;
  }
  return intake;
}

GPtrArray *
offtake_flow_rows_new (OfftakeView *view, const OfftakeGraph *graph)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree double *intake = sum_intake (graph);

  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    OfftakeRecord *record = offtake_view_find_agreement (view, link->tag);

    if (!record || !(link->value > 0))
      continue;
    OfftakeFlowRow *row = row_for (known, rows, graph, link, OFFTAKE_AGREEMENT (record)->status);
    row->value += link->value;
    if (intake[link->target] > 0)
      row->share = row->value / intake[link->target];
    add_agreement (row, record);
  }
  for (guint i = 0; i < rows->len; i++) {
    OfftakeFlowRow *row = g_ptr_array_index (rows, i);
    row->amount = offtake_graph_amount (graph, row->value);
  }
  return rows;
}

double
offtake_flow_row_get_share (OfftakeFlowRow *self)
{
  return self->share;
}

double
offtake_flow_row_get_value (OfftakeFlowRow *self)
{
  return self->value;
}

OfftakeRecord *
offtake_flow_row_get_agreement (OfftakeFlowRow *self, OfftakeView *view)
{
  return offtake_plan_find (offtake_view_get_plan (view), "agreements",
                            g_ptr_array_index (self->agreements, 0));
}

gboolean
offtake_flow_row_has_agreement (OfftakeFlowRow *self, const char *id)
{
  return g_ptr_array_find_with_equal_func (self->agreements, id, g_str_equal, NULL);
}

/* A tab or a line break in a name would be the end of its cell. */
static void
append_cell (GString *text, const char *cell, char end)
{
  for (const char *p = cell; p && *p; p++)
    g_string_append_c (text, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
  g_string_append_c (text, end);
}

static void
append_row (GString *text, OfftakeFlowRow *row)
{
  g_autofree char *value = offtake_number_edit_text (row->value);
  g_autofree char *share = isnan (row->share) ? NULL : offtake_number_edit_text (row->share);

  append_cell (text, row->from, '\t');
  append_cell (text, row->to, '\t');
  append_cell (text, row->material, '\t');
  append_cell (text, value, '\t');
  append_cell (text, share, '\t');
  append_cell (text, row->status, '\t');
  append_cell (text, row->numbers->str, '\n');
}

char *
offtake_flow_rows_to_text (GPtrArray *rows, const OfftakeGraph *graph)
{
  GString *text = g_string_new (NULL);
  g_autofree char *amount = g_strdup_printf ("%s (%s)", graph->name, graph->unit);
  const char *const titles[] = { _ ("From"),  _ ("To"),     _ ("Goods"),     amount,
                                 _ ("Share"), _ ("Status"), _ ("Agreements") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_cell (text, titles[i], i + 1 < G_N_ELEMENTS (titles) ? '\t' : '\n');
  for (guint i = 0; i < rows->len; i++)
    append_row (text, g_ptr_array_index (rows, i));
  return g_string_free (text, FALSE);
}
