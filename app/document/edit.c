/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document-private.h"
#include "document/scenario-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "model/check.h"
#include "model/scenario-changes.h"
#include "store/table.h"

/* The way of every edit: check a copy, write the row inside the step, commit, and only then change
   the record that the window shows. In a group the record follows at once. The rows that a step has
   touched are read back from the file when its commit fails: a disk that fails at the end of a
   commit may have kept it. */

#define MAX_LABEL 120 /* characters */
#define MAX_NAMED 5
#define NO_POSITION G_MAXUINT

static void
settle_touched (OfftakeDocument *self)
{
  g_ptr_array_set_size (self->touched, 0);
  offtake_document_forget (self);
  self->stale = FALSE;
}

/* Puts the records that the last step has touched in line with the file. */
static gboolean
read_back (OfftakeDocument *self, GError **error)
{
  OfftakeDatabase *database = offtake_plan_file_get_database (self->file);

  self->stale = !offtake_database_is_alive (database, error) ||
                !offtake_document_sync (self, self->touched, error);
  if (self->stale)
    return FALSE;
  settle_touched (self);
  return TRUE;
}

gboolean
offtake_document_check_idle (OfftakeDocument *self, GError **error)
{
  if (!self->batch)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED,
               _ ("Many records are being taken into the plan; wait until that is done."));
  return FALSE;
}

static gboolean
check_editable (OfftakeDocument *self, GError **error)
{
  if (!offtake_document_check_idle (self, error))
    return FALSE;
  if (self->file && self->journal)
    return !self->stale || read_back (self, error);
  if (self->file)
    return offtake_plan_file_check_editable (self->file, error);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED, "%s",
               self->read_only_reason ? self->read_only_reason : _ ("The plan has been closed."));
  return FALSE;
}

/* "price" of N_("Price"): names stand in a sentence as the language wants. */
char *
offtake_document_label_in_sentence (const char *label)
{
  const char *text = _ (label);
  /* Translators: "small" if names of fields begin with a small letter inside a sentence, as in
     "Change price of 014"; "as written" if they keep the letter they have, as in German. */
  gboolean small = strcmp (C_ ("first letter of a field's name", "small"), "small") == 0;
  gunichar first = g_utf8_get_char (text);
  gunichar second = first ? g_utf8_get_char (g_utf8_next_char (text)) : 0;

  if (!small || g_unichar_isupper (second))
    return g_strdup (text);
  g_autoptr (GString) lowered = g_string_new (NULL);
  g_string_append_unichar (lowered, g_unichar_tolower (first));
  g_string_append (lowered, g_utf8_next_char (text));
  return g_string_free (g_steal_pointer (&lowered), FALSE);
}

/* What the user calls the record: an agreement by its number. */
static char *
subject (OfftakeRecord *record)
{
  const char *name = offtake_record_get_title (record);

  if (OFFTAKE_IS_PLAN_HEAD (record))
    return g_strdup (_ ("the plan"));
  if (OFFTAKE_IS_AGREEMENT (record)) {
    const char *number = OFFTAKE_AGREEMENT (record)->number;
    name = number && *number ? number : name;
  }
  return g_strdup (name);
}

char *
offtake_document_shorten_label (char *label)
{
  if (g_utf8_strlen (label, -1) <= MAX_LABEL)
    return label;
  g_autofree char *long_label = label;
  g_autofree char *start = g_utf8_substring (long_label, 0, MAX_LABEL - 1);
  return g_strconcat (start, "…", NULL);
}

char *
offtake_document_label_change (OfftakeRecord *record, const OfftakeField *field)
{
  g_autofree char *name = offtake_document_label_in_sentence (field->label);
  g_autofree char *of = subject (record);

  /* Translators: what undo takes back: a field, then a record: "Change price of 014" */
  return offtake_document_shorten_label (g_strdup_printf (_ ("Change %s of %s"), name, of));
}

char *
offtake_document_label_several (GType type, const OfftakeField *field, guint n)
{
  g_autofree char *name = offtake_document_label_in_sentence (field->label);

  if (type == OFFTAKE_TYPE_AGREEMENT)
    /* Translators: what undo takes back: a field, then a number of agreements */
    return offtake_document_shorten_label (g_strdup_printf (
        ngettext ("Change %s of %u agreement", "Change %s of %u agreements", n), name, n));
  return offtake_document_shorten_label (
      g_strdup_printf (ngettext ("Change %s of %u record", "Change %s of %u records", n), name, n));
}

char *
offtake_document_label_record (const char *format, OfftakeRecord *record)
{
  g_autofree char *of = subject (record);
  const char *noun = _ (OFFTAKE_RECORD_GET_CLASS (record)->noun);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%1", noun, 1);
  g_string_replace (text, "%2", of, 1);
  return offtake_document_shorten_label (g_string_free (g_steal_pointer (&text), FALSE));
}

/* Tells whether the disk took it; what was refused for itself says nothing of the disk. */
static gboolean
note (OfftakeDocument *self, gboolean stored, GError **error)
{
  if (stored)
    offtake_document_set_store_problem (self, NULL);
  else if (error && g_error_matches (*error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM))
    offtake_document_set_store_problem (self, (*error)->message);
  return stored;
}

/* A step of its own, unless a group is open. */
static gboolean
begin (OfftakeDocument *self, GError **error)
{
  if (!check_editable (self, error))
    return FALSE;
  if (!self->group_label)
    return offtake_journal_begin (self->journal, error) || note (self, FALSE, error);
  if (offtake_database_in_transaction (offtake_plan_file_get_database (self->file)))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("%s: the edit was taken back because of an earlier error"), self->path);
  return FALSE;
}

static void
touch (OfftakeDocument *self, OfftakeRecord *record)
{
  const OfftakeRowName row = { offtake_record_get_list (record),
                               (char *) offtake_record_get_id (record) };

  offtake_document_touch (self, &row);
}

static void
announce (OfftakeDocument *self)
{
  if (!self->group_label)
    offtake_document_notify_steps (self);
  offtake_document_changed (self);
}

/* In memory first: the file may be out of reach, and then the next edit tries again to read it. */
static void
take_back (OfftakeDocument *self)
{
  offtake_journal_abort (self->journal);
  offtake_document_revert (self);
  read_back (self, NULL);
  announce (self);
}

/* Ends what begin() began; @written says whether the row was. */
static gboolean
end (OfftakeDocument *self,
     OfftakeRecord *record,
     gboolean written,
     const char *label,
     const char *merge_key,
     GError **error)
{
  if (written)
    touch (self, record);
  if (self->group_label)
    return written;
  if (written && offtake_journal_commit (self->journal, label, merge_key, error)) {
    settle_touched (self);
    return note (self, TRUE, NULL);
  }
  take_back (self);
  return note (self, FALSE, error);
}

/* A changed copy of the record, checked as the plan would be with it. */
static gboolean
check_change (
    OfftakeDocument *self, OfftakeRecord *record, const char *field, json_t *value, GError **error)
{
  g_autoptr (OfftakeRecord) copy = offtake_record_copy (record);

  return offtake_record_set_json (copy, field, value, error) &&
         offtake_check_record (self->plan, copy, error);
}

static gboolean
is_same (OfftakeRecord *record, const char *field, json_t *value)
{
  g_autoptr (json_t) before = offtake_record_get_json (record, field);

  return offtake_json_is_same (before, value);
}

/* A row's carrier to the file: all of a scenario would be copied for each key that is pressed. */
static OfftakeRecord *
carrier_of (OfftakeRecord *record)
{
  return OFFTAKE_IS_SCENARIO (record)
             ? g_object_new (OFFTAKE_TYPE_SCENARIO, "id", offtake_record_get_id (record), NULL)
             : offtake_record_copy (record);
}

static gboolean
show_stored (OfftakeRecord *record, const char *field, json_t *value)
{
  return OFFTAKE_IS_SCENARIO (record) && strcmp (field, "changes") == 0 && value
             ? offtake_scenario_changes_put (OFFTAKE_SCENARIO (record), value, NULL)
             : offtake_record_set_json (record, field, value, NULL);
}

gboolean
offtake_document_store (OfftakeDocument *self,
                        OfftakeRecord *record,
                        const char *field,
                        json_t *value,
                        const char *label,
                        const char *typing_key,
                        GError **error)
{
  g_autoptr (OfftakeRecord) carrier = carrier_of (record);

  if (!offtake_record_set_json (carrier, field, value, error) || !begin (self, error))
    return FALSE;
  gboolean written =
      offtake_table_update (offtake_plan_file_get_database (self->file), carrier, field, error);
  if (!end (self, record, written, label, typing_key, error))
    return FALSE;
  if (self->group_label)
    offtake_document_remember (self, record, OFFTAKE_EDIT_SET);
  g_autoptr (json_t) stored = offtake_record_get_json (carrier, field);
  gboolean shown = show_stored (record, field, stored);
  g_assert (shown); /* the carrier took it */
  announce (self);
  return TRUE;
}

static gboolean
set (OfftakeDocument *self,
     OfftakeRecord *shown,
     const char *name,
     json_t *value,
     gboolean typed,
     GError **error)
{
  const OfftakeField *field =
      offtake_structure_find (offtake_record_get_structure (shown), name, NULL);
  OfftakeRecord *record;

  g_return_val_if_fail (field, FALSE);
  if (!check_editable (self, error))
    return FALSE;
  if (offtake_document_is_layered (self, offtake_record_get_list (shown)))
    return offtake_scenario_edit_set (self, shown, field, value, typed, error);
  record = offtake_document_find_target (self, shown, error);
  if (!record)
    return FALSE;
  if (is_same (record, name, value))
    return TRUE;
  if (!check_change (self, record, name, value, error))
    return FALSE;
  g_autofree char *label = offtake_document_label_change (record, field);
  g_autofree char *key = typed ? offtake_document_typing_key (self, record, name) : NULL;
  return offtake_document_store (self, record, name, value, label, key, error);
}

gboolean
offtake_document_set (
    OfftakeDocument *self, OfftakeRecord *record, const char *field, json_t *value, GError **error)
{
  return set (self, record, field, value, FALSE, error);
}

gboolean
offtake_document_set_typed (
    OfftakeDocument *self, OfftakeRecord *record, const char *field, json_t *value, GError **error)
{
  return set (self, record, field, value, TRUE, error);
}

/* Stores and shows all fields in which @copy differs from the plan's record. */
static gboolean
put_copy (OfftakeDocument *self, OfftakeRecord *copy, GError **error)
{
  OfftakeRecord *record =
      offtake_plan_find (self->plan, offtake_record_get_list (copy), offtake_record_get_id (copy));
  const OfftakeStructure *structure = offtake_record_get_structure (copy);

  offtake_document_remember (self, record, OFFTAKE_EDIT_SET);
  touch (self, record);
  for (guint i = 0; i < structure->n_fields; i++) {
    const char *field = structure->fields[i].name;
    g_autoptr (json_t) value = offtake_record_get_json (copy, field);

    if (is_same (record, field, value))
      continue;
    if (!offtake_table_update (offtake_plan_file_get_database (self->file), copy, field, error) ||
        !offtake_record_set_json (record, field, value, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
offtake_document_set_records (OfftakeDocument *self, const GPtrArray *copies, GError **error)
{
  g_return_val_if_fail (self->group_label, FALSE);

  if (copies->len > 0 &&
      offtake_document_is_layered (self, offtake_record_get_list (copies->pdata[0])))
    return offtake_scenario_edit_set_records (self, copies, error);
  if (!offtake_check_records (self->plan, copies, error) || !begin (self, error))
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    if (!put_copy (self, g_ptr_array_index (copies, i), error))
      return FALSE;
  announce (self);
  return TRUE;
}

void
offtake_document_end_typing (OfftakeDocument *self)
{
  if (self->journal && !self->batch)
    offtake_journal_settle (self->journal);
}

gboolean
offtake_document_add (OfftakeDocument *self, OfftakeRecord *record, GError **error)
{
  const char *id = offtake_record_get_id (record);

  if (!check_editable (self, error))
    return FALSE;
  if (offtake_plan_find (offtake_document_get_edited_plan (self), offtake_record_get_list (record),
                         id)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("There is a record \"%s\" in %s already; choose another id."), id,
                 offtake_record_get_list (record));
    return FALSE;
  }
  if (offtake_document_is_layered (self, offtake_record_get_list (record)))
    return offtake_scenario_edit_add (self, record, error);
  if (!offtake_check_record (self->plan, record, error) || !begin (self, error))
    return FALSE;

  /* Translators: what undo takes back: %1 is "agreement", %2 its name */
  g_autofree char *label = offtake_document_label_record (_ ("Add %1 %2"), record);
  gboolean written =
      offtake_table_insert (offtake_plan_file_get_database (self->file), record, error);
  if (!end (self, record, written, label, NULL, error))
    return FALSE;
  if (self->group_label)
    offtake_document_remember (self, record, OFFTAKE_EDIT_ADD);
  offtake_plan_insert (self->plan, record, NO_POSITION);
  announce (self);
  return TRUE;
}

/* TRUE where nothing refers to the record. */
gboolean
offtake_document_check_unused (OfftakePlan *plan, OfftakeRecord *record, GError **error)
{
  g_autoptr (GPtrArray) users = offtake_check_users (plan, record);
  g_autoptr (GString) names = g_string_new (NULL);

  if (users->len == 0)
    return TRUE;
  for (guint i = 0; i < MIN (users->len, MAX_NAMED); i++) {
    g_autofree char *name = subject (g_ptr_array_index (users, i));
    g_string_append_printf (names, "%s%s", i ? ", " : "", name);
  }
  if (users->len > MAX_NAMED)
    g_string_append (names, ", …");
  g_autofree char *of = subject (record);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               ngettext ("%s is used by %u other record (%s); change or delete that first.",
                         "%s is used by %u other records (%s); change or delete those first.",
                         users->len),
               of, users->len, names->str);
  return FALSE;
}

gboolean
offtake_document_remove (OfftakeDocument *self, OfftakeRecord *shown, GError **error)
{
  g_autoptr (OfftakeRecord) record = NULL;

  g_return_val_if_fail (!OFFTAKE_IS_PLAN_HEAD (shown), FALSE);
  if (!check_editable (self, error))
    return FALSE;
  if (offtake_document_is_layered (self, offtake_record_get_list (shown)))
    return offtake_scenario_edit_remove (self, shown, error);
  g_set_object (&record, offtake_document_find_target (self, shown, error));
  if (!record || !offtake_document_check_unused (self->plan, record, error) || !begin (self, error))
    return FALSE;

  /* Translators: what undo takes back: %1 is "agreement", %2 its name */
  g_autofree char *label = offtake_document_label_record (_ ("Delete %1 %2"), record);
  gboolean written = offtake_table_delete (offtake_plan_file_get_database (self->file),
                                           offtake_record_get_list (record),
                                           offtake_record_get_id (record), error);
  if (!end (self, record, written, label, NULL, error))
    return FALSE;
  if (self->group_label)
    offtake_document_remember (self, record, OFFTAKE_EDIT_REMOVE);
  offtake_plan_remove (self->plan, record);
  announce (self);
  return TRUE;
}

gboolean
offtake_document_begin_group (OfftakeDocument *self, const char *label, GError **error)
{
  g_return_val_if_fail (!self->group_label || self->batch, FALSE);

  if (!check_editable (self, error) || !offtake_journal_begin (self->journal, error))
    return FALSE;
  self->group_label = offtake_document_is_layered (self, NULL)
                          ? offtake_scenario_edit_label (self, label)
                          : offtake_document_shorten_label (g_strdup (label));
  return TRUE;
}

static void
leave_group (OfftakeDocument *self, gboolean done)
{
  g_clear_pointer (&self->group_label, g_free);
  if (!done) {
    take_back (self);
    return;
  }
  settle_touched (self);
  announce (self);
}

gboolean
offtake_document_end_group (OfftakeDocument *self, GError **error)
{
  g_return_val_if_fail (self->group_label, FALSE);

  gboolean alive = begin (self, error);
  gboolean done = alive && offtake_journal_commit (self->journal, self->group_label, NULL, error);
  leave_group (self, done);
  return note (self, done, error);
}

void
offtake_document_abort_group (OfftakeDocument *self)
{
  g_return_if_fail (self->group_label);

  leave_group (self, FALSE);
}

gboolean
offtake_document_begin_batch (OfftakeDocument *self, const char *label, GError **error)
{
  g_return_val_if_fail (!self->group_label || self->batch, FALSE);

  if (!check_editable (self, error))
    return FALSE;
  self->group_label = offtake_document_shorten_label (g_strdup (label));
  return TRUE;
}

void
offtake_document_end_batch (OfftakeDocument *self, gboolean stored, const char *problem)
{
  leave_group (self, stored);
  if (stored || problem)
    offtake_document_set_store_problem (self, stored ? NULL : problem);
  offtake_document_show_next_scenario (self);
}

static gboolean
move (OfftakeDocument *self,
      gboolean (*move_step) (OfftakeJournal *, OfftakeJournalReview, gpointer, GError **),
      GError **error)
{
  g_return_val_if_fail (!self->group_label || self->batch, FALSE);

  if (!check_editable (self, error))
    return FALSE;
  if (!move_step (self->journal, offtake_document_review, self, error)) {
    take_back (self);
    return note (self, FALSE, error);
  }
  settle_touched (self);
  offtake_document_apply_review (self);
  announce (self);
  return note (self, TRUE, NULL);
}

gboolean
offtake_document_undo (OfftakeDocument *self, GError **error)
{
  return move (self, offtake_journal_undo, error);
}

gboolean
offtake_document_redo (OfftakeDocument *self, GError **error)
{
  return move (self, offtake_journal_redo, error);
}

gboolean
offtake_document_cancel_typing (OfftakeDocument *self,
                                OfftakeRecord *record,
                                const char *field,
                                GError **error)
{
  g_autofree char *key = offtake_document_typing_key (self, record, field);

  if (!self->journal || self->batch || !offtake_journal_is_growing (self->journal, key))
    return TRUE;
  return move (self, offtake_journal_cancel, error);
}
