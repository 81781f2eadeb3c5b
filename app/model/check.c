/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/check-record.h"

/* What a change, or only a removal, of a record can break elsewhere; one that is new breaks
   nothing. Whole lists are cheap to check again; a scenario is checked only where it touches the
   plan, for the rest is known to be sound. */
static const struct {
  const char *list;
  gboolean removal_only;
  const char *dependents[3];
} dependencies[] = {
  { "materials", FALSE, { "recipes", "agreements" } },
  { "recipes", FALSE, { "sites", "agreements" } },
  { "sites", FALSE, { "agreements" } },
  { "parties", TRUE, { "sites" } },
  { "indices", TRUE, { "materials", "agreements" } },
  { "agreements", TRUE, { "agreements", "deliveries" } },
};

/* JSON cannot lack what is required, but a record that is being made, or a damaged file, can. */
static gboolean
check_complete (OfftakeRecord *record, const OfftakePlace *place, GError **error)
{
  const OfftakeField *missing = offtake_record_find_missing (record);
  OfftakePlace inner = { place, missing ? missing->name : NULL };

  return !missing || offtake_place_fail (&inner, error, _ ("is missing; %s needs it"),
                                         _ (offtake_record_get_structure (record)->name));
}

static gboolean
check_head (OfftakePlanHead *head, GError **error)
{
  OfftakePlace horizon = { NULL, "horizon" }, from = { &horizon, "from" };

  if (!check_complete (OFFTAKE_RECORD (head), NULL, error))
    return FALSE;
  if (head->horizon->from <= head->horizon->to)
    return TRUE;
  return offtake_place_fail (&from, error, _ ("is %d, which is after the last year, %d"),
                             head->horizon->from, head->horizon->to);
}

static gboolean
check_rules (const OfftakeOverlay *view,
             OfftakeRecord *record,
             const OfftakePlace *place,
             GError **error)
{
  if (OFFTAKE_IS_RECIPE (record))
    return offtake_check_recipe (view, OFFTAKE_RECIPE (record), place, error);
  if (OFFTAKE_IS_SITE (record))
    return offtake_check_site (view, OFFTAKE_SITE (record), place, error);
  if (OFFTAKE_IS_AGREEMENT (record))
    return offtake_check_agreement (view, OFFTAKE_AGREEMENT (record), place, error);
  return TRUE;
}

static gboolean
check_one (const OfftakeOverlay *view,
           OfftakeRecord *record,
           const OfftakePlace *place,
           GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (check_complete (record, place, &cause) &&
      offtake_check_references (view, offtake_record_get_structure (record), record, place,
                                &cause) &&
      check_rules (view, record, place, &cause))
    return TRUE;
  offtake_record_propagate_error (error, OFFTAKE_RECORD_GET_CLASS (record)->noun,
                                  offtake_record_get_id (record), g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
check_list (const OfftakeOverlay *view, const char *list, GError **error)
{
  g_autoptr (GPtrArray) records = offtake_overlay_list (view, list);
  OfftakePlace outer = { NULL, list };

  for (guint i = 0; i < records->len; i++) {
    OfftakePlace place = { &outer, NULL, i };

    if (!check_one (view, g_ptr_array_index (records, i), &place, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
depends_on_touched (const OfftakeOverlay *view, const char *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (dependencies); i++) {
    const char *changed = dependencies[i].list;
    gboolean counts = dependencies[i].removal_only ? offtake_overlay_removes (view, changed)
                                                   : offtake_overlay_replaces (view, changed);

    if (counts && g_strv_contains (dependencies[i].dependents, list))
      return TRUE;
  }
  return FALSE;
}

/* What the overlay touches, and what depends on what @news touches: all else was sound before. */
static gboolean
check_touched (const OfftakeOverlay *view, const OfftakeOverlay *news, GError **error)
{
  const char *const *lists = offtake_record_lists ();

  for (guint i = 0; lists[i]; i++) {
    g_autoptr (GPtrArray) touched = NULL;

    if (depends_on_touched (news, lists[i])) {
      if (!check_list (view, lists[i], error))
        return FALSE;
      continue;
    }
    touched = offtake_overlay_touched (view, lists[i]);
    for (guint j = 0; j < touched->len; j++)
      if (!check_one (view, g_ptr_array_index (touched, j), NULL, error))
        return FALSE;
  }
  return TRUE;
}

static void
put_all (OfftakeOverlay *view, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (!OFFTAKE_IS_SCENARIO (records->pdata[i]))
      offtake_overlay_put (view, records->pdata[i]);
}

/* @changed (nullable) stand in for the plan's records of their ids. @is_sound: without them the
   scenario is sound, and a long list is not checked again for each edit of one record. */
static gboolean
check_scenario (OfftakePlan *plan,
                const GPtrArray *changed,
                OfftakeScenario *scenario,
                gboolean is_sound,
                guint index,
                GError **error)
{
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);
  g_autoptr (OfftakeOverlay) edit = offtake_overlay_new (plan);
  g_autoptr (GError) cause = NULL;
  const char *separator = ".";

  if (changed) {
    put_all (view, changed);
    put_all (edit, changed);
  }
  if (offtake_overlay_apply (view, scenario, &cause)) {
    if (check_touched (view, is_sound ? edit : view, &cause))
      return TRUE;
    /* Translators: follows "scenarios[2]" and comes before what is wrong in the changed plan */
    separator = _ (": with its changes, ");
  }
  g_prefix_error (&cause, "scenarios[%u]%s", index, separator);
  offtake_record_propagate_error (error, OFFTAKE_RECORD_GET_CLASS (scenario)->noun,
                                  offtake_record_get_id (OFFTAKE_RECORD (scenario)),
                                  g_steal_pointer (&cause));
  return FALSE;
}

/* The one of @records that stands in for @scenario, else itself. */
static OfftakeScenario *
scenario_among (const GPtrArray *records, OfftakeScenario *scenario)
{
  for (guint i = 0; records && i < records->len; i++)
    if (OFFTAKE_IS_SCENARIO (records->pdata[i]) &&
        g_strcmp0 (OFFTAKE_SCENARIO (records->pdata[i])->id, scenario->id) == 0)
      return records->pdata[i];
  return scenario;
}

static gboolean
check_scenarios (OfftakePlan *plan, const GPtrArray *changed, GError **error)
{
  GListModel *scenarios = offtake_plan_get_list (plan, "scenarios");
  guint n = offtake_plan_is_scenario (plan) ? 0 : g_list_model_get_n_items (scenarios);

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeScenario) scenario = g_list_model_get_item (scenarios, i);

    OfftakeScenario *now = scenario_among (changed, scenario);

    if (!check_scenario (plan, changed, now, changed && now == scenario, i, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
offtake_check_plan (OfftakePlan *plan, GError **error)
{
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);
  const char *const *lists = offtake_record_lists ();

  if (!check_head (offtake_plan_get_head (plan), error))
    return FALSE;
  for (guint i = 0; lists[i]; i++)
    if (!check_list (view, lists[i], error))
      return FALSE;
  return check_scenarios (plan, NULL, error);
}

/* Where a scenario stands in the plan; after the last one if it is new. */
static guint
position_of (OfftakePlan *plan, OfftakeRecord *scenario)
{
  GListModel *scenarios = offtake_plan_get_list (plan, "scenarios");
  OfftakeRecord *known = offtake_plan_find (plan, "scenarios", offtake_record_get_id (scenario));
  guint position = g_list_model_get_n_items (scenarios);

  if (known)
    g_list_store_find (G_LIST_STORE (scenarios), known, &position);
  return position;
}

gboolean
offtake_check_record (OfftakePlan *plan, OfftakeRecord *record, GError **error)
{
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);

  if (OFFTAKE_IS_PLAN_HEAD (record))
    return check_head (OFFTAKE_PLAN_HEAD (record), error);
  if (OFFTAKE_IS_SCENARIO (record))
    return check_scenario (plan, NULL, OFFTAKE_SCENARIO (record), FALSE, position_of (plan, record),
                           error);
  if (!check_one (view, record, NULL, error))
    return FALSE;
  offtake_overlay_put (view, record);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_ptr_array_add (changed, record);
  return check_touched (view, view, error) && check_scenarios (plan, changed, error);
}

gboolean
offtake_check_records (OfftakePlan *plan, const GPtrArray *records, GError **error)
{
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);

  put_all (view, records);
  return check_touched (view, view, error) && check_scenarios (plan, records, error);
}

/* Whether a scenario changes @record, or makes something that refers to it. */
static gboolean
scenario_uses (OfftakePlan *plan, OfftakeScenario *scenario, OfftakeRecord *record)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  const char *const *lists = offtake_record_lists ();
  g_autoptr (OfftakeOverlay) view = offtake_overlay_new (plan);

  for (guint i = 0; scenario->changes && i < scenario->changes->len; i++) {
    const OfftakeScenarioChange *change = g_ptr_array_index (scenario->changes, i);
    if (change->id && strcmp (change->list, list) == 0 && strcmp (change->id, id) == 0)
      return TRUE;
  }
  offtake_overlay_apply (view, scenario, NULL);
  for (guint i = 0; lists[i]; i++) {
    g_autoptr (GPtrArray) touched = offtake_overlay_touched (view, lists[i]);

    for (guint j = 0; j < touched->len; j++) {
      OfftakeRecord *changed = g_ptr_array_index (touched, j);
      if (offtake_structure_refers (offtake_record_get_structure (changed), changed, list, id))
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
is_same (OfftakeRecord *record, OfftakeRecord *other)
{
  return strcmp (offtake_record_get_list (record), offtake_record_get_list (other)) == 0 &&
         strcmp (offtake_record_get_id (record), offtake_record_get_id (other)) == 0;
}

GPtrArray *
offtake_check_users (OfftakePlan *plan, OfftakeRecord *record)
{
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  const char *const *lists = offtake_record_lists ();

  for (guint i = 0; lists[i]; i++) {
    GListModel *records = offtake_plan_get_list (plan, lists[i]);
    guint n = g_list_model_get_n_items (records);

    for (guint j = 0; j < n; j++) {
      g_autoptr (OfftakeRecord) other = g_list_model_get_item (records, j);
      gboolean is_user =
          OFFTAKE_IS_SCENARIO (other)
              ? !offtake_plan_is_scenario (plan) &&
                    scenario_uses (plan, OFFTAKE_SCENARIO (other), record)
              : offtake_structure_refers (offtake_record_get_structure (other), other, list, id);

      if (is_user && !is_same (other, record)) /* an agreement may mirror itself */
        g_ptr_array_add (users, g_steal_pointer (&other));
    }
  }
  return users;
}
