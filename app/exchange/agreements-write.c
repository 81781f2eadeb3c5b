/* SPDX-License-Identifier: MPL-2.0 */

/* The table of agreements as it is written: one column for each field of an agreement that is a
   number or a word, JSON in the cells of those that are lists, and the names behind the ids. */

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "exchange/agreements-table.h"
#include "exchange/csv.h"

static const OfftakeAgreementColumn columns[] = {
  { "id", N_ ("Id"), NULL },
  { "number", N_ ("Number"), NULL },
  { "title", N_ ("Title"), NULL },
  { "seller.id", N_ ("Seller id"), NULL },
  { "seller.name", N_ ("Seller site"), NULL },
  { "seller.party", N_ ("Seller"), NULL },
  { "seller.country", N_ ("Seller country"), NULL },
  { "buyer.id", N_ ("Buyer id"), NULL },
  { "buyer.name", N_ ("Buyer site"), NULL },
  { "buyer.party", N_ ("Buyer"), NULL },
  { "buyer.country", N_ ("Buyer country"), NULL },
  { "material.id", N_ ("Material id"), NULL },
  { "material.name", N_ ("Material"), NULL },
  { "material.composition", N_ ("Composition"), NULL },
  { "status", N_ ("Status"), NULL },
  { "start", N_ ("Start"), NULL },
  { "end", N_ ("End"), NULL },
  { "signed", N_ ("Signed"), NULL },
  { "quantity.kind", N_ ("Kind of quantity"), NULL },
  { "quantity.tpa", N_ ("Tonnes per year"), "t/a" },
  { "quantity.share", N_ ("Share"), NULL },
  { "quantity.min_tpa", N_ ("Minimum"), "t/a" },
  { "quantity.max_tpa", N_ ("Maximum"), "t/a" },
  { "quantity.tolerance", N_ ("Tolerance"), NULL },
  { "quantity.basis", N_ ("Basis"), NULL },
  { "price.kind", N_ ("Kind of price"), NULL },
  { "price.per_t", N_ ("Price"), "per t" },
  { "price.terms", N_ ("Price terms"), NULL },
  { "price.premium_per_t", N_ ("Premium"), "per t" },
  { "price.floor_per_t", N_ ("Floor"), "per t" },
  { "price.cap_per_t", N_ ("Cap"), "per t" },
  { "specification", N_ ("Specification"), NULL },
  { "delivery.incoterm", N_ ("Incoterm"), NULL },
  { "delivery.place", N_ ("Delivery place"), NULL },
  { "transport", N_ ("Transport"), NULL },
  { "renewal", N_ ("Renewal"), NULL },
  { "take_or_pay", N_ ("Take or pay"), NULL },
  { "contract", N_ ("Contract"), NULL },
  { "mirror", N_ ("Mirror"), NULL },
  { "promises", N_ ("Promises"), NULL },
  { "conditions", N_ ("Conditions"), NULL },
  { "status_history", N_ ("Status history"), NULL },
  { "exclusive", N_ ("Exclusive"), NULL },
  { "documents", N_ ("Documents"), NULL },
  { "notes", N_ ("Notes"), NULL },
  { NULL, NULL, NULL },
};

const OfftakeAgreementColumn *
offtake_agreements_table_columns (void)
{
  return columns;
}

/* What stands behind the id of a side: key is "id", "name", "party" or "country". */
static json_t *
side_cell (OfftakePlan *plan, const char *id, const char *key)
{
  OfftakeRecord *site = offtake_plan_find (plan, "sites", id);
  OfftakeRecord *party =
      site ? offtake_plan_find (plan, "parties", OFFTAKE_SITE (site)->party) : NULL;

  if (strcmp (key, "id") == 0)
    return json_string (id);
  if (strcmp (key, "name") == 0)
    return site ? json_string (offtake_record_get_title (site)) : NULL;
  if (strcmp (key, "party") == 0)
    return party ? json_string (offtake_record_get_title (party)) : NULL;
  return site ? json_string (offtake_plan_site_country (plan, OFFTAKE_SITE (site))) : NULL;
}

static json_t *
material_cell (OfftakePlan *plan, const char *id, const char *key)
{
  OfftakeRecord *material = offtake_plan_find (plan, "materials", id);

  if (strcmp (key, "id") == 0)
    return json_string (id);
  if (!material)
    return NULL;
  return strcmp (key, "name") == 0 ? json_string (offtake_record_get_title (material))
                                   : offtake_record_get_json (material, "composition");
}

/* Spaces alone would be taken for nothing, and braces for an object without fields. */
static gboolean
is_marks (const char *text)
{
  const char *rest = text + strspn (text, "' \t\r\n\v\f");

  return *rest == '\0' || strcmp (rest, OFFTAKE_AGREEMENT_CELL_EMPTY) == 0;
}

const char *
offtake_agreements_table_unmark (const char *cell)
{
  return *cell == '\'' && is_marks (cell) ? cell + 1 : cell;
}

/* (transfer full) in and out. */
static json_t *
mark (json_t *text)
{
  g_autoptr (json_t) owned = text;
  g_autofree char *marked = is_marks (json_string_value (owned))
                                ? g_strconcat ("'", json_string_value (owned), NULL)
                                : NULL;

  return marked ? json_string (marked) : g_steal_pointer (&owned);
}

/* A number or a text stays; yes and no, lists and objects become text. */
static json_t *
as_cell (json_t *value)
{
  if (!value || json_is_number (value))
    return value;
  if (json_is_string (value))
    return mark (value);
  g_autoptr (json_t) owned = value;
  if (json_is_boolean (owned))
    return json_string (json_is_true (owned) ? "true" : "false");
  g_autofree char *text = offtake_json_write_compact (owned);
  return json_string (text);
}

json_t *
offtake_agreements_table_cell (OfftakePlan *plan,
                               OfftakeAgreement *agreement,
                               const OfftakeAgreementColumn *column)
{
  g_auto (GStrv) path = g_strsplit (column->field, ".", 2);

  if (strcmp (path[0], "seller") == 0)
    return side_cell (plan, agreement->seller, path[1]);
  if (strcmp (path[0], "buyer") == 0)
    return side_cell (plan, agreement->buyer, path[1]);
  if (strcmp (path[0], "material") == 0)
    return as_cell (material_cell (plan, agreement->material, path[1]));
  g_autoptr (json_t) value = offtake_record_get_json (OFFTAKE_RECORD (agreement), path[0]);
  if (strcmp (column->field, "delivery.incoterm") == 0 && value && json_object_size (value) == 0)
    return json_string (OFFTAKE_AGREEMENT_CELL_EMPTY);
  return as_cell (json_incref (path[1] ? json_object_get (value, path[1]) : value));
}

static char *
number_text (double number, const char *decimal_sign)
{
  GString *text = g_string_new (NULL);

  offtake_csv_append_number (text, number);
  g_string_replace (text, ".", decimal_sign, 1);
  return g_string_free (text, FALSE);
}

/* How a table is written. */
typedef struct {
  OfftakePlan *plan;
  char delimiter;
  const char *decimal_sign, *line_end;
  GArray *shown; /* gboolean, one a column; NULL: all */
} Style;

static gboolean
is_shown (const Style *style, const OfftakeAgreementColumn *column)
{
  return !style->shown || g_array_index (style->shown, gboolean, column - columns);
}

static void
end_cell (GString *text, const Style *style)
{
  g_string_append_c (text, style->delimiter);
}

static void
end_row (GString *text, const Style *style)
{
  g_string_truncate (text, text->len - 1); /* the last delimiter */
  g_string_append (text, style->line_end);
}

static void
append_header (GString *text, const Style *style)
{
  for (const OfftakeAgreementColumn *column = columns; column->field; column++)
    if (is_shown (style, column)) {
      g_string_append (text, column->field);
      end_cell (text, style);
    }
  end_row (text, style);
}

static void
append_row (GString *text, const Style *style, OfftakeAgreement *agreement)
{
  for (const OfftakeAgreementColumn *column = columns; column->field; column++) {
    if (!is_shown (style, column))
      continue;
    g_autoptr (json_t) cell = offtake_agreements_table_cell (style->plan, agreement, column);
    if (json_is_number (cell)) {
      g_autofree char *number = number_text (json_number_value (cell), style->decimal_sign);
      g_string_append (text, number);
    } else if (cell) {
      offtake_csv_append (text, json_string_value (cell));
    }
    end_cell (text, style);
  }
  end_row (text, style);
}

char *
offtake_agreements_table_write_csv (OfftakePlan *plan)
{
  const Style style = { plan, ',', ".", "\r\n", NULL };
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  GString *text = g_string_new (NULL);

  append_header (text, &style);
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    append_row (text, &style, agreement);
  }
  return g_string_free (text, FALSE);
}

/* Which columns have anything in one of @agreements. */
static GArray *
find_filled (OfftakePlan *plan, const GPtrArray *agreements)
{
  GArray *filled = g_array_new (FALSE, TRUE, sizeof (gboolean));

  for (const OfftakeAgreementColumn *column = columns; column->field; column++) {
    gboolean any = FALSE;

    for (guint i = 0; !any && i < agreements->len; i++) {
      g_autoptr (json_t) cell =
          offtake_agreements_table_cell (plan, g_ptr_array_index (agreements, i), column);
      any = cell != NULL;
    }
    g_array_append_val (filled, any);
  }
  return filled;
}

char *
offtake_agreements_table_write_tsv (OfftakePlan *plan, const GPtrArray *agreements)
{
  g_autoptr (GArray) filled = find_filled (plan, agreements);
  const Style style = { plan, '\t', localeconv ()->decimal_point, "\n", filled };
  GString *text = g_string_new (NULL);

  if (agreements->len > 0)
    append_header (text, &style);
  for (guint i = 0; i < agreements->len; i++)
    append_row (text, &style, g_ptr_array_index (agreements, i));
  return g_string_free (text, FALSE);
}
