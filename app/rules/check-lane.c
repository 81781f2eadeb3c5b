/* SPDX-License-Identifier: MPL-2.0 */

/* Trade lanes: what may not leave, what must meet a standard, what bears a duty. */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "rules/rule-texts.h"

static const char *
seller_country (OfftakeChecker *self, guint agreement)
{
  return offtake_checker_country (self,
                                  offtake_network_agreement_seller (self->network, agreement));
}

static const char *
buyer_country (OfftakeChecker *self, guint agreement)
{
  return offtake_checker_country (self, offtake_network_agreement_buyer (self->network, agreement));
}

/* Whether the rule speaks of what the agreement moves over a border in the span. */
static gboolean
is_on_lane (OfftakeChecker *self, const OfftakeRule *rule, const OfftakeSpan *span, guint agreement)
{
  guint material = offtake_network_agreement_material (self->network, agreement);
  const char *from = seller_country (self, agreement), *to = buyer_country (self, agreement);

  return offtake_solution_agreement (self->solution, span->periods[0], agreement)->t > 0 &&
         g_strcmp0 (from, to) != 0 &&
         offtake_rule_in_scope (rule, "roles",
                                offtake_role_word (self->material[material]->role)) &&
         offtake_rule_in_scope (rule, "from_countries", from) &&
         offtake_rule_in_scope (rule, "to_countries", to);
}

static OfftakeFinding *
add (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint agreement)
{
  OfftakeFinding *finding = offtake_checker_add (self, rule, span, NULL);

  finding->agreement = agreement;
  finding->material = offtake_network_agreement_material (self->network, agreement);
  g_free (finding->unit);
  finding->unit = g_strdup ("t");
  offtake_evidence_add_flow (finding->evidence, self->solution, span->periods, span->n_periods,
                             agreement, OFFTAKE_NONE);
  offtake_verdict_add_step (finding->verdict, _ ("From %s to %s"), seller_country (self, agreement),
                            buyer_country (self, agreement));
  return finding;
}

static void
check_export (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint agreement)
{
  const OfftakeFigure *allowed = offtake_rule_find (rule, "allowed_countries", NULL, NULL, 0);
  const OfftakeFigure *ban = offtake_rule_find (rule, "forbidden", NULL, NULL, span->last);
  OfftakeFinding *finding = add (self, rule, span, agreement);
  OfftakeVerdict *verdict = finding->verdict;

  finding->evidence->formula = _ ("t that may not leave for that country");
  if (offtake_figure_lists (allowed, buyer_country (self, agreement))) {
    verdict->outcome = OFFTAKE_OUTCOME_PASS;
    verdict->value = 0;
    offtake_verdict_add_step (verdict, _ ("The country of the buyer may take it (%s)"),
                              allowed->clause);
    return;
  }
  verdict->value = offtake_solution_agreement (self->solution, span->periods[0], agreement)->t;
  verdict->outcome = ban ? OFFTAKE_OUTCOME_FAIL : OFFTAKE_OUTCOME_NOT_YET_BINDING;
  finding->tonnes_at_risk = verdict->value;
  finding->margin_t = -verdict->value;
  g_autofree char *mass = offtake_text_tonnes (verdict->value);
  if (!ban)
    ban = offtake_rule_find_next (rule, "forbidden", NULL, NULL, span->last);
  g_autofree char *day = offtake_day_format (ban->from);
  offtake_verdict_add_step (verdict, _ ("%s may not leave from %s on: %s (%s)"), mass, day,
                            offtake_rule_text (json_string_value (ban->value)), ban->clause);
  finding->remedy = g_strdup_printf (
      _ ("A buyer within the Union or the OECD for %s in %s would do"), mass, finding->period);
}

void
offtake_check_export_ban (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint a = 0; a < offtake_network_n_agreements (self->network); a++)
    if (is_on_lane (self, rule, span, a) &&
        !offtake_rule_in_scope (rule, "from_countries", buyer_country (self, a)))
      check_export (self, rule, span, a);
}

/* Whether a batch meets it is not in the plan. */
void
offtake_check_import_standard (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  const OfftakeFigure *standard = offtake_rule_find (rule, "standard", NULL, NULL, span->last);

  for (guint a = 0; a < offtake_network_n_agreements (self->network); a++) {
    if (!is_on_lane (self, rule, span, a))
      continue;
    OfftakeFinding *finding = add (self, rule, span, a);
    finding->verdict->value = offtake_solution_agreement (self->solution, span->periods[0], a)->t;
    finding->tonnes_at_risk = finding->verdict->value;
    finding->evidence->formula = _ ("t that need a batch analysis by the standard");
    if (standard)
      offtake_verdict_add_step (finding->verdict,
                                _ ("Not tested: the analysis of each batch by %s"),
                                json_string_value (standard->value));
    else
      finding->verdict->outcome = OFFTAKE_OUTCOME_NOT_YET_BINDING;
  }
}

/* A duty is paid, not broken: the flow passes and the evidence says what it costs. */
void
offtake_check_duty (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  const OfftakeFigure *duty = offtake_rule_find (rule, "duty", NULL, NULL, span->last);
  const char *currency = offtake_plan_get_head (self->plan)->currency;

  for (guint a = 0; a < offtake_network_n_agreements (self->network); a++) {
    const OfftakeAgreementResult *flow =
        offtake_solution_agreement (self->solution, span->periods[0], a);
    if (!is_on_lane (self, rule, span, a))
      continue;
    OfftakeFinding *finding = add (self, rule, span, a);
    g_free (finding->unit);
    finding->unit = g_strdup (currency);
    finding->evidence->formula = _ ("duty * value of the flow");
    if (!duty) {
      finding->verdict->outcome = OFFTAKE_OUTCOME_NOT_YET_BINDING;
      continue;
    }
    if (isnan (flow->value)) {
      offtake_verdict_add_step (finding->verdict, _ ("Not tested: agreement %s has no price"),
                                offtake_network_agreement_id (self->network, a));
      continue;
    }
    finding->verdict->outcome = OFFTAKE_OUTCOME_PASS;
    finding->verdict->value = flow->value * duty->number / 100;
    offtake_verdict_add_step (finding->verdict, _ ("A duty of %.10g %% of %.2f is %.2f %s (%s)"),
                              duty->number, flow->value, finding->verdict->value, currency,
                              duty->clause);
  }
}
