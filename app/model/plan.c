/* SPDX-License-Identifier: MPL-2.0 */
#include "model/plan.h"

#include <string.h>

#include "base/country.h"

#define N_LISTS 9

typedef struct {
  GListStore *records;
  GHashTable *by_id; /* id, owned by its record, to record */
} RecordList;

struct _OfftakePlan {
  GObject parent_instance;
  OfftakePlanHead *head;
  GArray *periods;
  RecordList lists[N_LISTS]; /* as in offtake_record_lists() */
  guint moving_statuses;
  gboolean is_scenario;
};

G_DEFINE_FINAL_TYPE (OfftakePlan, offtake_plan, G_TYPE_OBJECT)

static void
update_periods (OfftakePlan *self)
{
  const OfftakeHorizon *horizon = self->head->horizon;

  g_clear_pointer (&self->periods, g_array_unref);
  self->periods = horizon ? offtake_periods_new (horizon->from, horizon->to, horizon->step)
                          : g_array_new (FALSE, FALSE, sizeof (OfftakePeriod));
}

static void
offtake_plan_finalize (GObject *object)
{
  OfftakePlan *self = OFFTAKE_PLAN (object);

  for (guint i = 0; i < N_LISTS; i++) {
    g_hash_table_unref (self->lists[i].by_id);
    g_object_unref (self->lists[i].records);
  }
  g_clear_pointer (&self->periods, g_array_unref);
  g_clear_object (&self->head);
  G_OBJECT_CLASS (offtake_plan_parent_class)->finalize (object);
}

static void
offtake_plan_class_init (OfftakePlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_plan_finalize;
}

static void
offtake_plan_init (OfftakePlan *self)
{
  for (guint i = 0; i < N_LISTS; i++) {
    GType type = offtake_record_type_for_list (offtake_record_lists ()[i]);

    self->lists[i].records = g_list_store_new (type);
    self->lists[i].by_id = g_hash_table_new (g_str_hash, g_str_equal);
  }
  self->moving_statuses = 1u << OFFTAKE_STATUS_BINDING | 1u << OFFTAKE_STATUS_ACTIVE;
}

static RecordList *
find_list (OfftakePlan *self, const char *list)
{
  for (guint i = 0; i < N_LISTS; i++)
    if (strcmp (offtake_record_lists ()[i], list) == 0)
      return &self->lists[i];
  return NULL;
}

OfftakePlan *
offtake_plan_new_with_head (OfftakePlanHead *head)
{
  OfftakePlan *self = g_object_new (OFFTAKE_TYPE_PLAN, NULL);

  self->head = head;
  g_signal_connect_object (head, "notify::horizon", G_CALLBACK (update_periods), self,
                           G_CONNECT_SWAPPED);
  update_periods (self);
  return self;
}

OfftakePlan *
offtake_plan_new (const char *title, const char *currency, int from, int to)
{
  g_autoptr (json_t) fields = json_pack ("{s:s, s:s, s:{s:i, s:i}}", "title", title, "currency",
                                         currency, "horizon", "from", from, "to", to);
  OfftakeRecord *head;

  g_return_val_if_fail (offtake_currency_is_known (currency), NULL);
  g_return_val_if_fail (from >= OFFTAKE_PERIOD_MIN_YEAR && to <= OFFTAKE_PERIOD_MAX_YEAR, NULL);

  head = offtake_record_from_json (OFFTAKE_TYPE_PLAN_HEAD, fields, NULL, NULL);
  return offtake_plan_new_with_head (OFFTAKE_PLAN_HEAD (head));
}

OfftakePlanHead *
offtake_plan_get_head (OfftakePlan *self)
{
  return self->head;
}

const GArray *
offtake_plan_get_periods (OfftakePlan *self)
{
  return self->periods;
}

GListModel *
offtake_plan_get_list (OfftakePlan *self, const char *list)
{
  RecordList *found = find_list (self, list);

  g_return_val_if_fail (found, NULL);
  return G_LIST_MODEL (found->records);
}

OfftakeRecord *
offtake_plan_find (OfftakePlan *self, const char *list, const char *id)
{
  RecordList *found = find_list (self, list);

  g_return_val_if_fail (found, NULL);
  return id ? g_hash_table_lookup (found->by_id, id) : NULL;
}

gboolean
offtake_plan_insert (OfftakePlan *self, OfftakeRecord *record, guint position)
{
  RecordList *list = find_list (self, offtake_record_get_list (record));
  char *id = (char *) offtake_record_get_id (record);
  guint n;

  g_return_val_if_fail (list && id, FALSE);

  if (g_hash_table_contains (list->by_id, id))
    return FALSE;
  g_hash_table_insert (list->by_id, id, record);
  n = g_list_model_get_n_items (G_LIST_MODEL (list->records));
  g_list_store_insert (list->records, MIN (position, n), record);
  return TRUE;
}

gboolean
offtake_plan_remove (OfftakePlan *self, OfftakeRecord *record)
{
  RecordList *list = find_list (self, offtake_record_get_list (record));
  guint position;

  if (!list || !g_list_store_find (list->records, record, &position))
    return FALSE;
  g_hash_table_remove (list->by_id, offtake_record_get_id (record));
  g_list_store_remove (list->records, position);
  return TRUE;
}

void
offtake_plan_replace_at (OfftakePlan *self, guint position, OfftakeRecord *record)
{
  RecordList *list = find_list (self, offtake_record_get_list (record));

  /* The key is the text of the old record: it goes first. */
  g_hash_table_remove (list->by_id, offtake_record_get_id (record));
  g_hash_table_insert (list->by_id, (char *) offtake_record_get_id (record), record);
  g_list_store_splice (list->records, position, 1, (gpointer *) &record, 1);
}

void
offtake_plan_append_all (OfftakePlan *self, const char *name, GPtrArray *records)
{
  RecordList *list = find_list (self, name);

  g_return_if_fail (list);

  for (guint i = 0; i < records->len; i++) {
    OfftakeRecord *record = g_ptr_array_index (records, i);
    g_hash_table_insert (list->by_id, (char *) offtake_record_get_id (record), record);
  }
  g_list_store_splice (list->records, g_list_model_get_n_items (G_LIST_MODEL (list->records)), 0,
                       records->pdata, records->len);
}

void
offtake_plan_replace (OfftakePlan *self, OfftakeRecord *old, OfftakeRecord *record)
{
  GListModel *list = offtake_plan_get_list (self, offtake_record_get_list (old));
  guint position;

  if (g_list_store_find (G_LIST_STORE (list), old, &position))
    offtake_plan_replace_at (self, position, record);
  else
    g_return_if_reached ();
}

static gboolean
holds (GListModel *records, guint position, gconstpointer record)
{
  g_autoptr (OfftakeRecord) held = g_list_model_get_item (records, position);

  return held == record;
}

void
offtake_plan_set_list (OfftakePlan *self, const char *name, const GPtrArray *records)
{
  RecordList *list = find_list (self, name);
  GListModel *model = G_LIST_MODEL (list->records);
  guint n = g_list_model_get_n_items (model), first = 0, last = 0;

  while (first < MIN (n, records->len) && holds (model, first, records->pdata[first]))
    first++;
  while (last < MIN (n, records->len) - first &&
         holds (model, n - 1 - last, records->pdata[records->len - 1 - last]))
    last++;
  if (first + last == n && n == records->len)
    return;
  for (guint i = first; i < n - last; i++) {
    g_autoptr (OfftakeRecord) gone = g_list_model_get_item (model, i);
    g_hash_table_remove (list->by_id, offtake_record_get_id (gone));
  }
  for (guint i = first; i < records->len - last; i++)
    g_hash_table_replace (list->by_id, (char *) offtake_record_get_id (records->pdata[i]),
                          records->pdata[i]);
  /* An empty array has no memory to point into. */
  g_list_store_splice (list->records, first, n - last - first,
                       records->len > 0 ? records->pdata + first : NULL,
                       records->len - last - first);
}

/* The records as they are to be; held, for the list lets go of all that move. */
static GPtrArray *
arrange (GListModel *before, GHashTable *removed, GPtrArray *added, const guint *places)
{
  const guint n = g_list_model_get_n_items (before);
  GPtrArray *after = g_ptr_array_new_full (n + added->len, g_object_unref);
  guint taken = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (before, i);

    while (taken < added->len && places[taken] <= after->len)
      g_ptr_array_add (after, g_object_ref (added->pdata[taken++]));
    if (!g_hash_table_contains (removed, record))
      g_ptr_array_add (after, g_steal_pointer (&record));
  }
  while (taken < added->len)
    g_ptr_array_add (after, g_object_ref (added->pdata[taken++]));
  return after;
}

void
offtake_plan_rearrange (
    OfftakePlan *self, const char *name, GHashTable *removed, GPtrArray *added, const guint *places)
{
  RecordList *list = find_list (self, name);
  g_autoptr (GPtrArray) after = arrange (G_LIST_MODEL (list->records), removed, added, places);

  offtake_plan_set_list (self, name, after);
}

OfftakePlan *
offtake_plan_share (OfftakePlan *self)
{
  OfftakePlan *shared = offtake_plan_new_with_head (g_object_ref (self->head));

  for (guint i = 0; i < N_LISTS; i++) {
    GListModel *list = G_LIST_MODEL (self->lists[i].records);
    g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint k = 0; k < g_list_model_get_n_items (list); k++)
      g_ptr_array_add (records, g_list_model_get_item (list, k));
    offtake_plan_append_all (shared, offtake_record_lists ()[i], records);
  }
  shared->moving_statuses = self->moving_statuses;
  shared->is_scenario = self->is_scenario;
  return shared;
}

const char *
offtake_plan_site_country (OfftakePlan *self, OfftakeSite *site)
{
  OfftakeParty *party;

  if (site->country)
    return site->country;
  party = (OfftakeParty *) offtake_plan_find (self, "parties", site->party);
  return party && party->country ? party->country : "";
}

gboolean
offtake_plan_is_scenario (OfftakePlan *self)
{
  return self->is_scenario;
}

void
offtake_plan_set_is_scenario (OfftakePlan *self, gboolean is_scenario)
{
  self->is_scenario = is_scenario;
}

guint
offtake_plan_moving_statuses (OfftakePlan *self)
{
  return self->moving_statuses;
}

void
offtake_plan_set_moving_statuses (OfftakePlan *self, guint statuses)
{
  self->moving_statuses = statuses;
}
