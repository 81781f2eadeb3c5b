/* SPDX-License-Identifier: MPL-2.0 */
#include "document/scenario-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "document/document-private.h"
#include "document/take-over.h"
#include "model/check.h"
#include "model/scenario-changes.h"

/* What is shown is sound, so that an edit of it is checked as one of a plan. The scenario then says
   the same: what it makes of the base plan is what is shown after the edit. */

gboolean
offtake_document_edits_scenario (OfftakeDocument *self)
{
  return self->layers && !self->edits_base;
}

/* @list is NULL for lists that scenarios change. */
gboolean
offtake_document_is_layered (OfftakeDocument *self, const char *list)
{
  static const char *const common[] = { "plan", "scenarios", "rules", NULL };

  return offtake_document_edits_scenario (self) && !(list && g_strv_contains (common, list));
}

OfftakePlan *
offtake_document_get_edited_plan (OfftakeDocument *self)
{
  return offtake_document_edits_scenario (self) ? offtake_document_get_shown_plan (self)
                                                : self->plan;
}

OfftakeRecord *
offtake_document_find_base (OfftakeDocument *self, OfftakeRecord *shown)
{
  if (!self->layers || OFFTAKE_IS_PLAN_HEAD (shown))
    return shown;
  return offtake_plan_find (self->plan, offtake_record_get_list (shown),
                            offtake_record_get_id (shown));
}

OfftakeRecord *
offtake_document_find_edited (OfftakeDocument *self, OfftakeRecord *shown)
{
  return offtake_document_edits_scenario (self) ? shown : offtake_document_find_base (self, shown);
}

OfftakeRecord *
offtake_document_find_target (OfftakeDocument *self, OfftakeRecord *shown, GError **error)
{
  OfftakeRecord *base = offtake_document_find_base (self, shown);

  if (!base)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("“%s” stands in the scenario alone: edit it there."),
                 offtake_record_get_title (shown));
  return base;
}

gboolean
offtake_document_is_changed (OfftakeDocument *self, OfftakeRecord *shown, const char *field)
{
  OfftakeRecord *base = offtake_document_find_base (self, shown);

  if (!base || base == shown)
    return !base;
  g_autoptr (json_t) before = offtake_record_get_json (base, field);
  g_autoptr (json_t) now = offtake_record_get_json (shown, field);
  return !offtake_json_is_same (before, now);
}

static OfftakeRecord *
scenario_of (OfftakeDocument *self)
{
  return offtake_plan_find (self->plan, "scenarios", self->scenario);
}

char *
offtake_document_typing_key (OfftakeDocument *self, OfftakeRecord *record, const char *field)
{
  const char *list = offtake_record_get_list (record);

  return g_strjoin ("\n", list, offtake_record_get_id (record), field,
                    offtake_document_is_layered (self, list) ? self->scenario : NULL, NULL);
}

char *
offtake_scenario_edit_label (OfftakeDocument *self, const char *label)
{
  /* Translators: what undo takes back, "Change price of 014", then the name of a scenario. */
  return offtake_document_shorten_label (
      g_strdup_printf (_ ("%s in %s"), label, offtake_record_get_title (scenario_of (self))));
}

/* Where the scenario cannot be laid over the plan, an edit is of the base plan that is shown. */
static gboolean
check_shown (OfftakeDocument *self, GError **error)
{
  if (!self->layer_error)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("The scenario cannot be shown, so nothing can be changed in it: %s"),
               self->layer_error);
  return FALSE;
}

/* @changes is nullable: an error has been set. What is then shown is left to the caller, who knows.
 */
static gboolean
store (OfftakeDocument *self, json_t *changes, const char *label, const char *key, GError **error)
{
  g_autofree char *whole = offtake_scenario_edit_label (self, label);
  gboolean stored;

  if (!changes || !check_shown (self, error))
    return FALSE;
  self->is_layered = TRUE;
  stored = offtake_document_store (self, scenario_of (self), "changes", changes, whole, key, error);
  self->is_layered = FALSE;
  if (!stored)
    offtake_document_changed (self);
  return stored;
}

static json_t *
changes_of (OfftakeDocument *self)
{
  return offtake_scenario_changes_read (OFFTAKE_SCENARIO (scenario_of (self)));
}

gboolean
offtake_scenario_edit_set (OfftakeDocument *self,
                           OfftakeRecord *record,
                           const OfftakeField *field,
                           json_t *value,
                           gboolean typed,
                           GError **error)
{
  OfftakePlan *shown = offtake_document_get_shown_plan (self);
  g_autoptr (OfftakeRecord) now = offtake_record_copy (record);
  g_autoptr (json_t) before = offtake_record_get_json (record, field->name);
  g_autoptr (json_t) changes = changes_of (self);

  if (offtake_json_is_same (before, value))
    return TRUE;
  if (!offtake_record_set_json (now, field->name, value, error) ||
      !offtake_check_record (shown, now, error))
    return FALSE;
  g_autoptr (json_t) changed = offtake_scenario_changes_with (
      changes, offtake_document_find_base (self, record), record, now, error);
  g_autofree char *label = offtake_document_label_change (record, field);
  g_autofree char *key = typed ? offtake_document_typing_key (self, record, field->name) : NULL;
  if (!store (self, changed, label, key, error))
    return FALSE;
  offtake_layers_put (self->layers, now);
  return TRUE;
}

/* The changes with those of @copies, records that are shown. (transfer full), NULL with @error */
static json_t *
changes_with_copies (OfftakeDocument *self, const GPtrArray *copies, GError **error)
{
  g_autoptr (json_t) changes = changes_of (self);

  return offtake_scenario_changes_with_all (changes, self->plan,
                                            offtake_document_get_shown_plan (self), copies, error);
}

gboolean
offtake_scenario_edit_set_records (OfftakeDocument *self, const GPtrArray *copies, GError **error)
{
  if (!offtake_check_records (offtake_document_get_shown_plan (self), copies, error))
    return FALSE;
  g_autoptr (json_t) changes = changes_with_copies (self, copies, error);

  if (!store (self, changes, "", NULL, error))
    return FALSE;
  offtake_layers_put_all (self->layers, copies);
  return TRUE;
}

gboolean
offtake_scenario_edit_take (OfftakeDocument *self,
                            const char *label,
                            const GPtrArray *copies,
                            const GPtrArray *added,
                            GError **error)
{
  g_autoptr (json_t) changes = changes_with_copies (self, copies, error);

  for (guint i = 0; changes && i < added->len; i++) {
    json_t *more = offtake_scenario_changes_with_added (changes, g_ptr_array_index (added, i));

    json_decref (changes);
    changes = more;
  }
  if (!store (self, changes, label, NULL, error))
    return FALSE;
  offtake_layers_put_all (self->layers, copies);
  offtake_layers_put_all (self->layers, added);
  return TRUE;
}

/* What is shown for the new record is the object that was added, which its maker goes on to use. */
gboolean
offtake_scenario_edit_add (OfftakeDocument *self, OfftakeRecord *record, GError **error)
{
  g_autoptr (json_t) changes = changes_of (self);

  if (!offtake_check_record (offtake_document_get_shown_plan (self), record, error))
    return FALSE;
  g_autoptr (json_t) changed = offtake_scenario_changes_with_added (changes, record);
  /* Translators: what undo takes back: %1 is "agreement", %2 its name */
  g_autofree char *label = offtake_document_label_record (_ ("Add %1 %2"), record);
  if (!store (self, changed, label, NULL, error))
    return FALSE;
  offtake_layers_put (self->layers, record);
  return TRUE;
}

gboolean
offtake_scenario_edit_remove (OfftakeDocument *self, OfftakeRecord *record, GError **error)
{
  g_autoptr (json_t) changes = changes_of (self);
  gboolean in_base = offtake_document_find_base (self, record) != NULL;

  if (!offtake_document_check_unused (offtake_document_get_shown_plan (self), record, error))
    return FALSE;
  g_autoptr (json_t) changed = offtake_scenario_changes_without (changes, record, in_base);
  /* Translators: what undo takes back: %1 is "agreement", %2 its name */
  g_autofree char *label = offtake_document_label_record (_ ("Delete %1 %2"), record);
  if (!store (self, changed, label, NULL, error))
    return FALSE;
  offtake_layers_remove (self->layers, record);
  return TRUE;
}

/* Edits of the base plan, or of scenarios, as one step that says so itself. */
static gboolean
begin (OfftakeDocument *self, const char *label, gboolean *was_base, GError **error)
{
  *was_base = self->edits_base;
  self->edits_base = TRUE;
  if (offtake_document_begin_group (self, label, error))
    return TRUE;
  self->edits_base = *was_base;
  return FALSE;
}

static gboolean
end (OfftakeDocument *self, gboolean done, gboolean was_base, GError **error)
{
  self->edits_base = was_base;
  if (done)
    return offtake_document_end_group (self, error);
  offtake_document_abort_group (self);
  return FALSE;
}

static char *
label_field (OfftakeDocument *self, const char *format, OfftakeRecord *shown, const char *name)
{
  const OfftakeField *field =
      name ? offtake_structure_find (offtake_record_get_structure (shown), name, NULL) : NULL;
  g_autofree char *what = field ? offtake_document_label_in_sentence (field->label) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%1", what, 1);
  g_string_replace (text, "%2", offtake_record_get_title (shown), 1);
  g_string_replace (text, "%3", offtake_record_get_title (scenario_of (self)), 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
offtake_document_reset (OfftakeDocument *self,
                        OfftakeRecord *shown,
                        const char *field,
                        GError **error)
{
  g_return_val_if_fail (self->layers, FALSE);

  g_autoptr (json_t) changes = changes_of (self);
  g_autoptr (json_t) kept = offtake_scenario_changes_reset (
      changes, offtake_record_get_list (shown), offtake_record_get_id (shown), field);
  /* Translators: what undo takes back: %1 is a field, %2 a record, %3 a scenario */
  const char *format = field ? _ ("Reset %1 of %2 in %3") :
                             /* Translators: what undo takes back: %2 is a record, %3 a scenario */
                           _ ("Reset %2 in %3");
  g_autofree char *label = label_field (self, format, shown, field);
  gboolean was_base;

  if (!begin (self, label, &was_base, error))
    return FALSE;
  return end (self, offtake_document_set (self, scenario_of (self), "changes", kept, error),
              was_base, error);
}

gboolean
offtake_document_apply_to_base (OfftakeDocument *self,
                                OfftakeRecord *shown,
                                const char *field,
                                GError **error)
{
  g_return_val_if_fail (self->layers, FALSE);

  g_autoptr (json_t) changes = changes_of (self);
  g_autoptr (json_t) value = offtake_record_get_json (shown, field);
  g_autoptr (json_t) kept = offtake_scenario_changes_reset (
      changes, offtake_record_get_list (shown), offtake_record_get_id (shown), field);
  g_autofree char *label =
      /* Translators: what undo takes back: %1 is a field, %2 a record, %3 a scenario */
      label_field (self, _ ("Take %1 of %2 over from %3"), shown, field);
  gboolean was_base, done;

  if (!begin (self, label, &was_base, error))
    return FALSE;
  done = offtake_document_set (self, shown, field, value, error) &&
         offtake_document_set (self, scenario_of (self), "changes", kept, error);
  return end (self, done, was_base, error);
}

gboolean
offtake_scenario_drop_change (OfftakeDocument *self,
                              OfftakeScenario *scenario,
                              guint index,
                              GError **error)
{
  g_autoptr (json_t) changes = offtake_record_get_json (OFFTAKE_RECORD (scenario), "changes");
  g_autoptr (json_t) kept = json_deep_copy (changes);
  g_autofree char *label =
      /* Translators: what undo takes back; the name of a scenario */
      g_strdup_printf (_ ("Remove a change from %s"),
                       offtake_record_get_title (OFFTAKE_RECORD (scenario)));
  gboolean was_base;

  g_return_val_if_fail (index < json_array_size (kept), FALSE);
  json_array_remove (kept, index);
  if (!begin (self, label, &was_base, error))
    return FALSE;
  return end (self, offtake_document_set (self, OFFTAKE_RECORD (scenario), "changes", kept, error),
              was_base, error);
}

static gboolean
apply (OfftakeDocument *self, OfftakeRecord *scenario, OfftakePlan *plan, GError **error)
{
  g_autoptr (json_t) none = json_array ();

  return offtake_document_set (self, scenario, "changes", none, error) &&
         offtake_document_take_in (self, plan, error);
}

gboolean
offtake_scenario_apply (OfftakeDocument *self, OfftakeScenario *scenario, GError **error)
{
  OfftakeRecord *record = OFFTAKE_RECORD (scenario);
  g_autoptr (OfftakePlan) plan =
      offtake_plan_apply_scenario (self->plan, offtake_record_get_id (record), error);
  g_autofree char *label =
      /* Translators: what undo takes back; the name of a scenario */
      g_strdup_printf (_ ("Apply %s to the base plan"), offtake_record_get_title (record));
  gboolean was_base;

  if (!plan || !begin (self, label, &was_base, error))
    return FALSE;
  return end (self, apply (self, record, plan, error), was_base, error);
}
