/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/mapping.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/country.h"
#include "base/error.h"
#include "base/resource.h"
#include "exchange/number-text.h"

OfftakeMapping *
offtake_mapping_new (void)
{
  return g_new0 (OfftakeMapping, 1);
}

void
offtake_mapping_free (OfftakeMapping *self)
{
  json_decref (self->columns);
  g_free (self->encoding);
  g_free (self->currency);
  g_free (self->title);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *key, const char *what)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: must be %s"), key, what);
  return FALSE;
}

static gboolean
read_sign (json_t *value, const char *key, const char *allowed, char *sign, GError **error)
{
  const char *text = json_string_value (value);

  if (!text || strlen (text) != 1 || !strchr (allowed, *text)) {
    g_autofree char *what = g_strdup_printf (_ ("one of \"%s\""), allowed);
    return refuse (error, key, what);
  }
  *sign = *text;
  return TRUE;
}

static gboolean
check_column (const char *header, json_t *value, GError **error)
{
  json_t *field = json_is_object (value) ? json_object_get (value, "field") : value;
  json_t *unit = json_object_get (value, "unit");

  if ((json_is_string (field) || json_is_null (value)) && (!unit || json_is_string (unit)))
    return TRUE;
  g_autofree char *key = g_strdup_printf ("columns.%s", header);
  return refuse (error, key, _ ("a field's name, an object with \"field\" and \"unit\", or null"));
}

static gboolean
read_columns (OfftakeMapping *self, json_t *value, GError **error)
{
  const char *header;
  json_t *column;

  if (!json_is_object (value))
    return refuse (error, "columns", _ ("an object from headers to fields"));
  json_object_foreach (value, header, column)
  {
    if (!check_column (header, column, error))
      return FALSE;
  }
  self->columns = json_incref (value);
  return TRUE;
}

static gboolean
read_key (OfftakeMapping *self, const char *key, json_t *value, GError **error)
{
  if (strcmp (key, "columns") == 0)
    return read_columns (self, value, error);
  if (strcmp (key, "delimiter") == 0)
    return read_sign (value, key, ",;\t|", &self->delimiter, error);
  if (strcmp (key, "decimal") == 0)
    return read_sign (value, key, ".,", &self->decimal, error);
  const char *text = json_string_value (value);
  char **place = strcmp (key, "encoding") == 0   ? &self->encoding
                 : strcmp (key, "title") == 0    ? &self->title
                 : strcmp (key, "currency") == 0 ? &self->currency
                                                 : NULL;
  if (!place) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: a mapping knows no such key"),
                 key);
    return FALSE;
  }
  if (!text)
    return refuse (error, key, _ ("a text"));
  if (place == &self->currency && !offtake_currency_is_known (text))
    return refuse (error, key, _ ("a currency's code such as \"USD\""));
  *place = g_strdup (text);
  return TRUE;
}

static OfftakeMapping *
read_mapping (json_t *root, const char *name, GError **error)
{
  g_autoptr (OfftakeMapping) self = offtake_mapping_new ();
  const char *key;
  json_t *value;

  if (!json_is_object (root)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: a mapping is an object, {\"columns\": {...}}"), name);
    return NULL;
  }
  json_object_foreach (root, key, value)
  {
    if (!read_key (self, key, value, error)) {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  }
  return g_steal_pointer (&self);
}

OfftakeMapping *
offtake_mapping_read (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (json_t) root = offtake_json_read (text, length, name, error);

  return root ? read_mapping (root, name, error) : NULL;
}

OfftakeMapping *
offtake_mapping_read_file (const char *path, GError **error)
{
  g_autoptr (json_t) root = offtake_json_read_file (path, error);

  return root ? read_mapping (root, path, error) : NULL;
}

/* Letters and digits in small, everything else one space: "Seller-Site " is "seller site". */
static char *
fold_header (const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);
  g_autofree char *normal = g_utf8_normalize (small, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *folded = g_string_new (NULL);

  for (const char *at = normal ? normal : ""; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (g_unichar_isalnum (c))
      g_string_append_unichar (folded, c);
    else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  }
  g_strchomp (folded->str);
  return g_string_free (folded, FALSE);
}

/* "Quantity (kt/year)" or "Quantity [kt/year]" gives "Quantity" and "kt/year". */
static char *
split_unit (const char *header, char **unit)
{
  gsize length = strlen (header);
  const char *open = strrchr (header, length > 0 && header[length - 1] == ']' ? '[' : '(');

  *unit = NULL;
  if (length < 3 || !strchr (")]", header[length - 1]) || !open || open == header)
    return g_strdup (header);
  *unit = g_strndup (open + 1, (gsize) (header + length - 1 - open - 1));
  return g_strndup (header, (gsize) (open - header));
}

/* The fields of the tables and how their columns may be called; read once and kept. */
typedef struct {
  json_t *tables;      /* table to field to names */
  GHashTable *by_name; /* "table\nfolded name" to field */
} Vocabulary;

static char *
key_of (const char *table, const char *name)
{
  g_autofree char *folded = fold_header (name);

  return g_strconcat (table, "\n", folded, NULL);
}

static Vocabulary *
read_vocabulary (void)
{
  Vocabulary *self = g_new0 (Vocabulary, 1);
  g_autoptr (GBytes) bytes = offtake_resource_load ("exchange/columns.json");
  gsize length, i;
  const char *text = g_bytes_get_data (bytes, &length), *table, *field;
  json_t *fields, *names, *name;

  self->tables = offtake_json_read (text, length, "columns.json", NULL);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_object_foreach (self->tables, table, fields)
  {
    json_object_foreach (fields, field, names)
    {
      json_array_foreach (names, i, name) g_hash_table_insert (
          self->by_name, key_of (table, json_string_value (name)), (char *) field);
    }
  }
  return self;
}

static const Vocabulary *
vocabulary (void)
{
  static Vocabulary *self = NULL;

  if (g_once_init_enter (&self))
    g_once_init_leave (&self, read_vocabulary ());
  return self;
}

/* The field whose own name or one of whose names is @header; NULL if none. */
static const char *
find_field (const char *table, const char *header)
{
  const Vocabulary *words = vocabulary ();

  if (json_object_get (json_object_get (words->tables, table), header))
    return header;
  g_autofree char *key = key_of (table, header);
  return g_hash_table_lookup (words->by_name, key);
}

static void
clear_column (gpointer data)
{
  OfftakeColumn *column = data;

  g_free (column->field);
  g_free (column->unit);
}

static void
match_by_name (const char *table, const GArray *columns, OfftakeColumn *column)
{
  g_autofree char *unit = NULL;
  g_autofree char *base = split_unit (column->header, &unit);
  const char *field = find_field (table, column->header);

  if (!field)
    field = find_field (table, base);
  if (!field || offtake_columns_find (columns, field) != G_MAXUINT)
    return;
  column->field = g_strdup (field);
  column->unit = g_steal_pointer (&unit);
}

static gboolean
match_by_mapping (json_t *fields, json_t *wish, OfftakeColumn *column, GError **error)
{
  json_t *field = json_is_object (wish) ? json_object_get (wish, "field") : wish;
  const char *name = json_string_value (field);

  if (!name)
    return TRUE;
  if (!json_object_get (fields, name)) {
    g_autoptr (GString) known = g_string_new (NULL);
    const char *key;
    json_t *aliases;
    json_object_foreach (fields, key, aliases)
        g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", key);
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("columns.%s: there is no field \"%s\"; there are: %s"), column->header, name,
                 known->str);
    return FALSE;
  }
  column->field = g_strdup (name);
  column->unit = g_strdup (json_string_value (json_object_get (wish, "unit")));
  if (!column->unit)
    g_free (split_unit (column->header, &column->unit));
  return TRUE;
}

static gboolean
check_all_found (const OfftakeMapping *self, const OfftakeCells *cells, GError **error)
{
  const char *header;
  json_t *wish;

  json_object_foreach (self->columns, header, wish)
  {
    gboolean found = FALSE;
    for (guint i = 0; !found && i < offtake_cells_row (cells, 0)->n; i++)
      found = strcmp (offtake_cells_get (cells, 0, i), header) == 0;
    if (!found) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("columns.%s: the table has no column of this name"), header);
      return FALSE;
    }
  }
  return TRUE;
}

GArray *
offtake_mapping_match (const OfftakeMapping *self,
                       const char *table,
                       const OfftakeCells *cells,
                       GError **error)
{
  json_t *fields = json_object_get (vocabulary ()->tables, table);
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (OfftakeColumn));
  guint n = offtake_cells_n_rows (cells) > 0 ? offtake_cells_row (cells, 0)->n : 0;

  g_array_set_clear_func (columns, clear_column);
  g_array_set_size (columns, n);
  if (n == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("holds no table; its first row must name the columns"));
    return NULL;
  }
  if (self->columns && !check_all_found (self, cells, error))
    return NULL;
  /* The mapping's wishes first, so that a name does not take their fields. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++) {
      OfftakeColumn *column = &g_array_index (columns, OfftakeColumn, i);
      column->header = offtake_cells_get (cells, 0, i);
      json_t *wish = self->columns ? json_object_get (self->columns, column->header) : NULL;
      if (pass == 0 && wish && !match_by_mapping (fields, wish, column, error))
        return NULL;
      if (pass == 1 && !wish)
        match_by_name (table, columns, column);
    }
  return g_steal_pointer (&columns);
}

GPtrArray *
offtake_mapping_fields (const char *table)
{
  GPtrArray *fields = g_ptr_array_new ();
  const char *field;
  json_t *names;

  json_object_foreach (json_object_get (vocabulary ()->tables, table), field, names)
      g_ptr_array_add (fields, (gpointer) field);
  return fields;
}

guint
offtake_columns_find (const GArray *columns, const char *field)
{
  for (guint i = 0; i < columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (columns, OfftakeColumn, i);
    if (column->field && strcmp (column->field, field) == 0)
      return i;
  }
  return G_MAXUINT;
}

const char *
offtake_columns_get (const GArray *columns, const OfftakeCells *cells, guint row, const char *field)
{
  guint column = offtake_columns_find (columns, field);

  return column != G_MAXUINT ? offtake_cells_get (cells, row, column) : "";
}

char
offtake_columns_find_decimal (const GArray *columns,
                              const OfftakeCells *cells,
                              const char *const *fields)
{
  gboolean commas = FALSE, points = FALSE;

  if (cells->decimal)
    return cells->decimal;
  for (guint i = 0; i < columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (columns, OfftakeColumn, i);
    if (!column->field || !g_strv_contains (fields, column->field))
      continue;
    for (guint row = 1; row < offtake_cells_n_rows (cells); row++) {
      const char *text = offtake_cells_get (cells, row, i);
      char told = offtake_number_text_tell_decimal (text);
      if (told)
        return told;
      commas |= strchr (text, ',') != NULL;
      points |= strchr (text, '.') != NULL;
    }
  }
  return commas && !points && cells->delimiter != ',' ? ',' : '.';
}
