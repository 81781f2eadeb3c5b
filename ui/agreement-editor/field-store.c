/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/field-store.h"

#include <string.h>

#include "agreement-editor/field-path.h"
#include "base/error.h"
#include "document/kind-change.h"
#include "document/scenario-edit.h"
#include "model/check.h"

/* The kind of an agreement's quantity or price says which other keys there are. */
static json_t *
whole_of_kind (OfftakeView *view, OfftakeRecord *record, const char *part, const char *word)
{
  return offtake_kind_change (OFFTAKE_AGREEMENT (record), part, word,
                              offtake_view_get_solution (view));
}

static json_t *
whole (OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value, char **name)
{
  gboolean agreement = OFFTAKE_IS_AGREEMENT (record);

  if (agreement && (g_str_equal (path, "quantity.kind") || g_str_equal (path, "price.kind"))) {
    *name = g_strndup (path, strcspn (path, "."));
    return whole_of_kind (view, record, *name, value ? json_string_value (value) : NULL);
  }
  if (agreement && value && g_str_equal (path, "price.per_t") &&
      !OFFTAKE_AGREEMENT (record)->price) {
    json_t *price = whole_of_kind (view, record, "price", "fixed");

    *name = g_strdup ("price");
    json_object_set (price, "per_t", value);
    return price;
  }
  return offtake_field_path_with (record, path, value, offtake_view_first_period (view), name);
}

json_t *
offtake_field_store_whole (
    OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value, char **name)
{
  OfftakeRecord *edited = offtake_document_find_edited (offtake_view_get_document (view), record);
  g_autoptr (json_t) all = whole (view, edited ? edited : record, path, value, name);
  const OfftakeField *field =
      offtake_structure_find (offtake_record_get_structure (record), *name, NULL);
  gboolean nothing_left = field && field->kind == OFFTAKE_FIELD_STRUCTURE &&
                          !(field->flags & OFFTAKE_FIELD_REQUIRED) && json_is_object (all) &&
                          json_object_size (all) == 0;

  return nothing_left ? NULL : g_steal_pointer (&all);
}

gboolean
offtake_field_store_check (
    OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (json_t) all = offtake_field_store_whole (view, record, path, value, &name);
  g_autoptr (OfftakeRecord) copy = offtake_record_copy (record);

  return offtake_record_set_json (copy, name, all, error) &&
         offtake_check_record (offtake_view_get_plan (view), copy, error);
}

gboolean
offtake_field_store (
    OfftakeView *view, OfftakeRecord *record, const char *path, json_t *value, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (json_t) all = offtake_field_store_whole (view, record, path, value, &name);

  return offtake_document_set (offtake_view_get_document (view), record, name, all, error);
}

/* Adds a changed copy of the record that is edited to @copies, unless it is so already. */
static gboolean
add_copy (OfftakeView *view,
          OfftakeRecord *record,
          const char *path,
          json_t *value,
          GPtrArray *copies,
          GError **error)
{
  OfftakeRecord *edited = offtake_document_find_edited (offtake_view_get_document (view), record);

  if (!edited) /* says why */
    return offtake_field_store (view, record, path, value, error);
  g_autofree char *name = NULL;
  g_autoptr (json_t) all = offtake_field_store_whole (view, record, path, value, &name);
  g_autoptr (json_t) before = offtake_record_get_json (edited, name);
  g_autoptr (OfftakeRecord) copy = offtake_record_copy (edited);
  if (offtake_json_is_same (before, all))
    return TRUE;
  if (!offtake_record_set_json (copy, name, all, error))
    return FALSE;
  g_ptr_array_add (copies, g_steal_pointer (&copy));
  return TRUE;
}

/* What does not fit is said of the first record that it is true of, by its name. */
static void
name_culprit (OfftakeDocument *document, const GPtrArray *copies, GError **error)
{
  OfftakePlan *plan = offtake_document_get_edited_plan (document);

  for (guint i = 0; error && i < copies->len; i++) {
    OfftakeRecord *copy = copies->pdata[i];
    g_autoptr (GError) cause = NULL;

    if (offtake_check_record (plan, copy, &cause))
      continue;
    g_clear_error (error);
    g_propagate_prefixed_error (error, g_steal_pointer (&cause),
                                "%s: ", offtake_record_get_title (copy));
    return;
  }
}

/* Together: each edit of a scenario writes all of its changes. */
static gboolean
store_all (OfftakeView *view,
           const GPtrArray *records,
           const char *path,
           const GPtrArray *values,
           GError **error)
{
  OfftakeDocument *document = offtake_view_get_document (view);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++) {
    OfftakeRecord *record = records->pdata[i];

    if (!add_copy (view, record, path, values->pdata[i], copies, error)) {
      g_prefix_error (error, "%s: ", offtake_record_get_title (record));
      return FALSE;
    }
  }
  if (copies->len == 0 || offtake_document_set_records (document, copies, error))
    return TRUE;
  if (error && g_error_matches (*error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID))
    name_culprit (document, copies, error);
  return FALSE;
}

gboolean
offtake_field_store_each (OfftakeView *view,
                          const GPtrArray *records,
                          const char *path,
                          const GPtrArray *values,
                          GError **error)
{
  OfftakeDocument *document = offtake_view_get_document (view);

  if (records->len == 0)
    return TRUE;
  if (records->len == 1)
    return offtake_field_store (view, records->pdata[0], path, values->pdata[0], error);
  g_autofree char *label = offtake_document_label_several (
      G_OBJECT_TYPE (records->pdata[0]), offtake_field_path_find (records->pdata[0], path, NULL),
      records->len);
  if (!offtake_document_begin_group (document, label, error))
    return FALSE;
  if (store_all (view, records, path, values, error))
    return offtake_document_end_group (document, error);
  offtake_document_abort_group (document);
  return FALSE;
}

gboolean
offtake_field_store_several (
    OfftakeView *view, const GPtrArray *records, const char *path, json_t *value, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (values, value);
  return offtake_field_store_each (view, records, path, values, error);
}
