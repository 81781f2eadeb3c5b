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

static gboolean
is_at (GListModel *records, guint position, gconstpointer record)
{
  g_autoptr (OfftakeRecord) found = g_list_model_get_item (records, position);

  return found == record;
}

void
offtake_plan_rearrange (
    OfftakePlan *self, const char *name, GHashTable *removed, GPtrArray *added, const guint *places)
{
  RecordList *list = find_list (self, name);
  GListModel *before = G_LIST_MODEL (list->records);
  g_autoptr (GPtrArray) after = arrange (before, removed, added, places);
  guint n = g_list_model_get_n_items (before), start = 0, end = 0;
  GHashTableIter iter;
  gpointer record;

  while (start < MIN (n, after->len) && is_at (before, start, after->pdata[start]))
    start++;
  while (end < MIN (n, after->len) - start &&
         is_at (before, n - 1 - end, after->pdata[after->len - 1 - end]))
    end++;
  g_hash_table_iter_init (&iter, removed);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    g_hash_table_remove (list->by_id, offtake_record_get_id (record));
  for (guint i = 0; i < added->len; i++)
    g_hash_table_insert (list->by_id, (char *) offtake_record_get_id (added->pdata[i]),
                         added->pdata[i]);
  g_list_store_splice (list->records, start, n - start - end, after->pdata + start,
                       after->len - start - end);
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
