/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/paste.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "exchange/agreements-table.h"
#include "exchange/csv.h"
#include "exchange/number-text.h"
#include "exchange/plan-names.h"
#include "model/check.h"

#define MAX_ID 48
#define MAX_ROWS 50000u

struct _OfftakePaste {
  OfftakePlan *plan;
  OfftakePlanNames *names;
  OfftakeCells *cells;
  GArray *columns; /* OfftakeColumn */
  char decimal;
  GPtrArray *rows; /* OfftakePasteRow, one for each row of cells but the first */
  GHashTable *ids; /* ids of the rows so far, to the row in the cells */
  guint n_added;   /* lines that were put above the text */
};

static void
row_free (gpointer data)
{
  OfftakePasteRow *row = data;

  g_clear_object (&row->record);
  g_ptr_array_unref (row->faults);
  g_ptr_array_unref (row->open);
  g_free (row);
}

static OfftakePasteRow *
row_new (guint line)
{
  OfftakePasteRow *row = g_new0 (OfftakePasteRow, 1);

  row->line = line;
  row->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_row_fault_free);
  row->open = g_ptr_array_new_with_free_func (g_free);
  return row;
}

/* The decimal sign that the cells tell, else that of the locale: they come from a program beside.
 */
static char
find_decimal (const OfftakeCells *cells)
{
  for (guint row = 1; row < offtake_cells_n_rows (cells); row++)
    for (guint i = 0; i < offtake_cells_row (cells, row)->n; i++) {
      char told = offtake_number_text_tell_decimal (offtake_cells_get (cells, row, i));

      if (told)
        return told;
    }
  return *localeconv ()->decimal_point == ',' ? ',' : '.';
}

/* An id that neither the plan nor another row has, of what the row calls itself. */
static char *
make_id (OfftakePaste *self, const OfftakeAgreementRow *row)
{
  const char *number = offtake_agreement_row_text (row, "number");
  const char *title = offtake_agreement_row_text (row, "title");
  g_autofree char *slug = offtake_text_slug (*number ? number : title, MAX_ID);
  const char *base = *slug ? slug : "agreement";
  char *id = g_strdup (base);

  for (guint n = 2;
       offtake_plan_find (self->plan, "agreements", id) || g_hash_table_contains (self->ids, id);
       n++) {
    g_free (id);
    id = g_strdup_printf ("%s-%u", base, n);
  }
  return id;
}

static void
set_id (OfftakePaste *self, OfftakeAgreementRow *row)
{
  const char *given = offtake_agreement_row_text (row, "id");
  g_autofree char *id = *given ? g_strdup (given) : make_id (self, row);

  if (g_hash_table_contains (self->ids, id))
    offtake_agreement_row_refuse (row, "id", _ ("\"%s\" stands in another row too"), id);
  else
    g_hash_table_insert (self->ids, g_strdup (id), GUINT_TO_POINTER (row->row));
  json_object_set_new (row->agreement, "id", json_string (id));
}

/* What of an agreement a column speaks of: a key, and the key inside it or "". */
static void
place_of (const OfftakeColumn *column, char **key, char **inner)
{
  g_auto (GStrv) path = g_strsplit (column->field ? column->field : "notes", ".", 2);
  gboolean amount = strcmp (path[0], "amount") == 0;
  gboolean reference = strcmp (path[0], "seller") == 0 || strcmp (path[0], "buyer") == 0 ||
                       strcmp (path[0], "material") == 0;

  *key = g_strdup (amount ? "quantity" : strcmp (path[0], "term") == 0 ? "end" : path[0]);
  *inner =
      g_strdup (path[1] && !amount && !reference && strcmp (path[0], "term") != 0 ? path[1] : "");
}

static void
set_or_delete (json_t *object, const char *key, json_t *value)
{
  if (value)
    json_object_set (object, key, value);
  else
    json_object_del (object, key);
}

static void
take_over (json_t *whole, json_t *read, const OfftakeColumn *column)
{
  g_autofree char *key = NULL, *inner = NULL;

  place_of (column, &key, &inner);
  json_t *value = json_object_get (read, key);
  if (!*inner) {
    set_or_delete (whole, key, value);
    return;
  }
  json_t *old = json_object_get (whole, key);
  g_autoptr (json_t) part = old ? json_copy (old) : json_object ();
  set_or_delete (part, inner, json_object_get (value, inner));
  set_or_delete (whole, key, json_object_size (part) > 0 ? part : NULL);
}

/* The agreement of the plan with what the row's columns say. */
static json_t *
merge (OfftakePaste *self, OfftakeRecord *known, json_t *read)
{
  json_t *whole = offtake_record_to_json (known);

  for (guint i = 0; i < self->columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);

    if (column->field && strcmp (column->field, "id") != 0)
      take_over (whole, read, column);
  }
  return whole;
}

/* The record that would stand in the plan; what is wrong with it is a fault of the row. */
static void
settle (OfftakePaste *self, OfftakeAgreementRow *read, OfftakePasteRow *row)
{
  const char *id = json_string_value (json_object_get (read->agreement, "id"));
  OfftakeRecord *known = offtake_plan_find (self->plan, "agreements", id);
  g_autoptr (json_t) whole =
      known ? merge (self, known, read->agreement) : json_incref (read->agreement);
  g_autoptr (json_t) before = known ? offtake_record_to_json (known) : NULL;
  GError *error = NULL;

  row->record = offtake_record_from_json (OFFTAKE_TYPE_AGREEMENT, whole, NULL, &error);
  if (row->record && !offtake_check_record (self->plan, row->record, &error))
    g_clear_object (&row->record);
  if (!row->record) {
    offtake_agreement_row_refuse_error (read, NULL, error);
    return;
  }
  row->fate = !known                       ? OFFTAKE_PASTE_NEW
              : json_equal (before, whole) ? OFFTAKE_PASTE_UNCHANGED
                                           : OFFTAKE_PASTE_CHANGED;
  if (known)
    g_ptr_array_set_size (row->open, 0);
}

static void
forget_id (OfftakePaste *self, guint row)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (GPOINTER_TO_UINT (value) == row)
      g_hash_table_iter_remove (&iter);
}

/* @number is that in the cells, from 1. */
static void
read_row (OfftakePaste *self, guint number)
{
  OfftakePasteRow *row = row_new (offtake_cells_row (self->cells, number)->line - self->n_added);
  g_autofree char *place = g_strdup_printf (_ ("line %u"), row->line);
  g_autoptr (json_t) agreement = json_object ();
  OfftakeAgreementRow read = { .cells = self->cells,
                               .columns = self->columns,
                               .row = number,
                               .decimal = self->decimal,
                               .place = place,
                               .agreement = agreement,
                               .open = row->open,
                               .faults = row->faults,
                               .names = offtake_plan_names (),
                               .data = self->names };

  set_id (self, &read);
  offtake_agreement_row_read (&read);
  if (row->faults->len == 0)
    settle (self, &read, row);
  row_free (self->rows->pdata[number - 1]);
  self->rows->pdata[number - 1] = row;
}

static void
read_all (OfftakePaste *self)
{
  g_hash_table_remove_all (self->ids);
  for (guint i = 1; i <= self->rows->len; i++)
    read_row (self, i);
}

static gboolean
knows_any (const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, OfftakeColumn, i).field)
      return TRUE;
  return FALSE;
}

/* "A" to "Z", then "A1" ...: what a spreadsheet might call the columns. */
static char *
letters_for (guint n)
{
  GString *header = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (header, i < 26 ? "%c%c" : "%c%c%u", i ? '\t' : '\n',
                            (char) ('A' + i % 26), i / 26);
  g_string_append_c (header, '\n');
  return g_string_free (header, FALSE);
}

static gboolean
has_rows (const OfftakeCells *cells, GError **error)
{
  if (offtake_cells_n_rows (cells) >= 2 && offtake_cells_n_rows (cells) <= MAX_ROWS)
    return TRUE;
  if (offtake_cells_n_rows (cells) > MAX_ROWS)
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("These are %u rows; at most %u can be pasted at once. Import them as a file."),
                 offtake_cells_n_rows (cells), MAX_ROWS);
  else
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("There is no table to be pasted. Copy rows of a spreadsheet first, best with "
                    "the row that names the columns."));
  return FALSE;
}

/* FALSE with @error. Where the first row names nothing, letters are put above it. */
static gboolean
read_cells (OfftakePaste *self, const char *text, GError **error)
{
  g_autoptr (OfftakeMapping) mapping = offtake_mapping_new ();

  self->cells = offtake_csv_read (text, strlen (text), '\t', error);
  if (!self->cells)
    return FALSE;
  if (offtake_cells_n_rows (self->cells) == 0)
    return has_rows (self->cells, error);
  self->columns = offtake_mapping_match (mapping, "agreements", self->cells, error);
  if (self->columns && !knows_any (self->columns) && self->columns->len > 1) {
    g_autofree char *header = letters_for (self->columns->len);
    g_autofree char *whole = g_strconcat (header + 1, text, NULL);

    g_clear_pointer (&self->columns, g_array_unref);
    g_clear_pointer (&self->cells, offtake_cells_free);
    self->n_added = 1;
    self->cells = offtake_csv_read (whole, strlen (whole), '\t', error);
    self->columns =
        self->cells ? offtake_mapping_match (mapping, "agreements", self->cells, error) : NULL;
  }
  return self->columns && has_rows (self->cells, error);
}

OfftakePaste *
offtake_paste_new (OfftakePlan *plan, const char *text, GError **error)
{
  g_autoptr (OfftakePaste) self = g_new0 (OfftakePaste, 1);

  self->plan = g_object_ref (plan);
  self->names = offtake_plan_names_new (plan);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_cells (self, text, error))
    return NULL;
  self->decimal = find_decimal (self->cells);
  for (guint i = 1; i < offtake_cells_n_rows (self->cells); i++)
    g_ptr_array_add (self->rows, row_new (0));
  read_all (self);
  return g_steal_pointer (&self);
}

void
offtake_paste_free (OfftakePaste *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->cells, offtake_cells_free);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->ids);
  offtake_plan_names_free (self->names);
  g_object_unref (self->plan);
  g_free (self);
}

guint
offtake_paste_n_columns (const OfftakePaste *self)
{
  return self->columns->len;
}

const char *
offtake_paste_header (const OfftakePaste *self, guint column)
{
  return g_array_index (self->columns, OfftakeColumn, column).header;
}

const char *
offtake_paste_field (const OfftakePaste *self, guint column)
{
  return g_array_index (self->columns, OfftakeColumn, column).field;
}

void
offtake_paste_set_field (OfftakePaste *self, guint column, const char *field)
{
  guint before = field ? offtake_columns_find (self->columns, field) : G_MAXUINT;
  char **place = &g_array_index (self->columns, OfftakeColumn, column).field;

  if (g_strcmp0 (*place, field) == 0)
    return;
  if (before != G_MAXUINT)
    g_clear_pointer (&g_array_index (self->columns, OfftakeColumn, before).field, g_free);
  g_free (*place);
  *place = g_strdup (field);
  read_all (self);
}

guint
offtake_paste_n_rows (const OfftakePaste *self)
{
  return self->rows->len;
}

const OfftakePasteRow *
offtake_paste_row (const OfftakePaste *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

const char *
offtake_paste_cell (const OfftakePaste *self, guint row, guint column)
{
  return offtake_cells_get (self->cells, row + 1, column);
}

void
offtake_paste_set_cell (OfftakePaste *self, guint row, guint column, const char *text)
{
  const char *field = offtake_paste_field (self, column);

  if (!offtake_cells_set (self->cells, row + 1, column, text, NULL))
    return;
  /* Another row may have waited for the id to become free. */
  if (g_strcmp0 (field, "id") == 0) {
    read_all (self);
    return;
  }
  forget_id (self, row + 1);
  read_row (self, row + 1);
}

/* The column that a fault of @field is best shown in: its own, else one that tells the same thing.
 */
static guint
column_of (const OfftakePaste *self, const char *field)
{
  guint found = offtake_columns_find (self->columns, field);
  gsize length = strcspn (field, ".[");

  for (guint i = 0; found == G_MAXUINT && i < self->columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (self->columns, OfftakeColumn, i);
    g_autofree char *key = NULL, *inner = NULL;

    if (!column->field)
      continue;
    place_of (column, &key, &inner);
    if (strlen (key) == length && strncmp (key, field, length) == 0)
      found = i;
  }
  return found;
}

const char *
offtake_paste_cell_fault (const OfftakePaste *self, guint row, guint column)
{
  const GPtrArray *faults = offtake_paste_row (self, row)->faults;

  for (guint i = 0; i < faults->len; i++) {
    const OfftakeRowFault *fault = g_ptr_array_index (faults, i);

    if (fault->field && column_of (self, fault->field) == column)
      return fault->reason;
  }
  return NULL;
}

char *
offtake_paste_row_fault (const OfftakePaste *self, guint row)
{
  const GPtrArray *faults = offtake_paste_row (self, row)->faults;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++) {
    const OfftakeRowFault *fault = g_ptr_array_index (faults, i);
    guint column = fault->field ? column_of (self, fault->field) : G_MAXUINT;

    if (i)
      g_string_append (text, "; ");
    if (column != G_MAXUINT)
      g_string_append_printf (text, "%s: ", offtake_paste_header (self, column));
    else if (fault->field)
      g_string_append_printf (text, "%s: ", fault->field);
    g_string_append (text, fault->reason);
  }
  return g_string_free (text, text->len == 0);
}

void
offtake_paste_refuse_row (OfftakePaste *self, guint row, GError *error)
{
  OfftakePasteRow *found = g_ptr_array_index (self->rows, row);
  OfftakeAgreementRow refused = { .faults = found->faults };

  offtake_agreement_row_refuse_error (&refused, NULL, error);
  found->fate = OFFTAKE_PASTE_REFUSED;
  g_clear_object (&found->record);
}

guint
offtake_paste_count (const OfftakePaste *self, OfftakePasteFate fate)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += offtake_paste_row (self, i)->fate == fate;
  return n;
}

GPtrArray *
offtake_paste_fields (void)
{
  return offtake_mapping_fields ("agreements");
}

const char *
offtake_paste_field_label (const char *field)
{
  /* What foreign tables have and ours has not. */
  static const struct {
    const char *field, *label;
  } foreign[] = {
    { "seller.role", N_ ("Seller's role") },
    { "buyer.role", N_ ("Buyer's role") },
    { "amount", N_ ("Quantity") },
    { "amount.unit", N_ ("Unit of quantity") },
    { "amount.per", N_ ("Time of quantity") },
    { "term.years", N_ ("Term in years") },
    { "price.basis", N_ ("Price basis") },
    { "closed_loop", N_ ("Closed loop") },
    { "document", N_ ("Link to a document") },
    { "numbers_in_full", N_ ("Numbers in full") },
  };
  const OfftakeAgreementColumn *column = offtake_agreements_table_columns ();

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (strcmp (foreign[i].field, field) == 0)
      return _ (foreign[i].label);
  while (column->field && strcmp (column->field, field) != 0)
    column++;
  return column->field ? _ (column->label) : field;
}
