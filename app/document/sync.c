/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "model/check.h"
#include "store/table.h"

/* A row as the file has it, and the record that the plan has for it; either may be missing. */
typedef struct {
  const char *list;
  OfftakeRecord *stored, *live;
  guint index; /* of `stored` among the rows of its list, where it is new */
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->stored);
  g_clear_object (&row->live);
}

static OfftakeRecord *
find_live (OfftakeDocument *self, const char *list, const char *id)
{
  return strcmp (list, "plan") == 0 ? OFFTAKE_RECORD (offtake_plan_get_head (self->plan))
                                    : offtake_plan_find (self->plan, list, id);
}

/* The places of new rows, asked for once for each list. */
static gboolean
find_index (OfftakeDatabase *database, GHashTable *orders, Row *row, GError **error)
{
  GHashTable *order = g_hash_table_lookup (orders, row->list);

  if (!order) {
    order = offtake_table_read_order (database, row->list, error);
    if (!order)
      return FALSE;
    g_hash_table_insert (orders, (gpointer) row->list, order);
  }
  row->index = GPOINTER_TO_UINT (g_hash_table_lookup (order, offtake_record_get_id (row->stored)));
  return TRUE;
}

static GArray *
read_rows (OfftakeDocument *self, GPtrArray *names, GError **error)
{
  OfftakeDatabase *database = offtake_plan_file_get_database (self->file);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_autoptr (GHashTable) orders = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                                         (GDestroyNotify) g_hash_table_unref);

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < names->len; i++) {
    const OfftakeRowName *name = g_ptr_array_index (names, i);
    Row row = { .list = g_intern_string (name->list) };
    if (!offtake_table_read (database, row.list, name->id, &row.stored, error))
      return NULL;
    g_set_object (&row.live, find_live (self, row.list, name->id));
    g_array_append_val (rows, row);
    if (row.stored && !row.live &&
        !find_index (database, orders, &g_array_index (rows, Row, i), error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

static int
compare_index (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;

  return first->index < second->index ? -1 : first->index > second->index;
}

/* The rows are in the order of their places. */
static void
apply_list (OfftakePlan *plan, const char *list, GArray *rows)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rows->len; i++) {
    Row *row = &g_array_index (rows, Row, i);
    if (strcmp (row->list, list) != 0)
      continue;
    if (row->live && !row->stored) {
      g_hash_table_add (removed, row->live);
    } else if (row->stored && !row->live) {
      g_ptr_array_add (added, row->stored);
      g_array_append_val (places, row->index);
    }
  }
  if (g_hash_table_size (removed) + added->len > 0)
    offtake_plan_rearrange (plan, list, removed, added, (const guint *) (gpointer) places->data);
}

static void
apply_rows (OfftakePlan *plan, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    Row *row = &g_array_index (rows, Row, i);
    if (row->live && row->stored)
      offtake_record_take_fields (row->live, row->stored);
  }
  g_array_sort (rows, compare_index);
  for (const char *const *list = offtake_record_lists (); *list; list++)
    apply_list (plan, *list, rows);
}

void
offtake_document_touch (OfftakeDocument *self, const OfftakeRowName *name)
{
  OfftakeRowName *copy = g_new0 (OfftakeRowName, 1);

  copy->list = g_intern_string (name->list);
  copy->id = g_strdup (name->id);
  g_ptr_array_add (self->touched, copy);
}

gboolean
offtake_document_sync (OfftakeDocument *self, GPtrArray *names, GError **error)
{
  g_autoptr (GArray) rows = read_rows (self, names, error);

  if (!rows)
    return FALSE;
  apply_rows (self->plan, rows);
  return TRUE;
}

/* The records that stay as they are, and the changed ones at the end: order is not checked. */
static void
add_list (OfftakeDocument *self, OfftakePlan *plan, const char *list, GArray *rows)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *live = offtake_plan_get_list (self->plan, list);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (changed, g_array_index (rows, Row, i).live);
  for (guint i = 0; i < g_list_model_get_n_items (live); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (live, i);
    if (!g_hash_table_contains (changed, record))
      g_ptr_array_add (records, g_steal_pointer (&record));
  }
  for (guint i = 0; i < rows->len; i++) {
    Row *row = &g_array_index (rows, Row, i);
    if (row->stored && strcmp (row->list, list) == 0)
      g_ptr_array_add (records, g_object_ref (row->stored));
  }
  offtake_plan_append_all (plan, list, records);
}

gboolean
offtake_document_review (GPtrArray *names, gpointer data, GError **error)
{
  OfftakeDocument *self = data;
  g_autoptr (GArray) rows = read_rows (self, names, error);
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("", "USD", 2000, 2000);
  OfftakeRecord *head = OFFTAKE_RECORD (offtake_plan_get_head (self->plan));
  g_autoptr (GError) problem = NULL;

  for (guint i = 0; i < names->len; i++)
    offtake_document_touch (self, g_ptr_array_index (names, i));
  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    Row *row = &g_array_index (rows, Row, i);
    if (strcmp (row->list, "plan") != 0)
      continue;
    if (!row->stored) {
      g_set_error (
          error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
          _ ("%s: the step in the undo journal does not fit the plan; the plan is unchanged"),
          self->path);
      return FALSE;
    }
    head = row->stored;
  }
  offtake_record_take_fields (OFFTAKE_RECORD (offtake_plan_get_head (plan)), head);
  for (const char *const *list = offtake_record_lists (); *list; list++)
    add_list (self, plan, *list, rows);
  if (!offtake_check_plan (plan, &problem)) {
    g_set_error (
        error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
        _ ("%s: the step in the undo journal leads to no valid plan; the plan is unchanged "
           "(%s)"),
        self->path, problem->message);
    return FALSE;
  }
  g_clear_pointer (&self->review, g_array_unref);
  self->review = g_steal_pointer (&rows);
  return TRUE;
}

void
offtake_document_apply_review (OfftakeDocument *self)
{
  apply_rows (self->plan, self->review);
  g_clear_pointer (&self->review, g_array_unref);
}

/* An edit of a record in memory, and how the record was. */
typedef struct {
  OfftakeEdit edit;
  OfftakeRecord *record, *before;
  guint index;
} Edit;

static void
clear_edit (gpointer data)
{
  Edit *edit = data;

  g_clear_object (&edit->record);
  g_clear_object (&edit->before);
}

static guint
find_place (OfftakePlan *plan, OfftakeRecord *record)
{
  GListModel *records = offtake_plan_get_list (plan, offtake_record_get_list (record));
  guint place = 0;

  g_list_store_find (G_LIST_STORE (records), record, &place);
  return place;
}

void
offtake_document_remember (OfftakeDocument *self, OfftakeRecord *record, OfftakeEdit what)
{
  const Edit *last = self->group_edits && self->group_edits->len > 0
                         ? &g_array_index (self->group_edits, Edit, self->group_edits->len - 1)
                         : NULL;

  /* How it was before the first of several edits in a row is all that matters. */
  if (last && last->edit == what && last->record == record && what == OFFTAKE_EDIT_SET)
    return;
  Edit edit = { .edit = what, .record = g_object_ref (record) };

  if (!self->group_edits) {
    self->group_edits = g_array_new (FALSE, FALSE, sizeof (Edit));
    g_array_set_clear_func (self->group_edits, clear_edit);
  }
  if (what == OFFTAKE_EDIT_SET)
    edit.before = offtake_record_copy (record);
  if (what == OFFTAKE_EDIT_REMOVE)
    edit.index = find_place (self->plan, record);
  g_array_append_val (self->group_edits, edit);
}

/* The plan's record, which may be another object since: see layers.h. */
static OfftakeRecord *
live_of (OfftakeDocument *self, OfftakeRecord *record)
{
  return find_live (self, offtake_record_get_list (record), offtake_record_get_id (record));
}

void
offtake_document_revert (OfftakeDocument *self)
{
  for (guint i = self->group_edits ? self->group_edits->len : 0; i > 0; i--) {
    Edit *edit = &g_array_index (self->group_edits, Edit, i - 1);
    switch (edit->edit) {
    case OFFTAKE_EDIT_SET:
      offtake_record_take_fields (live_of (self, edit->record), edit->before);
      break;
    case OFFTAKE_EDIT_ADD: offtake_plan_remove (self->plan, live_of (self, edit->record)); break;
    case OFFTAKE_EDIT_REMOVE: offtake_plan_insert (self->plan, edit->record, edit->index); break;
    default: g_assert_not_reached ();
    }
  }
  offtake_document_forget (self);
}

void
offtake_document_forget (OfftakeDocument *self)
{
  g_clear_pointer (&self->group_edits, g_array_unref);
}
