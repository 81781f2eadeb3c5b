/* SPDX-License-Identifier: MPL-2.0 */

/* The quantity of a row: either in the plan's own terms (quantity.kind and the like), or as an
   amount with a unit and a time, "20,000 t contained Ni, total". */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "exchange/agreement-row.h"
#include "exchange/date-text.h"
#include "exchange/number-text.h"
#include "exchange/unit.h"

static void
read_own (OfftakeAgreementRow *self, json_t *quantity)
{
  static const char *const fields[] = { "tpa", "share", "min_tpa", "max_tpa", "tolerance" };
  const char *kind = offtake_agreement_row_text (self, "quantity.kind");
  const char *basis = offtake_agreement_row_text (self, "quantity.basis");

  json_object_set_new (quantity, "kind", json_string (*kind ? kind : "fixed"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *field = g_strconcat ("quantity.", fields[i], NULL);
    json_t *value = offtake_agreement_row_read_series (self, field);

    if (value)
      json_object_set_new (quantity, fields[i], value);
  }
  if (*basis)
    json_object_set_new (quantity, "basis", json_string (basis));
}

/* Years that a total is spread over; 0 where nothing tells. */
static double
years_of_term (const OfftakeAgreementRow *self)
{
  const char *start = json_string_value (json_object_get (self->agreement, "start"));
  const char *end = json_string_value (json_object_get (self->agreement, "end"));
  guint32 first = start ? offtake_day_parse (start) : 0, last = end ? offtake_day_parse (end) : 0;

  return first && last > first ? (double) (last - first + 1) / 365.25 : 0;
}

/* The unit of the row: its own cell, else the one of the column. FALSE if there is none to be read.
 */
static gboolean
find_unit (OfftakeAgreementRow *self, OfftakeUnit *unit, const char **text)
{
  guint found = offtake_columns_find (self->columns, "amount");
  const char *per = offtake_agreement_row_text (self, "amount.per");
  const char *header = g_array_index (self->columns, OfftakeColumn, found).unit;
  OfftakeUnitTime time;

  *text = offtake_agreement_row_text (self, "amount.unit");
  if (!**text)
    *text = header ? header : "";
  if (!**text) {
    *unit = (OfftakeUnit){ .factor = 1 };
    offtake_agreement_row_ask (self, _ ("which unit is the quantity in? Tonnes are taken"));
  } else if (!offtake_unit_parse (*text, unit)) {
    return FALSE;
  }
  if (unit->per == OFFTAKE_PER_NOTHING && offtake_unit_parse_time (per, &time))
    unit->per = time;
  if (unit->per == OFFTAKE_PER_NOTHING && unit->kind == OFFTAKE_UNIT_MASS)
    offtake_agreement_row_ask (self, _ ("is the quantity per year? That is taken"));
  return TRUE;
}

static void
set_kind (json_t *quantity, const char *kind, const char *key, double number)
{
  json_object_set_new (quantity, "kind", json_string (kind));
  json_object_set_new (quantity, key, offtake_json_number (number));
}

static void
set_mass (OfftakeAgreementRow *self, const OfftakeUnit *unit, double amount, json_t *quantity)
{
  const char *material = json_string_value (json_object_get (self->agreement, "material"));
  double t = amount * unit->factor, tpa = t * offtake_unit_times_per_year (unit->per);

  if (unit->per == OFFTAKE_PER_TOTAL) {
    double years = years_of_term (self);
    tpa = years > 0 ? t / years : 0;
    if (years > 0)
      offtake_agreement_row_ask (
          self, _ ("how is the total of %g t spread? It comes in evenly over the term"), t);
    else
      offtake_agreement_row_ask (self, _ ("over which term is the total of %g t spread?"), t);
  }
  /* Products such as 12 times 0.1 carry a rounding that no one wrote. */
  set_kind (quantity, "fixed", "tpa", fabs (tpa) < 1e9 ? round (tpa * 1e9) / 1e9 : tpa);
  /* A row without a material is refused for that; its other faults are told all the same. */
  if (!*unit->element || !material)
    return;
  if (self->names->holds (self->data, material, unit->element))
    json_object_set_new (quantity, "basis", json_string (unit->element));
  else
    offtake_agreement_row_ask (
        self,
        _ ("how much %s does the material hold? The tonnes are of %s, and stand for material"),
        unit->element, unit->element);
}

static void
ask_hints (OfftakeAgreementRow *self, const OfftakeUnit *unit, const char *text)
{
  if (unit->at_most || unit->at_least || unit->about || unit->guessed)
    offtake_agreement_row_ask (self, _ ("how firm is the quantity? The table says \"%s\""), text);
}

static void
read_amount (OfftakeAgreementRow *self, json_t *quantity)
{
  const char *text = offtake_agreement_row_text (self, "amount"), *unit_text;
  double amount;
  OfftakeUnit unit;

  set_kind (quantity, "fixed", "tpa", 0);
  if (!*text) {
    offtake_agreement_row_ask (self, _ ("what is the quantity?"));
    return;
  }
  if (!offtake_number_text_parse (text, self->decimal, &amount)) {
    offtake_agreement_row_refuse (self, "amount", _ ("\"%s\" is no number"), text);
    return;
  }
  if (!find_unit (self, &unit, &unit_text)) {
    offtake_agreement_row_ask (self, _ ("how many tonnes a year are \"%s %s\"?"), text, unit_text);
    return;
  }
  if (unit.kind == OFFTAKE_UNIT_MASS) {
    set_mass (self, &unit, amount, quantity);
  } else {
    json_object_clear (quantity);
    set_kind (quantity, unit.kind == OFFTAKE_UNIT_OF_NEED ? "share_of_need" : "share_of_output",
              "share", amount * unit.factor);
  }
  ask_hints (self, &unit, unit_text);
}

void
offtake_agreement_row_read_quantity (OfftakeAgreementRow *self)
{
  json_t *quantity = json_object ();
  gboolean own = *offtake_agreement_row_text (self, "quantity.kind") ||
                 *offtake_agreement_row_text (self, "quantity.tpa");

  json_object_set_new (self->agreement, "quantity", quantity);
  if (own) {
    read_own (self, quantity);
  } else if (offtake_columns_find (self->columns, "amount") != G_MAXUINT) {
    read_amount (self, quantity);
  } else {
    set_kind (quantity, "fixed", "tpa", 0);
    offtake_agreement_row_ask (self, _ ("what is the quantity?"));
  }
}
