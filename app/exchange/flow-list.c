/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/flow-list.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "model/check.h"

/* A flow list knows no country, and a party must have one: the only one without trade. */
#define NO_COUNTRY "AQ"
#define PARTY "flow-list"
#define DEFAULT_TYPE "flow"

typedef struct {
  char *id, *name; /* name NULL: as the id */
  gboolean gives, takes;
} Node;

typedef struct {
  guint source, target, type; /* type: index in types */
  guint32 first;              /* day on which its period begins, 0 without a time */
  int year, quarter;
  double value;
  guint order; /* of its row */
} Flow;

struct _OfftakeFlowList {
  OfftakeImport *import;
  GArray *nodes; /* Node */
  GHashTable *node_index;
  GPtrArray *types; /* char * */
  GHashTable *type_index;
  GArray *flows; /* Flow */
};

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_free (node->id);
  g_free (node->name);
}

OfftakeFlowList *
offtake_flow_list_new (OfftakeImport *import)
{
  OfftakeFlowList *self = g_new0 (OfftakeFlowList, 1);

  self->import = import;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
  self->node_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->type_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->flows = g_array_new (FALSE, TRUE, sizeof (Flow));
  return self;
}

void
offtake_flow_list_free (OfftakeFlowList *self)
{
  g_array_unref (self->nodes);
  g_hash_table_unref (self->node_index);
  g_hash_table_unref (self->type_index);
  g_ptr_array_unref (self->types);
  g_array_unref (self->flows);
  g_free (self);
}

static Node *
node_at (const OfftakeFlowList *self, guint node)
{
  return &g_array_index (self->nodes, Node, node);
}

guint
offtake_flow_list_find_node (const OfftakeFlowList *self, const char *id)
{
  gpointer node;

  return g_hash_table_lookup_extended (self->node_index, id, NULL, &node) ? GPOINTER_TO_UINT (node)
                                                                          : G_MAXUINT;
}

guint
offtake_flow_list_ensure_node (OfftakeFlowList *self, const char *id)
{
  guint found = offtake_flow_list_find_node (self, id);
  Node node = { .id = NULL };

  if (found != G_MAXUINT)
    return found;
  node.id = g_strdup (id);
  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->node_index, g_strdup (id), GUINT_TO_POINTER (self->nodes->len - 1));
  return self->nodes->len - 1;
}

guint
offtake_flow_list_n_nodes (const OfftakeFlowList *self)
{
  return self->nodes->len;
}

void
offtake_flow_list_set_name (OfftakeFlowList *self, guint node, const char *name)
{
  g_free (node_at (self, node)->name);
  node_at (self, node)->name = g_strdup (name);
}

/* What stands behind a day: nothing, or its time. */
static gboolean
ends_day (const char *rest)
{
  return *rest == '\0' || *rest == 'T' || *rest == ' ';
}

gboolean
offtake_flow_list_parse_time (const char *text, OfftakePeriod *period)
{
  g_autofree char *head = g_strndup (text, 10);
  guint32 day = offtake_day_parse (head);
  int month = 0;

  if (offtake_period_parse (text, period))
    return TRUE;
  if (strlen (text) == 7 && text[4] == '-' && g_ascii_toupper (text[5]) == 'Q') {
    g_autofree char *label = g_strdup_printf ("%.4sQ%c", text, text[6]);
    return offtake_period_parse (label, period);
  }
  if (strlen (text) == 7 && text[4] == '-') {
    g_autofree char *first = g_strconcat (text, "-01", NULL);
    day = offtake_day_parse (first);
  } else if (strlen (text) < 10 || !ends_day (text + 10)) {
    return FALSE;
  }
  if (day == 0)
    return FALSE;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  month = g_date_get_month (&date);
  if (g_date_get_year (&date) < OFFTAKE_PERIOD_MIN_YEAR ||
      g_date_get_year (&date) > OFFTAKE_PERIOD_MAX_YEAR)
    return FALSE;
  offtake_period_init (period, g_date_get_year (&date), (month - 1) / 3 + 1);
  return TRUE;
}

static guint
ensure_type (OfftakeFlowList *self, const char *type)
{
  gpointer found;

  if (g_hash_table_lookup_extended (self->type_index, type, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_ptr_array_add (self->types, g_strdup (type));
  g_hash_table_insert (self->type_index, self->types->pdata[self->types->len - 1],
                       GUINT_TO_POINTER (self->types->len - 1));
  return self->types->len - 1;
}

void
offtake_flow_list_add (OfftakeFlowList *self,
                       guint source,
                       guint target,
                       const char *type,
                       const char *time,
                       double value,
                       const char *place)
{
  OfftakePeriod period = { .first = 0 };
  Flow flow = { .source = source, .target = target, .value = value, .order = self->flows->len };

  if (!isfinite (value) || value < 0) {
    offtake_import_refuse (self->import, place,
                           _ ("the value must be a number that is not negative"));
    return;
  }
  if (time && *time && !offtake_flow_list_parse_time (time, &period)) {
    offtake_import_refuse (
        self->import, place,
        _ ("the time \"%s\" is no year, quarter, month or day, such as 2027, 2027Q3, "
           "2027-08 or 2027-08-31"),
        time);
    return;
  }
  flow.type = ensure_type (self, type && *type ? type : DEFAULT_TYPE);
  flow.first = period.first;
  flow.year = period.year;
  flow.quarter = period.quarter;
  g_array_append_val (self->flows, flow);
  /* What a node sends to itself makes it neither an origin nor an end. */
  if (source != target) {
    node_at (self, source)->gives = TRUE;
    node_at (self, target)->takes = TRUE;
  }
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const Flow *x = a, *y = b;
  const guint keys[][2] = { { x->source, y->source },
                            { x->target, y->target },
                            { x->type, y->type },
                            { x->first, y->first },
                            /* A whole year before its first quarter. */
                            { (guint) x->quarter, (guint) y->quarter },
                            { x->order, y->order } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

/* The years of the flows, and whether any has a quarter; FALSE without any time. */
static gboolean
find_horizon (const OfftakeFlowList *self, OfftakeHorizon *horizon)
{
  gboolean timed = FALSE;

  for (guint i = 0; i < self->flows->len; i++) {
    const Flow *flow = &g_array_index (self->flows, Flow, i);
    if (flow->first == 0)
      continue;
    horizon->from = timed ? MIN (horizon->from, flow->year) : flow->year;
    horizon->to = timed ? MAX (horizon->to, flow->year) : flow->year;
    if (flow->quarter != 0)
      horizon->step = OFFTAKE_STEP_QUARTER;
    timed = TRUE;
  }
  return timed;
}

static gboolean
add_sites (OfftakeFlowList *self, const char *title, GError **error)
{
  static const char *const kinds[2][2] = { { "hub", "sink" }, { "source", "hub" } };
  json_t *party =
      json_pack ("{s:s, s:s, s:s, s:s}", "id", PARTY, "name", title, "country", NO_COUNTRY, "notes",
                 _ ("Holds the nodes of a flow list, which names no parties and no countries"));

  if (!offtake_import_add (self->import, "parties", party, error))
    return FALSE;
  for (guint i = 0; i < self->types->len; i++) {
    const char *type = self->types->pdata[i];
    if (!offtake_import_add (self->import, "materials",
                             json_pack ("{s:s, s:s}", "id", type, "name", type), error))
      return FALSE;
  }
  for (guint i = 0; i < self->nodes->len; i++) {
    const Node *node = node_at (self, i);
    const char *kind = kinds[node->gives][node->takes];
    json_t *site = json_pack ("{s:s, s:s, s:s, s:s}", "id", node->id, "name",
                              node->name ? node->name : node->id, "party", PARTY, "kind", kind);
    if (strcmp (kind, "source") == 0)
      json_object_set_new (site, "origin", json_string ("unknown"));
    if (!offtake_import_add (self->import, "sites", site, error))
      return FALSE;
  }
  return TRUE;
}

/* Adds @value to the periods of @flow: what a year gives without a quarter spreads over its days.
 */
static void
add_amount (const GArray *periods, const Flow *flow, double *amounts)
{
  const OfftakePeriod *first = &g_array_index (periods, OfftakePeriod, 0);
  guint per_year = first->quarter ? 4 : 1;
  guint begin = (guint) (flow->year - first->year) * per_year;

  if (flow->quarter != 0)
    amounts[begin + (guint) flow->quarter - 1] += flow->value;
  else
    for (guint i = begin; i < begin + per_year; i++)
      amounts[i] += flow->value * g_array_index (periods, OfftakePeriod, i).year_share;
}

/* The rates, in t a year, of the flows [@begin, @end), which are those of one agreement; a rate
   holds until the next one given. */
static json_t *
make_series (OfftakeFlowList *self, guint begin, guint end)
{
  const GArray *periods = offtake_plan_get_periods (self->import->plan);
  g_autofree double *amounts = g_new0 (double, periods->len);
  json_t *series = json_object ();
  double last = 0;

  for (guint i = begin; i < end; i++)
    add_amount (periods, &g_array_index (self->flows, Flow, i), amounts);
  for (guint p = 0; p < periods->len; p++) {
    const OfftakePeriod *period = &g_array_index (periods, OfftakePeriod, p);
    double rate = amounts[p] / period->year_share;
    if (rate != last || p == 0)
      json_object_set_new (series, period->label, offtake_json_number (rate));
    last = rate;
  }
  return series;
}

static gboolean
add_agreement (OfftakeFlowList *self, const Flow *flow, json_t *tpa, guint number, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%03u", number);
  json_t *agreement = json_pack (
      "{s:s, s:s, s:s, s:s, s:{s:s, s:o}}", "id", id, "seller", node_at (self, flow->source)->id,
      "buyer", node_at (self, flow->target)->id, "material", self->types->pdata[flow->type],
      "quantity", "kind", "fixed", "tpa", tpa);

  return offtake_import_add (self->import, "agreements", agreement, error);
}

static gboolean
add_agreements (OfftakeFlowList *self, gboolean timed, GError **error)
{
  guint n = self->flows->len, number = 0;

  if (timed)
    g_array_sort (self->flows, compare_flows);
  for (guint begin = 0, end; begin < n; begin = end) {
    const Flow *flow = &g_array_index (self->flows, Flow, begin);
    for (end = begin + 1; timed && end < n; end++) {
      const Flow *next = &g_array_index (self->flows, Flow, end);
      if (next->source != flow->source || next->target != flow->target || next->type != flow->type)
        break;
    }
    json_t *tpa = timed ? make_series (self, begin, end) : offtake_json_number (flow->value);
    if (!add_agreement (self, flow, tpa, ++number, error))
      return FALSE;
  }
  return TRUE;
}

/* Flows without a time among others with one would stand in no period, or in every one. */
static void
refuse_untimed (OfftakeFlowList *self)
{
  for (guint i = self->flows->len; i-- > 0;)
    if (g_array_index (self->flows, Flow, i).first == 0) {
      const Flow *flow = &g_array_index (self->flows, Flow, i);
      g_autofree char *place = g_strdup_printf ("%s → %s", node_at (self, flow->source)->id,
                                                node_at (self, flow->target)->id);
      offtake_import_refuse (self->import, place, _ ("has no time, and other flows have one"));
      g_array_remove_index (self->flows, i);
    }
}

gboolean
offtake_flow_list_make_plan (
    OfftakeFlowList *self, const char *title, const char *currency, int year, GError **error)
{
  OfftakeHorizon horizon = { .from = year, .to = year };
  gboolean timed = find_horizon (self, &horizon);

  if (timed)
    refuse_untimed (self);
  if (!offtake_import_check_any (self->import, self->flows->len, error))
    return FALSE;
  g_autoptr (json_t) head = json_pack ("{s:s, s:s, s:{s:i, s:i}}", "title", title, "currency",
                                       currency, "horizon", "from", horizon.from, "to", horizon.to);
  if (horizon.step == OFFTAKE_STEP_QUARTER)
    json_object_set_new (json_object_get (head, "horizon"), "step", json_string ("quarter"));
  OfftakeRecord *record = offtake_record_from_json (OFFTAKE_TYPE_PLAN_HEAD, head, NULL, error);
  if (!record)
    return FALSE;
  self->import->plan = offtake_plan_new_with_head (OFFTAKE_PLAN_HEAD (record));
  return add_sites (self, title, error) && add_agreements (self, timed, error) &&
         offtake_check_plan (self->import->plan, error);
}
