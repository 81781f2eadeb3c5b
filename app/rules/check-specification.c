/* SPDX-License-Identifier: MPL-2.0 */

/* Limits of an agreement's specification, as far as the plan knows the goods: by the assays of what
   was delivered in the period, else by the material's composition. */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Bits of a limit's fields "min" and "max": see specification_fields in model/agreement.c. */
#define GIVEN_MIN (1u << 1)
#define GIVEN_MAX (1u << 2)

/* What a mass fraction is times in @unit; NAN if the unit is none of a fraction. */
static double
unit_scale (const char *unit)
{
  if (g_strcmp0 (unit, "%") == 0)
    return 100;
  if (g_strcmp0 (unit, "ppm") == 0)
    return 1e6;
  return NAN;
}

/* The fraction of @property in the goods: of several assays the least or the greatest. */
static double
find_fraction (OfftakeChecker *self,
               const OfftakeSpan *span,
               guint agreement,
               const char *property,
               gboolean at_most,
               const char **document)
{
  guint material = offtake_network_agreement_material (self->network, agreement);
  const GPtrArray *deliveries =
      g_hash_table_lookup (self->deliveries, self->agreement[agreement]->id);
  double worst = NAN, nominal;

  for (guint i = 0; deliveries && i < deliveries->len; i++) {
    const OfftakeDelivery *delivery = deliveries->pdata[i];
    double mean = offtake_fractions_get (delivery->assay, property);
    if (g_strcmp0 (delivery->period, span->label) != 0 || !(mean > 0))
      continue;
    if (isnan (worst) || (at_most ? mean > worst : mean < worst)) {
      worst = mean;
      *document = delivery->document;
    }
  }
  if (!isnan (worst))
    return worst;
  nominal = offtake_fractions_get (self->material[material]->composition, property);
  return nominal > 0 ? nominal : NAN;
}

static void
check_limit (OfftakeChecker *self,
             OfftakeRule *rule,
             const OfftakeSpan *span,
             guint agreement,
             const OfftakeSpecification *limit,
             gboolean at_most)
{
  double scale = unit_scale (limit->unit);
  const char *document = NULL;
  double fraction = find_fraction (self, span, agreement, limit->property, at_most, &document);
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, NULL);

  finding->agreement = agreement;
  finding->material = offtake_network_agreement_material (self->network, agreement);
  finding->element = offtake_network_find_element (self->network, limit->property);
  finding->operator= at_most ? "<=" : ">=";
  finding->detail = g_strdup (limit->property);
  g_free (finding->unit);
  finding->unit = g_strdup (limit->unit ? limit->unit : "");
  finding->verdict->threshold = at_most ? limit->max : limit->min;
  finding->evidence->formula = _ ("mass fraction by assay, else by the material's composition");
  offtake_evidence_add_flow (finding->evidence, self->solution, span->periods, span->n_periods,
                             agreement, OFFTAKE_NONE);
  if (isnan (fraction) || isnan (scale)) {
    offtake_verdict_add_step (finding->verdict, _ ("Not tested: the plan does not know \"%s\""),
                              limit->property);
    return;
  }
  finding->verdict->value = fraction * scale;
  offtake_finding_compare (finding, finding->verdict->threshold);
  finding->margin =
      offtake_margin_settle (at_most ? finding->verdict->threshold - finding->verdict->value
                                     : finding->verdict->value - finding->verdict->threshold);
  if (document && *document)
    offtake_verdict_add_step (finding->verdict, _ ("By the assay in %s"), document);
}

void
offtake_check_specification (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint a = 0; a < offtake_network_n_agreements (self->network); a++) {
    const GPtrArray *limits = self->agreement[a]->specification;
    if (!(offtake_solution_agreement (self->solution, span->periods[0], a)->t > 0))
      continue;
    for (guint i = 0; limits && i < limits->len; i++) {
      const OfftakeSpecification *limit = limits->pdata[i];
      if (!limit->property)
        continue;
      if (limit->part.given & GIVEN_MIN)
        check_limit (self, rule, span, a, limit, FALSE);
      if (limit->part.given & GIVEN_MAX)
        check_limit (self, rule, span, a, limit, TRUE);
    }
  }
}
