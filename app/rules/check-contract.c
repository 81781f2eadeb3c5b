/* SPDX-License-Identifier: MPL-2.0 */

/* What a flow must be: promises of the seller in an agreement, and the company's own rules. */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

/* Bits of a promise's fields "min" and "max": see promise_fields in model/agreement.c. */
#define GIVEN_MIN (1u << 2)
#define GIVEN_MAX (1u << 3)

typedef enum {
  MEASURE_RECYCLED,
  MEASURE_RECYCLED_POST,
  MEASURE_COUNTRY,
  MEASURE_FOREIGN,
  MEASURE_CARBON,
} Measure; /* in the order of the kinds of promises */

static const char *const measure_words[] = { "recycled_share", "recycled_post_share",
                                             "country_share", "foreign_entity_share",
                                             "kgco2e_per_t" };

typedef struct {
  Measure measure;
  guint agreement, element; /* element OFFTAKE_NONE: of the goods */
  const GPtrArray *countries;
} Question;

/* Percent, or kg CO2e per t; NAN where the flow has no answer. */
static double
measure (OfftakeChecker *self, const OfftakeSpan *span, const Question *question)
{
  const OfftakeSolution *solution = self->solution;
  guint period = span->periods[0], a = question->agreement, e = question->element;
  OfftakeOriginSum sum;

  if (question->measure == MEASURE_CARBON)
    return offtake_solution_agreement (solution, period, a)->kgco2e_per_t;
  if (e == OFFTAKE_NONE)
    return NAN;
  if (question->measure == MEASURE_COUNTRY)
    return 100 * offtake_country_share_of_flow (solution, period, a, e, question->countries);
  sum = offtake_origin_sum_of_flow (solution, period, a, e);
  if (question->measure == MEASURE_RECYCLED_POST)
    return 100 * sum.post;
  return 100 * (question->measure == MEASURE_FOREIGN ? sum.foreign : sum.recycled);
}

static void
set_remedy (OfftakeFinding *finding, Measure kind)
{
  if (!(finding->margin_t < 0) || kind == MEASURE_CARBON || !finding->margin_element)
    return;
  g_autofree char *mass = offtake_text_tonnes (-finding->margin_t);
  if (kind == MEASURE_FOREIGN)
    finding->remedy = g_strdup_printf (_ ("%s less %s of foreign entities in %s would do"), mass,
                                       finding->margin_element, finding->period);
  else if (kind == MEASURE_COUNTRY)
    finding->remedy = g_strdup_printf (_ ("%s more %s of the countries named in %s would do"), mass,
                                       finding->margin_element, finding->period);
  else
    finding->remedy = g_strdup_printf (_ ("%s more recycled %s in %s would do"), mass,
                                       finding->margin_element, finding->period);
}

/* Of foreign entities: what is of unknown origin is not known to be none of theirs. */
static void
doubt_unknown (OfftakeChecker *self, OfftakeFinding *finding, const OfftakeSpan *span)
{
  double unknown = offtake_origin_sum_of_flow (self->solution, span->periods[0], finding->agreement,
                                               finding->element)
                       .unknown;

  if (finding->verdict->outcome != OFFTAKE_OUTCOME_PASS || !(100 * unknown > OFFTAKE_GUARD))
    return;
  finding->verdict->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  offtake_verdict_add_step (finding->verdict, _ ("Not tested: %.4f %% is of unknown origin"),
                            100 * unknown);
}

static const char *
formula_of (Measure kind)
{
  switch (kind) {
  case MEASURE_CARBON: return _ ("kg CO2e per t as delivered, transport included");
  case MEASURE_COUNTRY:
    return _ ("t of the element from the countries named / t of the element in the flow");
  case MEASURE_FOREIGN:
    return _ ("t of the element from foreign entities / t of the element in the flow");
  case MEASURE_RECYCLED_POST:
    return _ ("post-consumer t of the element / t of the element in the flow");
  case MEASURE_RECYCLED:
  default: return _ ("recycled t of the element / t of the element in the flow");
  }
}

static const char *
detail_of (Measure kind)
{
  switch (kind) {
  case MEASURE_CARBON: return _ ("carbon");
  case MEASURE_COUNTRY: return _ ("share by country");
  case MEASURE_FOREIGN: return _ ("foreign entities");
  case MEASURE_RECYCLED_POST: return _ ("post-consumer share");
  case MEASURE_RECYCLED:
  default: return _ ("recycled share");
  }
}

static OfftakeFinding *
ask (OfftakeChecker *self,
     OfftakeRule *rule,
     const OfftakeSpan *span,
     const Question *question,
     const char *
     operator,
     double threshold)
{
  guint a = question->agreement, e = question->element;
  guint material = offtake_network_agreement_material (self->network, a);
  double t = offtake_solution_agreement (self->solution, span->periods[0], a)->t;
  double content = e == OFFTAKE_NONE ? 1 : offtake_network_content (self->network, material, e);
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, NULL);

  finding->agreement = a;
  finding->material = material;
  finding->element = e;
  finding->operator= operator;
  if (question->measure == MEASURE_CARBON) {
    g_free (finding->unit);
    finding->unit = g_strdup ("kg CO2e/t");
  }
  finding->detail = g_strdup (detail_of (question->measure));
  finding->evidence->formula = formula_of (question->measure);
  finding->verdict->threshold = threshold;
  if (!(t > 0) || !(content > 0)) {
    offtake_verdict_add_step (finding->verdict,
                              t > 0 ? _ ("Not tested: the goods hold none of the element")
                                    : _ ("Not tested: nothing moves"));
    return finding;
  }
  finding->verdict->value = measure (self, span, question);
  offtake_finding_compare (finding, threshold);
  if (question->measure == MEASURE_CARBON)
    finding->margin = offtake_margin_settle (threshold - finding->verdict->value);
  else
    offtake_finding_set_margin (
        finding, e == OFFTAKE_NONE ? NULL : offtake_network_element (self->network, e),
        t * content);
  set_remedy (finding, question->measure);
  if (question->measure == MEASURE_FOREIGN)
    doubt_unknown (self, finding, span);
  offtake_evidence_add_number (finding->evidence, _ ("moved"), t, "t", OFFTAKE_NONE, material,
                               OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("of the element"), t * content, "t",
                               OFFTAKE_NONE, material, e);
  offtake_evidence_add_flow (finding->evidence, self->solution, span->periods, span->n_periods, a,
                             e);
  offtake_finding_add_purchases (self, finding, span,
                                 offtake_network_agreement_seller (self->network, a), e);
  return finding;
}

static void
add_without_limit (OfftakeChecker *self,
                   OfftakeRule *rule,
                   const OfftakeSpan *span,
                   const Question *question)
{
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, NULL);

  finding->agreement = question->agreement;
  finding->material = offtake_network_agreement_material (self->network, question->agreement);
  finding->element = question->element;
  offtake_verdict_add_step (finding->verdict,
                            _ ("Not tested: the promise has no \"min\" and no \"max\""));
}

static void
check_promise (OfftakeChecker *self,
               OfftakeRule *rule,
               const OfftakeSpan *span,
               const OfftakePromise *promise,
               Question *question)
{
  gboolean is_share = question->measure != MEASURE_CARBON;
  double scale = is_share ? 100 : 1;
  gboolean has_min = promise->part.given & GIVEN_MIN;
  gboolean has_max = promise->part.given & GIVEN_MAX;

  if (question->measure == MEASURE_FOREIGN) {
    ask (self, rule, span, question, "<=", 0);
    return;
  }
  if (has_max)
    ask (self, rule, span, question, "<=", promise->max * scale);
  if (has_min)
    ask (self, rule, span, question, ">=", promise->min * scale);
  if (has_min || has_max)
    return;
  /* Countries without a share are the only ones. */
  if (question->measure == MEASURE_COUNTRY)
    ask (self, rule, span, question, ">=", 100);
  else
    add_without_limit (self, rule, span, question);
}

/* A promise that names no element is on each that the goods hold. */
static void
check_promise_elements (OfftakeChecker *self,
                        OfftakeRule *rule,
                        const OfftakeSpan *span,
                        guint agreement,
                        const OfftakePromise *promise)
{
  guint material = offtake_network_agreement_material (self->network, agreement);
  Question question = { promise->kind, agreement, OFFTAKE_NONE, promise->countries };

  if (question.measure == MEASURE_CARBON) {
    check_promise (self, rule, span, promise, &question);
    return;
  }
  for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
    const char *element = offtake_network_element (self->network, e);
    gboolean named = promise->element && *promise->element
                         ? strcmp (promise->element, element) == 0
                         : offtake_network_content (self->network, material, e) > 0;
    question.element = e;
    if (named)
      check_promise (self, rule, span, promise, &question);
  }
}

void
offtake_check_promises (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint a = 0; a < offtake_network_n_agreements (self->network); a++) {
    const GPtrArray *promises = self->agreement[a]->promises;
    for (guint i = 0; promises && i < promises->len; i++)
      check_promise_elements (self, rule, span, a, promises->pdata[i]);
  }
}

static gboolean
in_scope (OfftakeChecker *self, const OfftakeRule *rule, guint agreement)
{
  guint seller = offtake_network_agreement_seller (self->network, agreement);
  guint buyer = offtake_network_agreement_buyer (self->network, agreement);
  guint material = offtake_network_agreement_material (self->network, agreement);

  return offtake_rule_in_scope (rule, "agreements",
                                offtake_network_agreement_id (self->network, agreement)) &&
         offtake_rule_in_scope (rule, "sellers", offtake_network_site_id (self->network, seller)) &&
         offtake_rule_in_scope (rule, "buyers", offtake_network_site_id (self->network, buyer)) &&
         offtake_rule_in_scope (rule, "materials",
                                offtake_network_material_id (self->network, material)) &&
         offtake_rule_in_scope (rule, "roles",
                                offtake_role_word (self->material[material]->role)) &&
         offtake_rule_in_scope (rule, "from_countries", offtake_checker_country (self, seller)) &&
         offtake_rule_in_scope (rule, "to_countries", offtake_checker_country (self, buyer));
}

static Measure
find_measure (const OfftakeRule *rule)
{
  const char *word = json_string_value (json_object_get (rule->tree, "measure"));

  for (guint i = 0; word && i < G_N_ELEMENTS (measure_words); i++)
    if (strcmp (word, measure_words[i]) == 0)
      return i;
  return MEASURE_RECYCLED;
}

static GPtrArray *
read_countries (const OfftakeRule *rule)
{
  GPtrArray *countries = g_ptr_array_new ();
  size_t i;
  json_t *country;

  json_array_foreach (json_object_get (rule->tree, "countries"), i, country)
      g_ptr_array_add (countries, (char *) json_string_value (country));
  return countries;
}

/* The figure in force, of "minimum" or "maximum"; NAN with the outcome if it has none. */
static void
ask_own (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, const Question *question)
{
  const char *element = question->element == OFFTAKE_NONE
                            ? NULL
                            : offtake_network_element (self->network, question->element);
  gboolean at_most = question->measure == MEASURE_FOREIGN || question->measure == MEASURE_CARBON ||
                     g_strcmp0 (rule->operator, "<=") == 0;
  const char *name = offtake_rule_find (rule, "maximum", element, NULL, 0) ? "maximum" : "minimum";
  const OfftakeFigure *now = offtake_rule_find (rule, name, element, NULL, span->last);
  const OfftakeFigure *next = offtake_rule_find_next (rule, name, element, NULL, span->last);
  OfftakeFinding *finding;

  if (!offtake_rule_find (rule, name, element, NULL, 0))
    return;
  at_most |= strcmp (name, "maximum") == 0;
  finding = ask (self, rule, span, question, at_most ? "<=" : ">=",
                 now    ? now->number
                 : next ? next->number
                        : NAN);
  if (!now)
    finding->verdict->outcome = next ? OFFTAKE_OUTCOME_NOT_YET_BINDING : OFFTAKE_OUTCOME_TERMINATED;
}

void
offtake_check_flow_share (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  g_autoptr (GPtrArray) countries = read_countries (rule);

  for (guint a = 0; a < offtake_network_n_agreements (self->network); a++) {
    guint material = offtake_network_agreement_material (self->network, a);
    Question question = { find_measure (rule), a, OFFTAKE_NONE, countries };
    if (!in_scope (self, rule, a))
      continue;
    if (question.measure == MEASURE_CARBON) {
      ask_own (self, rule, span, &question);
      continue;
    }
    for (question.element = 0; question.element < offtake_network_n_elements (self->network);
         question.element++)
      if (offtake_network_content (self->network, material, question.element) > 0 &&
          offtake_rule_in_scope (rule, "elements",
                                 offtake_network_element (self->network, question.element)))
        ask_own (self, rule, span, &question);
  }
}
