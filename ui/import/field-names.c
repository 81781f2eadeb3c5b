/* SPDX-License-Identifier: MPL-2.0 */
#include "import/field-names.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/agreements-table.h"

/* What foreign tables have and ours has not. */
static const struct {
  const char *field, *name;
} foreign[] = {
  { "source", N_ ("From") },
  { "target", N_ ("To") },
  { "type", N_ ("Material") },
  { "period", N_ ("Period") },
  { "value", N_ ("Amount") },
  { "seller.role", N_ ("Seller's role") },
  { "buyer.role", N_ ("Buyer's role") },
  { "amount", N_ ("Quantity") },
  { "amount.unit", N_ ("Unit of quantity") },
  { "amount.per", N_ ("Time of quantity") },
  { "term.years", N_ ("Term in years") },
  { "price.basis", N_ ("Price basis") },
  { "closed_loop", N_ ("Closed loop") },
  { "document", N_ ("Link to a document") },
};

const char *
offtake_field_name (const char *field)
{
  const OfftakeAgreementColumn *column = offtake_agreements_table_columns ();

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (strcmp (foreign[i].field, field) == 0)
      return _ (foreign[i].name);
  while (column->field && strcmp (column->field, field) != 0)
    column++;
  return column->field ? _ (column->label) : field;
}
