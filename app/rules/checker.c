/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "rules/rule-texts.h"

static const char *const role_words[] = {
  [OFFTAKE_ROLE_CAM] = "cam",
  [OFFTAKE_ROLE_PCAM] = "pcam",
  [OFFTAKE_ROLE_SALT] = "salt",
  [OFFTAKE_ROLE_METAL] = "metal",
  [OFFTAKE_ROLE_BLACK_MASS] = "black_mass",
  [OFFTAKE_ROLE_SCRAP] = "scrap",
  [OFFTAKE_ROLE_CELL] = "cell",
  [OFFTAKE_ROLE_OTHER] = "other",
};

static void
find_records (OfftakeChecker *self)
{
  const OfftakeNetwork *network = self->network;
  OfftakePlan *plan = self->plan;

  for (guint s = 0; s < offtake_network_n_sites (network); s++) {
    self->site[s] =
        OFFTAKE_SITE (offtake_plan_find (plan, "sites", offtake_network_site_id (network, s)));
    self->party[s] = OFFTAKE_PARTY (offtake_plan_find (plan, "parties", self->site[s]->party));
    self->bought[s] = g_array_new (FALSE, FALSE, sizeof (guint));
    self->sold[s] = g_array_new (FALSE, FALSE, sizeof (guint));
  }
  for (guint m = 0; m < offtake_network_n_materials (network); m++)
    self->material[m] = OFFTAKE_MATERIAL (
        offtake_plan_find (plan, "materials", offtake_network_material_id (network, m)));
  for (guint a = 0; a < offtake_network_n_agreements (network); a++) {
    self->agreement[a] = OFFTAKE_AGREEMENT (
        offtake_plan_find (plan, "agreements", offtake_network_agreement_id (network, a)));
    g_array_append_val (self->bought[offtake_network_agreement_buyer (network, a)], a);
    g_array_append_val (self->sold[offtake_network_agreement_seller (network, a)], a);
  }
}

/* A process makes what its recipe says, a source what it sells. */
static gboolean
makes (OfftakeChecker *self, guint site, guint material)
{
  const OfftakeSite *record = self->site[site];
  const GArray *sold = self->sold[site];

  if (record->kind == OFFTAKE_SITE_PROCESS) {
    OfftakeRecord *recipe = offtake_plan_find (self->plan, "recipes", record->recipe);
    return recipe && offtake_recipe_makes (OFFTAKE_RECIPE (recipe), self->material[material]->id);
  }
  for (guint i = 0; record->kind == OFFTAKE_SITE_SOURCE && i < sold->len; i++)
    if (offtake_network_agreement_material (self->network, g_array_index (sold, guint, i)) ==
        material)
      return TRUE;
  return FALSE;
}

static void
find_products (OfftakeChecker *self)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++) {
    self->made[s] = g_array_new (FALSE, FALSE, sizeof (guint));
    for (guint m = 0; m < offtake_network_n_materials (self->network); m++)
      if (makes (self, s, m))
        g_array_append_val (self->made[s], m);
  }
}

static void
find_deliveries (OfftakeChecker *self)
{
  GListModel *list = offtake_plan_get_list (self->plan, "deliveries");

  self->deliveries =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeDelivery) delivery = g_list_model_get_item (list, i);
    GPtrArray *own;
    if (!delivery->agreement)
      continue;
    own = g_hash_table_lookup (self->deliveries, delivery->agreement);
    if (!own) {
      own = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->deliveries, delivery->agreement, own);
    }
    g_ptr_array_add (own, g_steal_pointer (&delivery));
  }
}

OfftakeChecker *
offtake_checker_new (OfftakePlan *plan, const OfftakeSolution *solution, OfftakeCompliance *result)
{
  OfftakeChecker *self = g_new0 (OfftakeChecker, 1);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint n_sites = offtake_network_n_sites (network);

  self->plan = plan;
  self->solution = solution;
  self->network = network;
  self->result = result;
  self->site = g_new0 (OfftakeSite *, n_sites);
  self->party = g_new0 (OfftakeParty *, n_sites);
  self->bought = g_new0 (GArray *, n_sites);
  self->sold = g_new0 (GArray *, n_sites);
  self->made = g_new0 (GArray *, n_sites);
  self->material = g_new0 (OfftakeMaterial *, offtake_network_n_materials (network));
  self->agreement = g_new0 (OfftakeAgreement *, offtake_network_n_agreements (network));
  find_records (self);
  find_products (self);
  find_deliveries (self);
  return self;
}

void
offtake_checker_free (OfftakeChecker *self)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++) {
    g_array_unref (self->bought[s]);
    g_array_unref (self->sold[s]);
    g_array_unref (self->made[s]);
  }
  g_free (self->site);
  g_free (self->party);
  g_free (self->bought);
  g_free (self->sold);
  g_free (self->made);
  g_hash_table_unref (self->deliveries);
  g_free (self->material);
  g_free (self->agreement);
  g_free (self);
}

/* Whether another figure of the rule holds at the span's end than at its beginning. */
static gboolean
changes_within (const OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint i = 0; i < rule->n_figures; i++) {
    const OfftakeFigure *figure = &rule->figures[i];
    if (!figure->repealed && ((figure->from > span->first && figure->from <= span->last) ||
                              (figure->to >= span->first && figure->to && figure->to < span->last)))
      return TRUE;
  }
  return FALSE;
}

static OfftakeVerdict *
assess (OfftakeRule *rule, json_t *facts)
{
  g_autoptr (GError) error = NULL;
  OfftakeVerdict *verdict = facts ? offtake_assess_rule (rule, facts, &error) : NULL;

  if (!verdict)
    verdict = offtake_verdict_new (rule);
  if (error)
    offtake_verdict_add_step (verdict, _ ("Not tested: %s"), error->message);
  return verdict;
}

OfftakeFinding *
offtake_checker_add (OfftakeChecker *self,
                     OfftakeRule *rule,
                     const OfftakeSpan *span,
                     json_t *facts)
{
  OfftakeFinding *finding = g_new0 (OfftakeFinding, 1);
  json_t *assumptions = json_object_get (rule->tree, "assumptions"), *assumption;
  size_t i;

  finding->verdict = assess (rule, facts);
  g_strlcpy (finding->period, span->label, sizeof finding->period);
  finding->last_day = span->last;
  finding->site = finding->material = finding->agreement = finding->element = OFFTAKE_NONE;
  finding->operator= rule->operator;
  finding->unit = g_strdup ("%");
  finding->margin = finding->margin_t = NAN;
  finding->evidence = offtake_evidence_new ();
  json_array_foreach (assumptions, i, assumption) offtake_evidence_add_assumption (
      finding->evidence, offtake_rule_text (json_string_value (assumption)));
  if (changes_within (rule, span)) {
    g_autofree char *day = offtake_day_format (span->last);
    offtake_verdict_add_step (
        finding->verdict,
        _ ("The law changes within %s; it is judged by what is in force on its last day, %s"),
        span->label, day);
  }
  g_ptr_array_add (self->result->findings, finding);
  return finding;
}

void
offtake_facts_set (json_t *facts, const char *fact, double number)
{
  if (isfinite (number))
    json_object_set_new (facts, fact, offtake_json_number (number));
}

void
offtake_facts_set_day (json_t *facts, const char *fact, guint32 day)
{
  g_autofree char *text = offtake_day_format (day);

  json_object_set_new (facts, fact, json_string (text));
}

double
offtake_margin_settle (double margin)
{
  return fabs (margin) <= OFFTAKE_GUARD ? 0 : margin;
}

void
offtake_finding_set_margin (OfftakeFinding *finding, const char *element, double whole_t)
{
  const OfftakeVerdict *verdict = finding->verdict;
  gboolean at_most = g_strcmp0 (finding->operator, "<=") == 0;

  finding->margin = offtake_margin_settle (at_most ? verdict->threshold - verdict->value
                                                   : verdict->value - verdict->threshold);
  finding->margin_t = finding->margin / 100 * whole_t;
  finding->margin_element = g_strdup (element);
}

char *
offtake_finding_set_cost_margin (OfftakeChecker *self, OfftakeFinding *finding, double whole)
{
  const OfftakeVerdict *verdict = finding->verdict;

  finding->margin = offtake_margin_settle (verdict->value - verdict->threshold);
  if (!(finding->margin < 0) || !isfinite (whole))
    return NULL;
  return offtake_text_money (-finding->margin / 100 * whole,
                             offtake_plan_get_head (self->plan)->currency);
}

char *
offtake_finding_set_metal_margin (OfftakeFinding *finding,
                                  json_t *metals,
                                  const char *whole,
                                  guint *n)
{
  const OfftakeVerdict *verdict = finding->verdict;
  g_autoptr (GString) list = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < verdict->parts->len; i++) {
    const OfftakeVerdictPart *part = verdict->parts->pdata[i];
    double of = json_number_value (json_object_get (json_object_get (metals, part->key), whole));
    if (part->value == verdict->value && part->threshold == verdict->threshold &&
        isnan (finding->margin))
      offtake_finding_set_margin (finding, part->key, of);
    double lack = part->threshold - part->value;
    if (!(lack > OFFTAKE_GUARD))
      continue;
    g_autofree char *mass = offtake_text_tonnes (lack / 100 * of);
    g_string_append_printf (list, "%s%s %s", *n > 0 ? ", " : "", mass, part->key);
    (*n)++;
  }
  return *n > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

void
offtake_finding_compare (OfftakeFinding *finding, double threshold)
{
  OfftakeVerdict *verdict = finding->verdict;
  gboolean at_most = g_strcmp0 (finding->operator, "<=") == 0;

  verdict->threshold = threshold;
  if (isnan (verdict->value))
    return;
  double margin = at_most ? threshold - verdict->value : verdict->value - threshold;
  verdict->outcome = margin >= -OFFTAKE_GUARD ? OFFTAKE_OUTCOME_PASS : OFFTAKE_OUTCOME_FAIL;
  offtake_verdict_add_step (verdict, _ ("%.4f %s %s %.10g %s: %s"), verdict->value, finding->unit,
                            finding->operator, threshold, finding->unit,
                            offtake_outcome_title (verdict->outcome));
}

void
offtake_finding_add_purchases (OfftakeChecker *self,
                               OfftakeFinding *finding,
                               const OfftakeSpan *span,
                               guint site,
                               guint element)
{
  const GArray *bought = self->bought[site];

  for (guint i = 0; i < bought->len; i++) {
    guint agreement = g_array_index (bought, guint, i);
    guint material = offtake_network_agreement_material (self->network, agreement);
    if (element == OFFTAKE_NONE || offtake_network_content (self->network, material, element) > 0)
      offtake_evidence_add_flow (finding->evidence, self->solution, span->periods, span->n_periods,
                                 agreement, element);
  }
}

gboolean
offtake_rule_in_scope (const OfftakeRule *rule, const char *key, const char *word)
{
  json_t *list = json_object_get (json_object_get (rule->tree, "scope"), key), *item;
  size_t i;

  if (!list)
    return TRUE;
  json_array_foreach (list, i,
                      item) if (g_strcmp0 (json_string_value (item), word) == 0) return TRUE;
  return FALSE;
}

const char *
offtake_checker_country (OfftakeChecker *self, guint site)
{
  return offtake_plan_site_country (self->plan, self->site[site]);
}

const char *
offtake_role_word (guint role)
{
  return role_words[role];
}

double
offtake_checker_produced (OfftakeChecker *self, const OfftakeSpan *span, guint site, guint material)
{
  gboolean is_source = self->site[site]->kind == OFFTAKE_SITE_SOURCE;
  double t = 0;

  for (guint i = 0; i < span->n_periods; i++) {
    const OfftakeBalance *balance =
        offtake_find_balance (self->solution, span->periods[i], site, material);
    t += !balance ? 0 : is_source ? balance->sold : balance->produced;
  }
  return t;
}

void
offtake_checker_each_product (OfftakeChecker *self,
                              OfftakeRule *rule,
                              const OfftakeSpan *span,
                              OfftakeProductFunc func)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++) {
    if (!offtake_rule_in_scope (rule, "countries", offtake_checker_country (self, s)))
      continue;
    for (guint i = 0; i < self->made[s]->len; i++) {
      guint m = g_array_index (self->made[s], guint, i);
      if (offtake_rule_in_scope (rule, "roles", role_words[self->material[m]->role]) &&
          offtake_checker_produced (self, span, s, m) != 0)
        func (self, rule, span, s, m);
    }
  }
}
