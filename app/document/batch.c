/* SPDX-License-Identifier: MPL-2.0 */
#include "document/batch.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "document/document-private.h"
#include "document/scenario-edit.h"
#include "model/check.h"
#include "store/table.h"

#define MAX_IN_SCENARIO 500 /* every edit of a scenario writes all of its changes */

struct _OfftakeBatch {
  OfftakeDocument *document;
  OfftakePlanFile *file; /* NULL once the document is closed; guarded by `busy` */
  OfftakeJournal *journal;
  OfftakePlan *target; /* the document's, or what a scenario shows */
  OfftakePlan *plan;
  char *label;
  char *problem;       /* why the disk did not take it; nullable */
  GHashTable *places;  /* of records in lists of `plan` where one has changed, to index + 1 */
  GHashTable *changed; /* a record of the document to the mask of its fields that have changed */
  GCancellable *cancellable;
  GMutex busy; /* held from begin to commit or abort */
  gboolean begun, stored, doubtful;
  gboolean in_scenario; /* all is one change of the scenario that is shown; no worker */
  gint count;           /* atomic */
};

static void
hold_file (OfftakeBatch *self)
{
  self->file = self->document->file;
  self->journal = self->document->journal;
  self->document->batch = self;
  offtake_plan_file_give_away (self->file);
  offtake_document_notify_steps (self->document);
}

OfftakeBatch *
offtake_batch_new (OfftakeDocument *document,
                   const char *label,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean in_scenario = offtake_document_edits_scenario (document);

  if (!in_scenario && !offtake_document_begin_batch (document, label, error))
    return NULL;
  OfftakeBatch *self = g_new0 (OfftakeBatch, 1);

  self->document = g_object_ref (document);
  self->cancellable = cancellable ? g_object_ref (cancellable) : g_cancellable_new ();
  self->in_scenario = in_scenario;
  self->label = g_strdup (in_scenario ? label : document->group_label);
  self->target = g_object_ref (offtake_document_get_edited_plan (document));
  self->plan = offtake_plan_share (self->target);
  self->places = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->changed = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_mutex_init (&self->busy);
  if (!in_scenario)
    hold_file (self);
  return self;
}

OfftakePlan *
offtake_batch_get_plan (OfftakeBatch *self)
{
  return self->plan;
}

guint
offtake_document_get_taken (OfftakeDocument *self)
{
  return self->batch ? (guint) g_atomic_int_get (&self->batch->count) : 0;
}

/* The document is being closed: waits until the worker leaves the file alone for good. */
void
offtake_batch_give_up (OfftakeBatch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_mutex_lock (&self->busy);
  if (self->file)
    offtake_plan_file_take_over (self->file);
  self->file = NULL;
  g_mutex_unlock (&self->busy);
}

static OfftakeDatabase *
database_of (OfftakeBatch *self)
{
  return offtake_plan_file_get_database (self->file);
}

/* For the document, which is told on the main thread. */
static gboolean
note (OfftakeBatch *self, gboolean stored, GError **error)
{
  if (!stored && error && g_error_matches (*error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM)) {
    g_free (self->problem);
    self->problem = g_strdup ((*error)->message);
  }
  return stored;
}

gboolean
offtake_batch_begin (OfftakeBatch *self, GError **error)
{
  if (self->in_scenario) {
    self->begun = TRUE;
    return TRUE;
  }
  g_mutex_lock (&self->busy);
  if (!self->file)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The plan has been closed."));
  if (self->file && !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
      note (self, offtake_journal_begin (self->journal, error), error)) {
    offtake_database_set_cancellable (database_of (self), self->cancellable);
    self->begun = TRUE;
    return TRUE;
  }
  g_mutex_unlock (&self->busy);
  return FALSE;
}

static void
leave (OfftakeBatch *self)
{
  self->begun = FALSE;
  g_mutex_unlock (&self->busy);
}

void
offtake_batch_abort (OfftakeBatch *self)
{
  if (!self->begun)
    return;
  if (self->in_scenario) {
    self->begun = FALSE;
    return;
  }
  offtake_database_set_cancellable (database_of (self), NULL);
  offtake_journal_abort (self->journal);
  leave (self);
}

/* The records of @list beyond those that were there. */
static GPtrArray *
joined (OfftakeBatch *self, const char *list)
{
  GListModel *all = offtake_plan_get_list (self->plan, list);
  guint n = g_list_model_get_n_items (offtake_plan_get_list (self->target, list));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = n; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (records, g_list_model_get_item (all, i));
  return records;
}

/* In the order of the plan, so that the same edit is told in the same words. */
static void
add_changed (OfftakeBatch *self, const char *list, GPtrArray *copies)
{
  GListModel *before = offtake_plan_get_list (self->target, list);

  for (guint i = 0; i < g_list_model_get_n_items (before); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (before, i);

    if (g_hash_table_contains (self->changed, record))
      g_ptr_array_add (copies,
                       offtake_plan_find (self->plan, list, offtake_record_get_id (record)));
  }
}

/* Lists come in the order in which records find what they name. */
static gboolean
change_scenario (OfftakeBatch *self, GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *const *list = offtake_record_lists (); *list; list++) {
    add_changed (self, *list, copies);
    g_ptr_array_extend_and_steal (added, joined (self, *list));
  }
  return offtake_scenario_edit_take (self->document, self->label, copies, added, error);
}

gboolean
offtake_batch_commit (OfftakeBatch *self, GError **error)
{
  g_return_val_if_fail (self->begun, FALSE);

  if (self->in_scenario) {
    self->begun = FALSE;
    return change_scenario (self, error);
  }
  self->stored =
      note (self, offtake_journal_commit (self->journal, self->label, NULL, error), error);
  self->doubtful = !self->stored;
  offtake_database_set_cancellable (database_of (self), NULL);
  leave (self);
  return self->stored;
}

static gboolean
check_going (OfftakeBatch *self, GError **error)
{
  g_return_val_if_fail (self->begun, FALSE);

  if (self->in_scenario && self->count >= MAX_IN_SCENARIO) {
    g_set_error (
        error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
        _ ("A scenario takes at most %d records at once: let edits change the base plan, or "
           "bring in fewer."),
        MAX_IN_SCENARIO);
    return FALSE;
  }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
offtake_batch_add (OfftakeBatch *self, OfftakeRecord *record, GError **error)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);

  if (!check_going (self, error))
    return FALSE;
  if (offtake_plan_find (self->plan, list, id)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("There is a record \"%s\" in %s already; choose another id."), id, list);
    return FALSE;
  }
  if (!offtake_check_record (self->plan, record, error) ||
      (!self->in_scenario &&
       !note (self, offtake_table_insert (database_of (self), record, error), error)))
    return FALSE;
  offtake_plan_insert (self->plan, record, G_MAXUINT);
  g_atomic_int_inc (&self->count);
  return TRUE;
}

/* The fields in which @copy differs, as bits. */
static guint
differing_fields (OfftakeRecord *record, OfftakeRecord *copy)
{
  const OfftakeStructure *structure = offtake_record_get_structure (copy);
  guint mask = 0;

  for (guint i = 0; i < structure->n_fields; i++) {
    g_autoptr (json_t) before = offtake_record_get_json (record, structure->fields[i].name);
    g_autoptr (json_t) after = offtake_record_get_json (copy, structure->fields[i].name);

    if (!offtake_json_is_same (before, after))
      mask |= 1u << i;
  }
  return mask;
}

/* Where @record stands in its list, which only grows. */
static guint
place_of (OfftakeBatch *self, OfftakeRecord *record)
{
  GListModel *list = offtake_plan_get_list (self->plan, offtake_record_get_list (record));
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, record));

  if (place == 0) {
    for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
      g_autoptr (OfftakeRecord) found = g_list_model_get_item (list, i);
      g_hash_table_insert (self->places, found, GUINT_TO_POINTER (i + 1));
    }
    place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, record));
  }
  return place - 1;
}

/* The copy takes the place of the record in the batch's plan; the document's keeps its object. */
static void
put_in_place (OfftakeBatch *self, OfftakeRecord *record, OfftakeRecord *copy, guint mask)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  OfftakeRecord *shown = offtake_plan_find (self->target, list, id);
  guint place = place_of (self, record);

  if (shown)
    g_hash_table_insert (
        self->changed, shown,
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->changed, shown)) | mask));
  g_hash_table_remove (self->places, record);
  offtake_plan_replace_at (self->plan, place, copy);
  g_hash_table_insert (self->places, copy, GUINT_TO_POINTER (place + 1));
}

gboolean
offtake_batch_change (OfftakeBatch *self, OfftakeRecord *copy, GError **error)
{
  const OfftakeStructure *structure = offtake_record_get_structure (copy);
  OfftakeRecord *record =
      offtake_plan_find (self->plan, offtake_record_get_list (copy), offtake_record_get_id (copy));
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  guint mask = record ? differing_fields (record, copy) : 0;

  g_return_val_if_fail (record, FALSE);
  g_ptr_array_add (copies, copy);
  if (!check_going (self, error) || !offtake_check_records (self->plan, copies, error))
    return FALSE;
  for (guint i = 0; !self->in_scenario && i < structure->n_fields; i++)
    if ((mask & 1u << i) &&
        !note (self,
               offtake_table_update (database_of (self), copy, structure->fields[i].name, error),
               error))
      return FALSE;
  put_in_place (self, record, copy, mask);
  g_atomic_int_inc (&self->count);
  return TRUE;
}

gboolean
offtake_batch_take (OfftakeBatch *self, OfftakeBatchFill fill, gpointer data, GError **error)
{
  if (!offtake_batch_begin (self, error))
    return FALSE;
  if (fill (data, error))
    return offtake_batch_commit (self, error);
  offtake_batch_abort (self);
  return FALSE;
}

typedef struct {
  OfftakeBatch *batch;
  OfftakeBatchFill fill;
  gpointer data;
} Work;

static void
take (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;

  if (offtake_batch_take (work->batch, work->fill, work->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What a scenario shows are the objects that widgets listen to, which only the main thread may
 * change. */
void
offtake_batch_take_async (OfftakeBatch *self,
                          OfftakeBatchFill fill,
                          gpointer data,
                          GAsyncReadyCallback callback,
                          gpointer callback_data)
{
  /* Not the batch's cancellable: what is stored is shown. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, callback_data);
  Work *work = g_new (Work, 1);

  *work = (Work){ self, fill, data };
  g_task_set_source_tag (task, offtake_batch_take_async);
  /* Not @data, for the task may lose its last reference on the worker. */
  g_task_set_task_data (task, work, g_free);
  if (self->in_scenario)
    take (task, NULL, work, NULL);
  else
    g_task_run_in_thread (task, take);
}

gpointer
offtake_batch_take_finish (GAsyncResult *result, gboolean *stored, GError **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));

  *stored = g_task_propagate_boolean (G_TASK (result), error);
  return work ? work->data : NULL;
}

static void
show_changed (OfftakeBatch *self)
{
  GHashTableIter iter;
  gpointer record, mask;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &record, &mask)) {
    const OfftakeStructure *structure = offtake_record_get_structure (record);
    OfftakeRecord *copy = offtake_plan_find (self->plan, offtake_record_get_list (record),
                                             offtake_record_get_id (record));

    for (guint i = 0; i < structure->n_fields; i++) {
      g_autoptr (json_t) value = NULL;
      if (!(GPOINTER_TO_UINT (mask) & 1u << i))
        continue;
      value = offtake_record_get_json (copy, structure->fields[i].name);
      gboolean set = offtake_record_set_json (record, structure->fields[i].name, value, NULL);
      g_assert (set); /* the copy took it */
    }
  }
}

static void
show (OfftakeBatch *self)
{
  show_changed (self);
  for (const char *const *list = offtake_record_lists (); *list; list++) {
    g_autoptr (GPtrArray) records = joined (self, *list);

    if (records->len > 0)
      offtake_plan_append_all (self->target, *list, records);
  }
}

static void
touch (OfftakeDocument *document, OfftakeRecord *record)
{
  const OfftakeRowName row = { offtake_record_get_list (record),
                               (char *) offtake_record_get_id (record) };

  offtake_document_touch (document, &row);
}

/* A disk that fails at the end of a commit may have kept it: all that it would have changed is read
   again. */
static void
touch_all (OfftakeBatch *self)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    touch (self->document, record);
  for (const char *const *list = offtake_record_lists (); *list; list++) {
    g_autoptr (GPtrArray) records = joined (self, *list);

    for (guint i = 0; i < records->len; i++)
      touch (self->document, records->pdata[i]);
  }
}

void
offtake_batch_free (OfftakeBatch *self)
{
  offtake_batch_abort (self);
  if (self->file) {
    offtake_plan_file_take_over (self->file);
    if (self->stored)
      show (self);
    else if (self->doubtful)
      touch_all (self);
    self->document->batch = NULL;
    offtake_document_end_batch (self->document, self->stored, self->problem);
  }
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->changed);
  g_mutex_clear (&self->busy);
  g_object_unref (self->target);
  g_free (self->label);
  g_free (self->problem);
  g_object_unref (self->plan);
  g_object_unref (self->document);
  g_free (self);
}
