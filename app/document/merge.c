/* SPDX-License-Identifier: MPL-2.0 */
#include "document/merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/compare.h"
#include "exchange/plan-json.h"

typedef struct {
  OfftakeMerge *merge;
  OfftakeSettle settle;
  gpointer data; /* of settle */
  const char *list;
  OfftakeTrees *base, *mine, *theirs;
} Merger;

static void
conflict_free (gpointer data)
{
  OfftakeConflict *self = data;

  g_free (self->list);
  g_free (self->id);
  g_free (self->field);
  json_decref (self->base);
  json_decref (self->mine);
  json_decref (self->theirs);
  g_free (self);
}

void
offtake_merge_free (OfftakeMerge *self)
{
  g_clear_object (&self->plan);
  g_ptr_array_unref (self->conflicts);
  g_free (self->unsound);
  g_free (self);
}

/* The value where the three leave no doubt, or the preference settles it; FALSE in a conflict. A
   NULL is an absent one. */
static gboolean
choose (OfftakePrefer prefer, json_t *base, json_t *mine, json_t *theirs, json_t **chosen)
{
  *chosen = mine;
  if (offtake_json_is_same (mine, theirs) || offtake_json_is_same (base, theirs))
    return TRUE;
  if (offtake_json_is_same (base, mine) || prefer == OFFTAKE_PREFER_THEIRS)
    *chosen = theirs;
  return offtake_json_is_same (base, mine) || prefer != OFFTAKE_PREFER_NONE;
}

static void
add_conflict (
    Merger *self, const char *id, const char *field, json_t *base, json_t *mine, json_t *theirs)
{
  OfftakeConflict *conflict = g_new0 (OfftakeConflict, 1);

  conflict->list = g_strdup (self->list);
  conflict->id = g_strdup (id);
  conflict->field = g_strdup (field);
  conflict->base = json_incref (base);
  conflict->mine = json_incref (mine);
  conflict->theirs = json_incref (theirs);
  g_ptr_array_add (self->merge->conflicts, conflict);
}

static OfftakePrefer
prefer (Merger *self, const char *id, const char *field)
{
  const OfftakeConflict conflict = { .list = (char *) self->list,
                                     .id = (char *) id,
                                     .field = (char *) field };

  return self->settle (&conflict, self->data);
}

static void
merge_field (Merger *self,
             const char *id,
             const char *field,
             json_t *base,
             json_t *mine,
             json_t *theirs,
             json_t *merged)
{
  json_t *was = json_object_get (base, field), *my = json_object_get (mine, field),
         *their = json_object_get (theirs, field), *chosen;

  if (!choose (prefer (self, id, field), was, my, their, &chosen))
    add_conflict (self, id, field, was, my, their);
  else if (chosen)
    json_object_set (merged, field, chosen);
}

/* A record that both have, field by field; @base is NULL where both added it. */
static json_t *
merge_fields (Merger *self, const char *id, json_t *base, json_t *mine, json_t *theirs)
{
  json_t *merged = json_object ();
  const char *field;
  json_t *value;

  json_object_foreach (mine, field, value)
      merge_field (self, id, field, base, mine, theirs, merged);
  json_object_foreach (theirs, field, value)
  {
    if (!json_object_get (mine, field))
      merge_field (self, id, field, base, mine, theirs, merged);
  }
  return merged;
}

/* (transfer full): NULL where the record is not in the merged plan. */
static json_t *
merge_record (Merger *self, const char *id)
{
  json_t *base = offtake_trees_find (self->base, id), *mine = offtake_trees_find (self->mine, id),
         *theirs = offtake_trees_find (self->theirs, id), *chosen;

  if (choose (OFFTAKE_PREFER_NONE, base, mine, theirs, &chosen))
    return json_incref (chosen);
  if (mine && theirs)
    return merge_fields (self, id, base, mine, theirs);
  if (choose (prefer (self, id, NULL), base, mine, theirs, &chosen))
    return json_incref (chosen);
  add_conflict (self, id, NULL, base, mine, theirs);
  return NULL;
}

static gboolean
same_order (const OfftakeTrees *a, const OfftakeTrees *b)
{
  if (a->ids->len != b->ids->len)
    return FALSE;
  for (guint i = 0; i < a->ids->len; i++)
    if (strcmp (a->ids->pdata[i], b->ids->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Puts the ids that only @other has behind what they stand behind there, or first. */
static GPtrArray *
weave (const OfftakeTrees *first, const OfftakeTrees *other)
{
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr (GHashTable) followers =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  const char *before = "";

  for (guint i = 0; i < other->ids->len; i++) {
    char *id = other->ids->pdata[i];
    if (offtake_trees_find (first, id)) {
      before = id;
      continue;
    }
    GPtrArray *group = g_hash_table_lookup (followers, before);
    if (!group) {
      group = g_ptr_array_new ();
      g_hash_table_insert (followers, (char *) before, group);
    }
    g_ptr_array_add (group, id);
  }
  for (guint i = 0; i <= first->ids->len; i++) {
    GPtrArray *group;
    if (i > 0)
      g_ptr_array_add (order, first->ids->pdata[i - 1]);
    group = g_hash_table_lookup (followers, i > 0 ? first->ids->pdata[i - 1] : "");
    for (guint k = 0; group && k < group->len; k++)
      g_ptr_array_add (order, group->pdata[k]);
  }
  return order;
}

static json_t *
merge_list (Merger *self)
{
  gboolean mine_moved = !same_order (self->base, self->mine);
  g_autoptr (GPtrArray) order =
      mine_moved ? weave (self->mine, self->theirs) : weave (self->theirs, self->mine);
  json_t *array = json_array ();

  for (guint i = 0; i < order->len; i++) {
    json_t *merged = merge_record (self, order->pdata[i]);
    if (merged)
      json_array_append_new (array, merged);
  }
  return array;
}

static gboolean
marks_empty (OfftakePlan *plan, const char *list)
{
  GPtrArray *marks = offtake_plan_get_head (plan)->empty_lists;

  return g_list_model_get_n_items (offtake_plan_get_list (plan, list)) > 0 ||
         (marks && g_ptr_array_find_with_equal_func (marks, list, g_str_equal, NULL));
}

/* An empty list stands where it does on the side that changed that. */
static gboolean
keeps_empty (OfftakePlan *base, OfftakePlan *mine, OfftakePlan *theirs, const char *list)
{
  gboolean was = marks_empty (base, list), my = marks_empty (mine, list);

  return my != was ? my : marks_empty (theirs, list);
}

static json_t *
merge_one_list (OfftakeMerge *merge,
                OfftakePlan *base,
                OfftakePlan *mine,
                OfftakePlan *theirs,
                const char *list,
                OfftakeSettle settle,
                gpointer data)
{
  g_autoptr (OfftakeTrees) was = offtake_trees_new (base, list),
                           my = offtake_trees_new (mine, list),
                           their = offtake_trees_new (theirs, list);
  Merger merger = { merge, settle, data, list, was, my, their };

  return merge_list (&merger);
}

static OfftakePrefer
settle_all (const OfftakeConflict *conflict, gpointer prefer)
{
  return *(OfftakePrefer *) prefer;
}

OfftakeMerge *
offtake_merge_plans (OfftakePlan *base,
                     OfftakePlan *mine,
                     OfftakePlan *theirs,
                     OfftakePrefer prefer)
{
  return offtake_merge_plans_asking (base, mine, theirs, settle_all, &prefer);
}

OfftakeMerge *
offtake_merge_plans_asking (
    OfftakePlan *base, OfftakePlan *mine, OfftakePlan *theirs, OfftakeSettle settle, gpointer data)
{
  OfftakeMerge *self = g_new0 (OfftakeMerge, 1);
  const char *const *lists = offtake_record_lists ();
  g_autoptr (json_t) root = json_pack ("{s:s, s:i}", "format", "offtake-plan", "version", 1);
  g_autoptr (GError) error = NULL;

  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  g_autoptr (json_t) head = merge_one_list (self, base, mine, theirs, "plan", settle, data);
  json_object_update (root, json_array_get (head, 0));
  for (guint i = 0; lists[i]; i++) {
    json_t *merged = merge_one_list (self, base, mine, theirs, lists[i], settle, data);
    if (json_array_size (merged) > 0 || keeps_empty (base, mine, theirs, lists[i]))
      json_object_set (root, lists[i], merged);
    json_decref (merged);
  }
  if (self->conflicts->len == 0)
    self->plan = offtake_plan_json_read_root (root, _ ("the merged plan"), &error);
  if (error)
    self->unsound = g_strdup (error->message);
  return self;
}

static char *
show (json_t *value)
{
  return value ? offtake_json_write_compact (value) : g_strdup (_ ("absent"));
}

char *
offtake_conflict_format (const OfftakeConflict *self)
{
  g_autofree char *mine = show (self->mine), *theirs = show (self->theirs),
                  *base = show (self->base);

  if (!self->field)
    return g_strdup_printf (self->mine ? _ ("%s %s: changed in mine, removed in theirs")
                                       : _ ("%s %s: removed in mine, changed in theirs"),
                            self->list, self->id);
  return g_strdup_printf (_ ("%s %s: %s: mine %s, theirs %s, was %s"), self->list, self->id,
                          self->field, mine, theirs, base);
}
