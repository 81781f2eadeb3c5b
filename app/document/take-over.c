/* SPDX-License-Identifier: MPL-2.0 */
#include "document/take-over.h"

#include "document/scenario-edit.h"

/* Records lean on one another, so that the order counts: what is new may need what is new too, what
   goes may still be used by what goes. Each round does what can be done, until a round does
   nothing; changes stand between, all of them together. */

typedef struct {
  OfftakeDocument *document;
  OfftakePlan *now, *plan;
  GPtrArray *added, *changed, *removed; /* OfftakeRecord */
  GPtrArray *late;                      /* what two that are both new say of each other */
  GPtrArray *freed;                     /* what goes, without what it says of another that goes */
  GError *cause;                        /* why the last one could not be done */
} Taker;

static gboolean
differs (OfftakeRecord *a, OfftakeRecord *b)
{
  g_autoptr (json_t) first = offtake_record_to_json (a), second = offtake_record_to_json (b);

  return !json_equal (first, second);
}

/* Of two new agreements that mirror each other neither can come first. */
static OfftakeRecord *
without_mirror (Taker *self, OfftakeRecord *record)
{
  OfftakeRecord *copy = offtake_record_copy (record);

  if (OFFTAKE_IS_AGREEMENT (record) && OFFTAKE_AGREEMENT (record)->mirror &&
      !offtake_plan_find (self->now, "agreements", OFFTAKE_AGREEMENT (record)->mirror)) {
    offtake_record_set_json (copy, "mirror", NULL, NULL);
    g_ptr_array_add (self->late, offtake_record_copy (record));
  }
  return copy;
}

static void
sort_out (Taker *self, const char *name)
{
  GListModel *theirs = offtake_plan_get_list (self->plan, name);
  GListModel *ours = offtake_plan_get_list (self->now, name);

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (theirs, i);
    OfftakeRecord *known = offtake_plan_find (self->now, name, offtake_record_get_id (record));
    if (!known)
      g_ptr_array_add (self->added, without_mirror (self, record));
    else if (known != record && differs (known, record))
      g_ptr_array_add (self->changed, offtake_record_copy (record));
  }
  for (guint i = g_list_model_get_n_items (ours); i-- > 0;) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (ours, i);
    if (offtake_plan_find (self->plan, name, offtake_record_get_id (record)))
      continue;
    if (OFFTAKE_IS_AGREEMENT (record) && OFFTAKE_AGREEMENT (record)->mirror) {
      OfftakeRecord *copy = offtake_record_copy (record);
      offtake_record_set_json (copy, "mirror", NULL, NULL);
      g_ptr_array_add (self->freed, copy);
    }
    g_ptr_array_add (self->removed, g_steal_pointer (&record));
  }
}

/* TRUE where nothing is left. */
static gboolean
work_off (Taker *self,
          GPtrArray *records,
          gboolean (*act) (OfftakeDocument *document, OfftakeRecord *record, GError **error))
{
  guint before;

  do {
    before = records->len;
    for (guint i = records->len; i-- > 0;) {
      guint place = records->len - 1 - i; /* in the order of the plan */
      g_autoptr (OfftakeRecord) record = g_object_ref (g_ptr_array_index (records, place));
      g_clear_error (&self->cause);
      if (act (self->document, record, &self->cause))
        g_ptr_array_remove_index (records, place);
    }
  } while (records->len > 0 && records->len < before);
  return records->len == 0;
}

static gboolean
change (Taker *self, GPtrArray *records)
{
  g_clear_error (&self->cause);
  return records->len == 0 || offtake_document_set_records (self->document, records, &self->cause);
}

static gboolean
take_head (Taker *self)
{
  OfftakeRecord *ours = OFFTAKE_RECORD (offtake_plan_get_head (self->now));
  OfftakeRecord *theirs = OFFTAKE_RECORD (offtake_plan_get_head (self->plan));
  const OfftakeStructure *structure = offtake_record_get_structure (ours);

  for (guint i = 1; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    g_autoptr (json_t) value = offtake_record_is_given (theirs, field->name)
                                   ? offtake_record_get_json (theirs, field->name)
                                   : NULL;
    if (!(field->flags & OFFTAKE_FIELD_LOCAL) &&
        !offtake_document_set (self->document, ours, field->name, value, &self->cause))
      return FALSE;
  }
  return TRUE;
}

/* What is new may need what is changed, or the other way round. */
static gboolean
take_all (Taker *self)
{
  gboolean all_added = work_off (self, self->added, offtake_document_add);

  return change (self, self->changed) &&
         (all_added || work_off (self, self->added, offtake_document_add)) &&
         change (self, self->late) && change (self, self->freed) &&
         work_off (self, self->removed, offtake_document_remove) && take_head (self);
}

gboolean
offtake_document_take_in (OfftakeDocument *self, OfftakePlan *plan, GError **error)
{
  const char *const *lists = offtake_record_lists ();
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref),
                        changed = g_ptr_array_new_with_free_func (g_object_unref),
                        removed = g_ptr_array_new_with_free_func (g_object_unref),
                        late = g_ptr_array_new_with_free_func (g_object_unref),
                        freed = g_ptr_array_new_with_free_func (g_object_unref);
  Taker taker = { .document = self,
                  .now = offtake_document_get_plan (self),
                  .plan = plan,
                  .added = added,
                  .changed = changed,
                  .removed = removed,
                  .late = late,
                  .freed = freed };

  for (guint i = 0; lists[i]; i++)
    sort_out (&taker, lists[i]);
  if (take_all (&taker)) {
    g_clear_error (&taker.cause);
    return TRUE;
  }
  g_propagate_error (error, taker.cause);
  return FALSE;
}

gboolean
offtake_document_take_over (OfftakeDocument *self,
                            OfftakePlan *plan,
                            const char *label,
                            GError **error)
{
  const gboolean edits_base = offtake_document_get_edits_base (self);
  gboolean done = FALSE;

  offtake_document_set_edits_base (self, TRUE);
  if (offtake_document_begin_group (self, label, error)) {
    done = offtake_document_take_in (self, plan, error);
    if (done)
      done = offtake_document_end_group (self, error);
    else
      offtake_document_abort_group (self);
  }
  offtake_document_set_edits_base (self, edits_base);
  return done;
}
