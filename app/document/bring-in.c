/* SPDX-License-Identifier: MPL-2.0 */
#include "document/bring-in.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "document/batch.h"
#include "document/draft.h"
#include "document/scenario-edit.h"

typedef struct {
  OfftakeBatch *batch;
  OfftakePlan *plan, *incoming; /* the batch's, and the import's */
  OfftakeImport *import;
  GHashTable *ids;   /* "list\nid" in the source to the id in the plan */
  GHashTable *names; /* "list\nname" in the plan, folded, to its record */
  OfftakeBroughtIn brought;
} Taker;

static char *
key_of (const char *list, const char *word)
{
  return g_strdup_printf ("%s\n%s", list, word);
}

/* Sites are told apart by their party too: many are called "Plant 1". */
static char *
name_key (OfftakePlan *plan, OfftakeRecord *record)
{
  const char *list = offtake_record_get_list (record);
  OfftakeRecord *party = OFFTAKE_IS_SITE (record)
                             ? offtake_plan_find (plan, "parties", OFFTAKE_SITE (record)->party)
                             : NULL;
  g_autofree char *whole = g_strdup_printf ("%s\n%s", party ? offtake_record_get_title (party) : "",
                                            offtake_record_get_title (record));
  g_autofree char *folded = g_utf8_casefold (whole, -1);

  return key_of (list, folded);
}

static void
index_names (Taker *self)
{
  static const char *const lists[] = { "materials", "parties", "sites", "indices", "recipes" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    GListModel *list = offtake_plan_get_list (self->plan, lists[i]);
    for (guint k = 0; k < g_list_model_get_n_items (list); k++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, k);
      char *key = name_key (self->plan, record);
      if (g_hash_table_contains (self->names, key))
        g_free (key);
      else
        g_hash_table_insert (self->names, key, record);
    }
  }
}

static void
rename_text (Taker *self, const char *list, json_t *holder, const char *key)
{
  const char *id = json_string_value (json_object_get (holder, key));
  g_autofree char *known = id ? key_of (list, id) : NULL;
  const char *now = known ? g_hash_table_lookup (self->ids, known) : NULL;

  if (now)
    json_object_set_new (holder, key, json_string (now));
}

/* Puts the plan's ids in the place of the source's, wherever @structure has a reference. */
static void
rename_references (Taker *self, const OfftakeStructure *structure, json_t *object)
{
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    json_t *value = json_object_get (object, field->name), *item;
    gsize k;

    if (field->kind == OFFTAKE_FIELD_REFERENCE) {
      rename_text (self, field->list, object, field->name);
    } else if (field->kind == OFFTAKE_FIELD_STRUCTURE && value) {
      rename_references (self, field->structure, value);
    } else if (field->kind == OFFTAKE_FIELD_LIST) {
      json_array_foreach (value, k, item) rename_references (self, field->structure, item);
    } else if (field->kind == OFFTAKE_FIELD_TEXTS && field->list) {
      json_array_foreach (value, k, item)
      {
        g_autofree char *key = key_of (field->list, json_string_value (item));
        const char *now = g_hash_table_lookup (self->ids, key);
        if (now)
          json_array_set_new (value, k, json_string (now));
      }
    }
  }
}

static json_t *
renamed (Taker *self, OfftakeRecord *record)
{
  json_t *tree = offtake_record_to_json (record);

  rename_references (self, offtake_record_get_structure (record), tree);
  rename_text (self, offtake_record_get_list (record), tree, "id");
  return tree;
}

static void
remember_id (Taker *self, OfftakeRecord *record, const char *now)
{
  g_hash_table_insert (self->ids,
                       key_of (offtake_record_get_list (record), offtake_record_get_id (record)),
                       g_strdup (now));
}

/* Its own where that is free. */
static void
choose_id (Taker *self, OfftakeRecord *record)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  g_autofree char *made = offtake_plan_find (self->plan, list, id)
                              ? offtake_draft_id (self->plan, list, id)
                              : g_strdup (id);

  remember_id (self, record, made);
}

static gboolean
add (Taker *self, OfftakeRecord *record, GError **error)
{
  choose_id (self, record);
  g_autoptr (json_t) tree = renamed (self, record);
  const char *mirror = json_string_value (json_object_get (tree, "mirror"));
  if (mirror && !offtake_plan_find (self->plan, "agreements", mirror))
    json_object_del (tree, "mirror");
  g_autoptr (OfftakeRecord) made =
      offtake_record_from_json (G_OBJECT_TYPE (record), tree, NULL, error);

  return made && offtake_batch_add (self->batch, made, error);
}

static gboolean
take_list (Taker *self, const char *name, GError **error)
{
  GListModel *list = offtake_plan_get_list (self->incoming, name);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, i);
    g_autofree char *key = name_key (self->incoming, record);
    OfftakeRecord *known =
        self->import->has_ids ? offtake_plan_find (self->plan, name, offtake_record_get_id (record))
                              : NULL;

    if (!known)
      known = g_hash_table_lookup (self->names, key);
    if (known) {
      remember_id (self, record, offtake_record_get_id (known));
      continue;
    }
    if (!add (self, record, error))
      return FALSE;
    self->brought.others++;
  }
  return TRUE;
}

/* Recipes come in with the sites that are new; what only holds a known site's place does not. */
static gboolean
is_wanted (Taker *self, OfftakeRecord *recipe)
{
  GListModel *sites = offtake_plan_get_list (self->incoming, "sites");

  for (guint i = 0; i < g_list_model_get_n_items (sites); i++) {
    g_autoptr (OfftakeRecord) site = g_list_model_get_item (sites, i);
    g_autofree char *key = name_key (self->incoming, site);
    if (g_strcmp0 (OFFTAKE_SITE (site)->recipe, offtake_record_get_id (recipe)) == 0 &&
        !g_hash_table_contains (self->names, key) &&
        !(self->import->has_ids &&
          offtake_plan_find (self->plan, "sites", offtake_record_get_id (site))))
      return TRUE;
  }
  return FALSE;
}

static gboolean
take_recipes (Taker *self, GError **error)
{
  GListModel *list = offtake_plan_get_list (self->incoming, "recipes");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeRecord) recipe = g_list_model_get_item (list, i);
    if (is_wanted (self, recipe) && !add (self, recipe, error))
      return FALSE;
  }
  return TRUE;
}

/* A copy of @known with the fields that the source gives; NULL with no error where none differs. */
static OfftakeRecord *
changed_copy (Taker *self, OfftakeRecord *known, OfftakeRecord *record, GError **error)
{
  const OfftakeStructure *structure = offtake_record_get_structure (record);
  g_autoptr (json_t) tree = renamed (self, record);
  g_autoptr (json_t) before = offtake_record_to_json (known);
  g_autoptr (OfftakeRecord) copy = NULL;

  for (guint i = 1; i < structure->n_fields; i++) {
    const char *field = structure->fields[i].name;
    json_t *value = json_object_get (tree, field);
    if (!value || json_equal (value, json_object_get (before, field)))
      continue;
    if (!copy)
      copy = offtake_record_copy (known);
    if (!offtake_record_set_json (copy, field, value, error))
      return NULL;
  }
  return g_steal_pointer (&copy);
}

/* All of the fields at once: a term that moves lies after its end in between. */
static gboolean
change (Taker *self, OfftakeRecord *known, OfftakeRecord *record, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (OfftakeRecord) copy = changed_copy (self, known, record, &cause);

  if (cause) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
  }
  if (!copy)
    return TRUE;
  if (!offtake_batch_change (self->batch, copy, error))
    return FALSE;
  self->brought.changed++;
  return TRUE;
}

static gboolean
take_agreement (Taker *self, OfftakeRecord *record, GError **error)
{
  OfftakeRecord *known = self->import->has_ids ? offtake_plan_find (self->plan, "agreements",
                                                                    offtake_record_get_id (record))
                                               : NULL;

  if (known)
    return change (self, known, record, error);
  if (!add (self, record, error))
    return FALSE;
  self->brought.added++;
  return TRUE;
}

/* Two that are new may mirror each other: the mirror is set when both are there. */
static gboolean
set_mirror (Taker *self, OfftakeRecord *made, json_t *mirror, GError **error)
{
  g_autoptr (OfftakeRecord) copy = offtake_record_copy (made);

  return offtake_record_set_json (copy, "mirror", mirror, error) &&
         offtake_batch_change (self->batch, copy, error);
}

static gboolean
add_mirrors (Taker *self, GError **error)
{
  GListModel *list = offtake_plan_get_list (self->incoming, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeAgreement) record = g_list_model_get_item (list, i);
    if (!record->mirror)
      continue;
    g_autoptr (json_t) tree = renamed (self, OFFTAKE_RECORD (record));
    json_t *mirror = json_object_get (tree, "mirror");
    OfftakeRecord *made = offtake_plan_find (self->plan, "agreements",
                                             json_string_value (json_object_get (tree, "id")));
    if (made && offtake_plan_find (self->plan, "agreements", json_string_value (mirror)) &&
        !set_mirror (self, made, mirror, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_agreements (Taker *self, GError **error)
{
  GListModel *list = offtake_plan_get_list (self->incoming, "agreements");
  guint n = g_list_model_get_n_items (list), n_taken = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, i);
    g_autoptr (GError) cause = NULL;

    if (take_agreement (self, record, &cause)) {
      n_taken++;
    } else if (g_error_matches (cause, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID)) {
      offtake_import_refuse (self->import, offtake_record_get_title (record), "%s", cause->message);
    } else {
      /* A disk that fails refuses no row: nothing comes in. */
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  }
  return offtake_import_check_any (self->import, n_taken, error) && add_mirrors (self, error);
}

static gboolean
take_all (Taker *self, GError **error)
{
  static const char *const before[] = { "indices", "materials", "parties" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (!take_list (self, before[i], error))
      return FALSE;
  return take_recipes (self, error) && take_list (self, "sites", error) &&
         take_agreements (self, error);
}

static gboolean
check_import (OfftakeDocument *document, OfftakeImport *import, GError **error)
{
  const char *here = offtake_plan_get_head (offtake_document_get_edited_plan (document))->currency;
  const char *there = offtake_plan_get_head (import->plan)->currency;

  if (import->is_plan)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("This is a whole plan: merge it with the open one, or open it as it is."));
  else if (g_strcmp0 (here, there) != 0)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("The prices are in %s and those of the plan in %s; convert them first."), there,
                 here);
  else
    return TRUE;
  return FALSE;
}

static void
taker_free (gpointer data)
{
  Taker *self = data;

  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->batch, offtake_batch_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taker, taker_free)

static Taker *
taker_new (OfftakeDocument *document,
           OfftakeImport *import,
           GCancellable *cancellable,
           GError **error)
{
  const char *title = offtake_plan_get_head (import->plan)->title;
  g_autofree char *label = g_strdup_printf (_ ("Import %s"), title);
  OfftakeBatch *batch = check_import (document, import, error)
                            ? offtake_batch_new (document, label, cancellable, error)
                            : NULL;

  if (!batch)
    return NULL;
  Taker *self = g_new0 (Taker, 1);
  self->batch = batch;
  self->plan = offtake_batch_get_plan (batch);
  self->incoming = import->plan;
  self->import = import;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* On any thread. */
static gboolean
fill (gpointer data, GError **error)
{
  Taker *self = data;

  index_names (self);
  return take_all (self, error);
}

gboolean
offtake_document_bring_in (OfftakeDocument *self,
                           OfftakeImport *import,
                           OfftakeBroughtIn *brought,
                           GError **error)
{
  g_autoptr (Taker) taker = taker_new (self, import, NULL, error);

  if (!taker || !offtake_batch_take (taker->batch, fill, taker, error))
    return FALSE;
  if (brought)
    *brought = taker->brought;
  return TRUE;
}

void
offtake_document_bring_in_async (OfftakeDocument *self,
                                 OfftakeImport *import,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GError *error = NULL;
  Taker *taker = taker_new (self, import, cancellable, &error);

  if (taker)
    offtake_batch_take_async (taker->batch, fill, taker, callback, data);
  else
    g_task_report_error (NULL, callback, data, offtake_document_bring_in_async, error);
}

gboolean
offtake_document_bring_in_finish (GAsyncResult *result, OfftakeBroughtIn *brought, GError **error)
{
  gboolean stored;
  g_autoptr (Taker) taker = offtake_batch_take_finish (result, &stored, error);

  if (stored && brought)
    *brought = taker->brought;
  return stored;
}
