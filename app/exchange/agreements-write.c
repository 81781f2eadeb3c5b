/* SPDX-License-Identifier: MPL-2.0 */

/* The table of agreements as it is written: one column for each field of an agreement that is a
   number or a word, JSON in the cells of those that are lists, and the names behind the ids. */

#include <glib/gi18n.h>
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

/* A number or a text stays; yes and no, lists and objects become text. */
static json_t *
as_cell (json_t *value)
{
  if (!value || json_is_number (value) || json_is_string (value))
    return value;
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
  return as_cell (json_incref (path[1] ? json_object_get (value, path[1]) : value));
}

static void
append_row (GString *text, OfftakePlan *plan, OfftakeAgreement *agreement)
{
  for (const OfftakeAgreementColumn *column = columns; column->field; column++) {
    g_autoptr (json_t) cell = offtake_agreements_table_cell (plan, agreement, column);

    if (column != columns)
      g_string_append_c (text, ',');
    if (json_is_number (cell))
      offtake_csv_append_number (text, json_number_value (cell));
    else if (cell)
      offtake_csv_append (text, json_string_value (cell));
  }
  g_string_append (text, "\r\n");
}

char *
offtake_agreements_table_write_csv (OfftakePlan *plan)
{
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  GString *text = g_string_new (NULL);

  for (const OfftakeAgreementColumn *column = columns; column->field; column++)
    g_string_append_printf (text, "%s%s", column != columns ? "," : "", column->field);
  g_string_append (text, "\r\n");
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    append_row (text, plan, agreement);
  }
  return g_string_free (text, FALSE);
}
