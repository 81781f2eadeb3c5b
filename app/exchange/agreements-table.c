/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/agreements-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/country.h"
#include "base/error.h"
#include "exchange/agreement-row.h"
#include "exchange/draft-plan.h"
#include "model/check.h"

/* How far a plan looks where nothing says it. */
#define YEARS 10

static const char *const number_fields[] = {
  "amount",         "term.years",       "quantity.tpa",
  "quantity.share", "quantity.min_tpa", "quantity.max_tpa",
  "price.per_t",    "take_or_pay",      NULL
};

typedef struct {
  OfftakeImport *import;
  OfftakeDraftPlan *draft;
  const OfftakeCells *cells;
  GArray *columns;
  char decimal;
  GPtrArray *agreements; /* json_t * */
  GHashTable *lines;     /* id to the line of its row */
} Reader;

static const char *
find_site (gpointer data, const OfftakeDraftSide *side, const char *place, GError **error)
{
  return offtake_draft_plan_site (data, side, place);
}

static const char *
find_material (gpointer data,
               const char *id,
               const char *name,
               const char *composition,
               const char *place,
               GError **error)
{
  return offtake_draft_plan_material (data, id, name, composition, place);
}

static gboolean
holds (gpointer data, const char *material, const char *element)
{
  return offtake_draft_plan_holds (data, material, element);
}

static const OfftakeRowNames names = { find_site, find_material, holds };

static void
set_id (Reader *self, OfftakeAgreementRow *row)
{
  const char *id = offtake_agreement_row_text (row, "id");
  g_autofree char *made = g_strdup_printf ("%03u", row->row);
  const char *line = g_hash_table_lookup (self->lines, *id ? id : made);

  if (line)
    offtake_agreement_row_refuse (
        row, "id", _ ("\"%s\" is the id of %s already; an id stands once"), *id ? id : made, line);
  json_object_set_new (row->agreement, "id", json_string (*id ? id : made));
}

static void
read_row (Reader *self, guint number)
{
  g_autofree char *place =
      g_strdup_printf (_ ("line %u"), offtake_cells_row (self->cells, number)->line);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_row_fault_free);
  g_autoptr (json_t) agreement = json_object ();
  OfftakeAgreementRow row = { .cells = self->cells,
                              .columns = self->columns,
                              .row = number,
                              .decimal = self->decimal,
                              .place = place,
                              .import = self->import,
                              .agreement = agreement,
                              .open = open,
                              .faults = faults,
                              .names = &names,
                              .data = self->draft };
  guint n_questions = self->import->questions->len;

  set_id (self, &row);
  offtake_agreement_row_read (&row);
  offtake_agreement_row_check (&row);
  if (faults->len > 0) {
    const OfftakeRowFault *first = g_ptr_array_index (faults, 0);

    /* What a refused row leaves open is of no concern. */
    g_ptr_array_set_size (self->import->questions, (int) n_questions);
    offtake_import_refuse (self->import, place, "%s%s%s", first->field ? first->field : "",
                           first->field ? ": " : "", first->reason);
    return;
  }
  const char *id = json_string_value (json_object_get (agreement, "id"));
  g_hash_table_insert (self->lines, g_strdup (id), g_steal_pointer (&place));
  offtake_draft_plan_use (self->draft, agreement);
  g_ptr_array_add (self->agreements, g_steal_pointer (&agreement));
}

/* A mirror that the table does not hold cannot be referred to. */
static void
drop_lost_mirrors (Reader *self)
{
  for (guint i = 0; i < self->agreements->len; i++) {
    json_t *agreement = self->agreements->pdata[i];
    const char *mirror = json_string_value (json_object_get (agreement, "mirror"));
    if (!mirror || g_hash_table_contains (self->lines, mirror))
      continue;
    offtake_import_ask (
        self->import,
        g_hash_table_lookup (self->lines, json_string_value (json_object_get (agreement, "id"))),
        _ ("which is its mirror? The table has no agreement \"%s\""), mirror);
    json_object_del (agreement, "mirror");
  }
}

static void
widen (OfftakeHorizon *horizon, const char *day, gboolean *any)
{
  int year = day ? (int) g_ascii_strtoll (day, NULL, 10) : 0;

  if (year == 0)
    return;
  horizon->from = *any ? MIN (horizon->from, year) : year;
  horizon->to = *any ? MAX (horizon->to, year) : year;
  *any = TRUE;
}

static OfftakeHorizon
find_horizon (const Reader *self, int year)
{
  OfftakeHorizon horizon = { .from = year, .to = year };
  gboolean any = FALSE;

  for (guint i = 0; i < self->agreements->len; i++) {
    json_t *agreement = self->agreements->pdata[i];
    widen (&horizon, json_string_value (json_object_get (agreement, "start")), &any);
    widen (&horizon, json_string_value (json_object_get (agreement, "end")), &any);
  }
  horizon.to = MIN (MAX (horizon.to, horizon.from + YEARS), OFFTAKE_PERIOD_MAX_YEAR);
  return horizon;
}

/* Agreements that cannot stand beside the others, such as a share of what its buyer makes itself,
   are refused one by one. Only where the whole does not stand, since it takes its time. */
static gboolean
refuse_unsound (Reader *self, GError **error)
{
  GListModel *list = offtake_plan_get_list (self->import->plan, "agreements");

  if (offtake_check_plan (self->import->plan, NULL))
    return TRUE;
  for (guint i = g_list_model_get_n_items (list); i-- > 0;) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, i);
    g_autoptr (GError) cause = NULL;

    if (offtake_check_record (self->import->plan, record, &cause))
      continue;
    offtake_import_refuse (self->import,
                           g_hash_table_lookup (self->lines, offtake_record_get_id (record)), "%s",
                           cause->message);
    offtake_plan_remove (self->import->plan, record);
  }
  return offtake_import_check_any (self->import, g_list_model_get_n_items (list), error) &&
         offtake_check_plan (self->import->plan, error);
}

static gboolean
make_plan (Reader *self, const char *title, const char *currency, int year, GError **error)
{
  OfftakeHorizon horizon = find_horizon (self, year);
  OfftakeImport *import = self->import;

  if (!offtake_import_check_any (import, self->agreements->len, error))
    return FALSE;
  drop_lost_mirrors (self);
  import->plan = offtake_plan_new (title, currency, horizon.from, horizon.to);
  if (!offtake_draft_plan_add (self->draft, error))
    return FALSE;
  for (guint i = 0; i < self->agreements->len; i++)
    if (!offtake_import_step (import, import->n_rows, import->n_rows, error) ||
        !offtake_import_add (import, "agreements", g_steal_pointer (&self->agreements->pdata[i]),
                             error))
      return FALSE;
  return refuse_unsound (self, error);
}

/* The currency that a header such as "Price (EUR/kg)" names, NULL if none does. */
static char *
find_currency (const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++) {
    const OfftakeColumn *column = &g_array_index (columns, OfftakeColumn, i);
    const char *slash = column->unit ? strchr (column->unit, '/') : NULL;
    if (!slash || !column->field || !g_str_has_prefix (column->field, "price."))
      continue;
    g_autofree char *word = g_strndup (column->unit, (gsize) (slash - column->unit));
    g_strstrip (word);
    if (offtake_currency_is_known (word))
      return g_steal_pointer (&word);
  }
  return NULL;
}

static gboolean
check_columns (const GArray *columns, GError **error)
{
  static const char *const needed[][4] = { { "seller.party", "seller.name", "seller.id", NULL },
                                           { "buyer.party", "buyer.name", "buyer.id", NULL },
                                           { "material.name", "material.id", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++) {
    gboolean found = FALSE;
    for (const char *const *field = needed[i]; *field; field++)
      found |= offtake_columns_find (columns, *field) != G_MAXUINT;
    if (!found) {
      g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                   _ ("has no column for \"%s\"; rename one, or say which it is in a mapping"),
                   needed[i][0]);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_rows (const OfftakeCells *cells, GError **error)
{
  guint n = offtake_cells_n_rows (cells) - 1;

  if (n <= OFFTAKE_AGREEMENTS_TABLE_MAX_ROWS)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
               _ ("holds %u rows; a table of agreements may hold %u"), n,
               OFFTAKE_AGREEMENTS_TABLE_MAX_ROWS);
  return FALSE;
}

gboolean
offtake_agreements_table_is_one (const OfftakeMapping *mapping, const OfftakeCells *cells)
{
  g_autoptr (GArray) columns = offtake_mapping_match (mapping, "agreements", cells, NULL);

  return columns && check_columns (columns, NULL);
}

static void
tree_free (gpointer tree)
{
  json_decref (tree);
}

gboolean
offtake_agreements_table_read (OfftakeImport *import,
                               const OfftakeMapping *mapping,
                               const OfftakeCells *cells,
                               const char *title,
                               const char *currency,
                               int year,
                               GError **error)
{
  g_autoptr (GArray) columns = offtake_mapping_match (mapping, "agreements", cells, error);
  g_autoptr (OfftakeDraftPlan) draft = offtake_draft_plan_new (import);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (tree_free);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { .import = import,
                    .draft = draft,
                    .cells = cells,
                    .columns = columns,
                    .agreements = agreements,
                    .lines = lines };

  if (!columns || !check_columns (columns, error) || !check_rows (cells, error))
    return FALSE;
  reader.decimal = mapping->decimal ? mapping->decimal
                                    : offtake_columns_find_decimal (columns, cells, number_fields);
  import->has_ids = offtake_columns_find (columns, "id") != G_MAXUINT;
  import->n_rows = offtake_cells_n_rows (cells) - 1;
  for (guint row = 1; row <= import->n_rows; row++) {
    if (!offtake_import_step (import, row, import->n_rows, error))
      return FALSE;
    read_row (&reader, row);
  }
  g_autofree char *named = mapping->currency ? NULL : find_currency (columns);
  return make_plan (&reader, title, named ? named : currency, year, error);
}
