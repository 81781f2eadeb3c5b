/* SPDX-License-Identifier: MPL-2.0 */
#include "store/table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "store/query.h"

#define HEAD "plan"

typedef struct {
  GType type;
  const char *list;
  const OfftakeStructure *structure;
  gboolean has_position; /* the last parameter of `insert` */
  char *select_all, *select_one, *insert;
} Table;

const char *const *
offtake_table_names (void)
{
  static const char **names = NULL;

  if (g_once_init_enter (&names)) {
    const char *const *lists = offtake_record_lists ();
    guint n = g_strv_length ((char **) lists);
    const char **made = g_new0 (const char *, n + 2);
    made[0] = HEAD;
    memcpy (made + 1, lists, n * sizeof *made);
    g_once_init_leave (&names, made);
  }
  return names;
}

gboolean
offtake_table_is_known (const char *name)
{
  return g_strv_contains (offtake_table_names (), name);
}

static Table *
build (const char *list)
{
  Table *table = g_new0 (Table, 1);
  g_autoptr (GString) columns = g_string_new (NULL), parameters = g_string_new (NULL);

  table->has_position = strcmp (list, HEAD) != 0;
  table->type = table->has_position ? offtake_record_type_for_list (list) : OFFTAKE_TYPE_PLAN_HEAD;
  table->list = g_intern_string (list);
  g_autoptr (OfftakeRecordClass) klass = g_type_class_ref (table->type);
  table->structure = klass->structure;
  for (guint i = 0; i < table->structure->n_fields; i++) {
    g_string_append_printf (columns, "%s\"%s\"", i ? ", " : "", table->structure->fields[i].name);
    g_string_append (parameters, i ? ", ?" : "?");
  }
  table->select_all = g_strdup_printf ("SELECT %s FROM \"%s\"%s", columns->str, list,
                                       table->has_position ? " ORDER BY position" : "");
  table->select_one = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?", columns->str, list);
  table->insert = g_strdup_printf ("INSERT INTO \"%s\" (%s%s) VALUES (%s%s)", list, columns->str,
                                   table->has_position ? ", position" : "", parameters->str,
                                   table->has_position ? ", ?" : "");
  return table;
}

/* SQL text is built once for each class. */
static const Table *
find (const char *list)
{
  static GHashTable *tables = NULL;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (!tables)
    tables = g_hash_table_new (g_str_hash, g_str_equal);
  Table *table = g_hash_table_lookup (tables, list);
  if (!table) {
    table = build (list);
    g_hash_table_insert (tables, (gpointer) table->list, table);
  }
  return table;
}

guint
offtake_table_n_columns (const char *name)
{
  return find (name)->structure->n_fields + (find (name)->has_position ? 1 : 0);
}

/* The id is the first field of every class; a position comes before it. */
guint
offtake_table_key_column (const char *name)
{
  return find (name)->has_position ? 1 : 0;
}

/* How a field lies in its column. */
typedef enum {
  CELL_TEXT,
  CELL_REAL,
  CELL_INTEGER,
  CELL_BOOL,
  CELL_JSON,
} CellKind;

static CellKind
cell_kind (const OfftakeField *field)
{
  switch (field->kind) {
  case OFFTAKE_FIELD_REAL: return CELL_REAL;
  case OFFTAKE_FIELD_INTEGER: return CELL_INTEGER;
  case OFFTAKE_FIELD_BOOL: return CELL_BOOL;
  case OFFTAKE_FIELD_TEXT:
  case OFFTAKE_FIELD_DATE:
  case OFFTAKE_FIELD_CHOICE:
  case OFFTAKE_FIELD_COUNTRY:
  case OFFTAKE_FIELD_CURRENCY:
  case OFFTAKE_FIELD_PERIOD:
  case OFFTAKE_FIELD_REFERENCE: return CELL_TEXT;
  case OFFTAKE_FIELD_SERIES:
  case OFFTAKE_FIELD_FRACTIONS:
  case OFFTAKE_FIELD_ASSAY:
  case OFFTAKE_FIELD_STRUCTURE:
  case OFFTAKE_FIELD_LIST:
  case OFFTAKE_FIELD_TEXTS:
  case OFFTAKE_FIELD_JSON: return CELL_JSON;
  default: g_assert_not_reached ();
  }
}

static void
bind_cell (OfftakeQuery *query, int parameter, const OfftakeField *field, OfftakeRecord *record)
{
  g_autoptr (json_t) value = offtake_record_get_json (record, field->name);

  if (!value) {
    offtake_query_bind_null (query, parameter);
    return;
  }
  switch (cell_kind (field)) {
  case CELL_TEXT: offtake_query_bind_text (query, parameter, json_string_value (value)); break;
  case CELL_REAL: offtake_query_bind_real (query, parameter, json_number_value (value)); break;
  case CELL_INTEGER:
    offtake_query_bind_integer (query, parameter, json_integer_value (value));
    break;
  case CELL_BOOL: offtake_query_bind_integer (query, parameter, json_is_true (value)); break;
  case CELL_JSON: {
    g_autofree char *text = offtake_json_write_compact (value);
    offtake_query_bind_text (query, parameter, text);
    break;
  }
  default: g_assert_not_reached ();
  }
}

/* NULL without an error means that the field is absent. */
static json_t *
read_cell (OfftakeQuery *query, int column, const OfftakeField *field, GError **error)
{
  gsize length = 0;
  json_t *value = NULL;

  if (offtake_query_is_null (query, column))
    return NULL;
  switch (cell_kind (field)) {
  case CELL_TEXT: {
    const char *text = offtake_query_text (query, column, &length);
    value = text ? json_stringn (text, length) : NULL;
    break;
  }
  case CELL_REAL: value = json_real (offtake_query_real (query, column)); break;
  case CELL_INTEGER: value = json_integer (offtake_query_integer (query, column)); break;
  case CELL_BOOL: value = json_boolean (offtake_query_integer (query, column)); break;
  case CELL_JSON: {
    const char *text = offtake_query_text (query, column, &length);
    if (text)
      return offtake_json_read (text, length, field->name, error);
    break;
  }
  default: g_assert_not_reached ();
  }
  if (!value)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
                 _ ("neither a finite number nor valid text"));
  return value;
}

static gboolean
read_field (OfftakeQuery *query,
            int column,
            const OfftakeField *field,
            OfftakeRecord *record,
            GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (json_t) value = read_cell (query, column, field, &problem);

  if (!problem && (!value || offtake_record_set_json (record, field->name, value, &problem)))
    return TRUE;
  /* Most begin with the name of the field. */
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED, "%s%s%s",
               g_str_has_prefix (problem->message, field->name) ? "" : field->name,
               g_str_has_prefix (problem->message, field->name) ? "" : ": ", problem->message);
  return FALSE;
}

/* Reads the query's row into a record that has nothing yet. */
static gboolean
read_fields (const Table *table, OfftakeQuery *query, OfftakeRecord *record, GError **error)
{
  for (guint i = 0; i < table->structure->n_fields; i++)
    if (!read_field (query, (int) i, &table->structure->fields[i], record, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_row (OfftakeDatabase *database,
          const Table *table,
          OfftakeQuery *query,
          OfftakeRecord *record,
          GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (read_fields (table, query, record, &problem))
    return TRUE;
  if (!offtake_query_check (query, error))
    return FALSE; /* memory ran out: nothing is wrong with the row */
  const char *id = offtake_record_get_id (record);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the plan file is damaged; go back to a copy (%s \"%s\", %s)"),
               offtake_database_get_name (database), table->list, id ? id : "", problem->message);
  return FALSE;
}

/* The index that should keep two rows from having one id may be damaged itself. */
static gboolean
add_once (OfftakeDatabase *database, GHashTable *ids, OfftakeRecord *record, GError **error)
{
  if (g_hash_table_add (ids, (gpointer) offtake_record_get_id (record)))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the plan file is damaged; go back to a copy (%s \"%s\" is there twice)"),
               offtake_database_get_name (database), offtake_record_get_list (record),
               offtake_record_get_id (record));
  return FALSE;
}

static gboolean
load_list (OfftakeDatabase *database, OfftakePlan *plan, const char *list, GError **error)
{
  const Table *table = find (list);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (OfftakeQuery) query = offtake_query (database, table->select_all, "");

  while (offtake_query_next (query)) {
    OfftakeRecord *record = g_object_new (table->type, NULL);
    g_ptr_array_add (records, record);
    if (!read_row (database, table, query, record, error) ||
        !add_once (database, ids, record, error))
      return FALSE;
  }
  if (!offtake_query_check (query, error))
    return FALSE;
  offtake_plan_append_all (plan, list, records);
  return TRUE;
}

static gboolean
load_head (OfftakeDatabase *database, OfftakePlan *plan, GError **error)
{
  const Table *table = find (HEAD);
  g_autoptr (OfftakeQuery) query = offtake_query (database, table->select_all, "");

  if (offtake_query_next (query))
    return read_row (database, table, query, OFFTAKE_RECORD (offtake_plan_get_head (plan)), error);
  if (!offtake_query_check (query, error))
    return FALSE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the plan file is damaged; go back to a copy (it has no title and horizon)"),
               offtake_database_get_name (database));
  return FALSE;
}

OfftakePlan *
offtake_table_load_plan (OfftakeDatabase *database, GError **error)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("", "USD", 2000, 2000);

  if (!load_head (database, plan, error))
    return NULL;
  for (const char *const *list = offtake_record_lists (); *list; list++)
    if (!load_list (database, plan, *list, error))
      return NULL;
  return g_steal_pointer (&plan);
}

OfftakePlanHead *
offtake_table_read_head (OfftakeDatabase *database, GError **error)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("", "USD", 2000, 2000);

  return load_head (database, plan, error) ? g_object_ref (offtake_plan_get_head (plan)) : NULL;
}

typedef struct {
  OfftakeRecord *record;
  gint64 position;
} Found;

static void
found_clear (gpointer found)
{
  g_object_unref (((Found *) found)->record);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const Found *) a)->position, second = ((const Found *) b)->position;

  return first < second ? -1 : first > second;
}

/* Reads in the order of the pages, so that what comes before a broken one is read.

   Returns: whether it got to the end */
static gboolean
read_sound_rows (OfftakeDatabase *database,
                 const Table *table,
                 const char *order,
                 GArray *found,
                 GHashTable *ids,
                 GPtrArray *losses)
{
  g_autoptr (GString) sql = g_string_new (table->select_all);

  g_string_replace (sql, " FROM ", ", position FROM ", 1);
  g_string_replace (sql, "ORDER BY position", order, 1);
  g_autoptr (OfftakeQuery) query = offtake_query (database, sql->str, "");
  while (offtake_query_next (query)) {
    g_autoptr (OfftakeRecord) record = g_object_new (table->type, NULL);
    g_autoptr (GError) problem = NULL;
    const char *id = offtake_query_text (query, 0, NULL);
    if (!id || !g_hash_table_add (ids, g_strdup (id)))
      continue;
    if (!read_fields (table, query, record, &problem)) {
      g_ptr_array_add (losses, g_strdup_printf (_ ("%s \"%s\" is left out: %s"), table->list, id,
                                                problem->message));
      continue;
    }
    Found row = { g_steal_pointer (&record),
                  offtake_query_integer (query, (int) table->structure->n_fields) };
    g_array_append_val (found, row);
  }
  return offtake_query_check (query, NULL);
}

GPtrArray *
offtake_table_read_sound (OfftakeDatabase *database, const char *list, GPtrArray *losses)
{
  const Table *table = find (list);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_array_set_clear_func (found, found_clear);
  if (!read_sound_rows (database, table, "ORDER BY rowid", found, ids, losses)) {
    g_ptr_array_add (losses, g_strdup_printf (_ ("A part of \"%s\" cannot be read"), list));
    read_sound_rows (database, table, "ORDER BY rowid DESC", found, ids, losses);
  }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (records, g_object_ref (g_array_index (found, Found, i).record));
  return records;
}

static void
bind_row (OfftakeQuery *query, const Table *table, OfftakeRecord *record, gint64 position)
{
  int n = (int) table->structure->n_fields;

  for (int i = 0; i < n; i++)
    bind_cell (query, i, &table->structure->fields[i], record);
  if (table->has_position)
    offtake_query_bind_integer (query, n, position);
}

static gboolean
insert_list (OfftakeDatabase *database, OfftakePlan *plan, const char *list, GError **error)
{
  GListModel *records = offtake_plan_get_list (plan, list);
  g_autoptr (OfftakeQuery) query = offtake_query (database, find (list)->insert, "");

  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);
    bind_row (query, find (list), record, i);
    if (!offtake_query_run (query, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
offtake_table_insert_plan (OfftakeDatabase *database, OfftakePlan *plan, GError **error)
{
  g_autoptr (OfftakeQuery) query = offtake_query (database, find (HEAD)->insert, "");

  bind_row (query, find (HEAD), OFFTAKE_RECORD (offtake_plan_get_head (plan)), 0);
  if (!offtake_query_run (query, error))
    return FALSE;
  for (const char *const *list = offtake_record_lists (); *list; list++)
    if (!insert_list (database, plan, *list, error))
      return FALSE;
  return TRUE;
}

gboolean
offtake_table_read (OfftakeDatabase *database,
                    const char *list,
                    const char *id,
                    OfftakeRecord **record,
                    GError **error)
{
  const Table *table = find (list);
  g_autoptr (OfftakeQuery) query = offtake_query (database, table->select_one, "t", id);

  *record = NULL;
  if (!offtake_query_next (query))
    return offtake_query_check (query, error);
  g_autoptr (OfftakeRecord) found = g_object_new (table->type, NULL);
  if (!read_row (database, table, query, found, error))
    return FALSE;
  *record = g_steal_pointer (&found);
  return TRUE;
}

GHashTable *
offtake_table_read_order (OfftakeDatabase *database, const char *list, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY position", list);
  g_autoptr (GHashTable) order = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (OfftakeQuery) query = offtake_query (database, sql, "");

  for (guint i = 0; offtake_query_next (query); i++) {
    const char *id = offtake_query_text (query, 0, NULL);
    g_hash_table_insert (order, g_strdup (id ? id : ""), GUINT_TO_POINTER (i));
  }
  if (!offtake_query_check (query, error))
    return NULL;
  return g_steal_pointer (&order);
}

gboolean
offtake_table_insert (OfftakeDatabase *database, OfftakeRecord *record, GError **error)
{
  const Table *table = find (offtake_record_get_list (record));
  g_autofree char *sql =
      g_strdup_printf ("SELECT coalesce(max(position) + 1, 0) FROM \"%s\"", table->list);
  g_autoptr (OfftakeQuery) last = offtake_query (database, sql, "");
  gint64 position = offtake_query_next (last) ? offtake_query_integer (last, 0) : 0;

  if (!offtake_query_check (last, error))
    return FALSE;
  g_autoptr (OfftakeQuery) query = offtake_query (database, table->insert, "");
  bind_row (query, table, record, position);
  return offtake_query_run (query, error);
}

/* A record that the window shows has its row, unless an index of the file is damaged. */
static gboolean
check_one_change (OfftakeDatabase *database, const char *list, const char *id, GError **error)
{
  if (sqlite3_changes (offtake_database_get_handle (database)) == 1)
    return TRUE;
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
      _ ("%s: the plan file is damaged; go back to a copy (%s \"%s\" cannot be found in it)"),
      offtake_database_get_name (database), list, id);
  return FALSE;
}

gboolean
offtake_table_update (OfftakeDatabase *database,
                      OfftakeRecord *record,
                      const char *field,
                      GError **error)
{
  const Table *table = find (offtake_record_get_list (record));
  const OfftakeField *found = offtake_structure_find (table->structure, field, NULL);
  const char *id = offtake_record_get_id (record);

  g_return_val_if_fail (found, FALSE);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ? WHERE id = ?", table->list, found->name);
  g_autoptr (OfftakeQuery) query = offtake_query (database, sql, "");
  bind_cell (query, 0, found, record);
  offtake_query_bind_text (query, 1, id);
  return offtake_query_run (query, error) && check_one_change (database, table->list, id, error);
}

gboolean
offtake_table_delete (OfftakeDatabase *database, const char *list, const char *id, GError **error)
{
  const Table *table = find (list);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", table->list);
  g_autoptr (OfftakeQuery) query = offtake_query (database, sql, "t", id);

  return offtake_query_run (query, error) && check_one_change (database, table->list, id, error);
}
