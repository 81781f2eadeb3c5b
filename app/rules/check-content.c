/* SPDX-License-Identifier: MPL-2.0 */

/* Recycled content: per metal (EU Art. 8), by weight (ISO 14021), and whether a site's claims are
   covered by its account (ISO 22095). */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

static OfftakeElementMass
element_produced (
    OfftakeChecker *self, const OfftakeSpan *span, guint site, guint material, guint element)
{
  return offtake_element_produced (self->solution, span->periods, span->n_periods, site, material,
                                   element, self->site[site]->kind == OFFTAKE_SITE_SOURCE);
}

static gboolean
is_covered (const OfftakeRule *rule, const char *metal)
{
  return offtake_rule_find (rule, "minimum", metal, NULL, 0) != NULL;
}

/* The facts of every metal that the rule names and the product holds. */
static json_t *
gather_metals (OfftakeChecker *self,
               const OfftakeRule *rule,
               const OfftakeSpan *span,
               guint site,
               guint material)
{
  json_t *metals = json_object ();

  for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
    const char *metal = offtake_network_element (self->network, e);
    if (!(offtake_network_content (self->network, material, e) > 0) || !is_covered (rule, metal))
      continue;
    OfftakeElementMass mass = element_produced (self, span, site, material, e);
    json_t *object = json_object ();
    offtake_facts_set (object, "total_t", mass.total);
    offtake_facts_set (object, "recovered_t", mass.recycled);
    json_object_set_new (metals, metal, object);
  }
  return metals;
}

static void
set_remedy (OfftakeFinding *finding)
{
  if (!(finding->margin_t < 0))
    return;
  g_autofree char *mass = offtake_text_tonnes (-finding->margin_t);
  finding->remedy = g_strdup_printf (_ ("%s more recycled %s in %s would do"), mass,
                                     finding->margin_element, finding->period);
}

/* Every metal must reach its own minimum: what one lacks alone would not do. */
static void
set_metal_remedy (OfftakeFinding *finding, json_t *metals)
{
  guint n;
  g_autofree char *list = offtake_finding_set_metal_margin (finding, metals, "total_t", &n);

  if (n > 1)
    finding->remedy =
        g_strdup_printf (_ ("More recycled metal in %s would do: %s"), finding->period, list);
  else
    set_remedy (finding);
}

static void
add_metal_numbers (OfftakeChecker *self, OfftakeFinding *finding, const OfftakeSpan *span)
{
  guint site = finding->site, material = finding->material;

  finding->evidence->formula =
      _ ("recycled t of the metal / t of the metal in the product, by year and plant");
  offtake_evidence_add_number (finding->evidence, _ ("made"),
                               offtake_checker_produced (self, span, site, material), "t", site,
                               material, OFFTAKE_NONE);
  for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
    if (!(offtake_network_content (self->network, material, e) > 0) ||
        !is_covered (finding->verdict->rule, offtake_network_element (self->network, e)))
      continue;
    OfftakeElementMass mass = element_produced (self, span, site, material, e);
    offtake_evidence_add_number (finding->evidence, _ ("in the product"), mass.total, "t", site,
                                 material, e);
    offtake_evidence_add_number (finding->evidence, _ ("of it recycled"), mass.recycled, "t", site,
                                 material, e);
    offtake_finding_add_purchases (self, finding, span, site, e);
  }
}

static void
check_content (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  g_autoptr (json_t) metals = gather_metals (self, rule, span, site, material);
  g_autoptr (json_t) facts = json_pack ("{s:s, s:O}", "category", "ev", "metals", metals);
  OfftakeFinding *finding;

  if (json_object_size (metals) == 0)
    return;
  offtake_facts_set_day (facts, "date", span->last);
  finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->material = material;
  set_metal_remedy (finding, metals);
  add_metal_numbers (self, finding, span);
}

void
offtake_check_recycled_content (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_content);
}

static void
check_mass (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint material)
{
  double product = offtake_checker_produced (self, span, site, material), recycled = 0;
  g_autoptr (json_t) facts = json_object ();
  OfftakeFinding *finding;

  for (guint e = 0; e < offtake_network_n_elements (self->network); e++)
    if (offtake_network_content (self->network, material, e) > 0)
      recycled += element_produced (self, span, site, material, e).recycled;
  offtake_facts_set (facts, "recycled_t", recycled);
  offtake_facts_set (facts, "product_t", product);
  finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->material = material;
  finding->evidence->formula = _ ("recycled t in the product / t of the product");
  offtake_evidence_add_number (finding->evidence, _ ("made"), product, "t", site, material,
                               OFFTAKE_NONE);
  offtake_evidence_add_number (finding->evidence, _ ("recycled elements in it"), recycled, "t",
                               site, material, OFFTAKE_NONE);
}

void
offtake_check_recycled_mass (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  offtake_checker_each_product (self, rule, span, check_mass);
}

/* Kinds of promises, in the order of promise_kinds in model/agreement.c. */
enum { PROMISE_RECYCLED, PROMISE_RECYCLED_POST };

/* What is claimed: recycled content of any kind, or after end of life alone. */
typedef struct {
  const OfftakeSpan *span;
  guint site, element;
  gboolean post;
} Account;

/* t of the element that an agreement warrants to be recycled. A promise without an element is one
   on each that the goods hold; one of post-consumer content is one of recycled content too. */
static double
warranted (OfftakeChecker *self, const Account *account, guint agreement)
{
  const GPtrArray *promises = self->agreement[agreement]->promises;
  guint material = offtake_network_agreement_material (self->network, agreement);
  const char *name = offtake_network_element (self->network, account->element);
  double share = 0, t = 0;

  for (guint i = 0; promises && i < promises->len; i++) {
    const OfftakePromise *promise = promises->pdata[i];
    gboolean named =
        !promise->element || !*promise->element || strcmp (promise->element, name) == 0;
    gboolean counts = promise->kind == PROMISE_RECYCLED_POST ||
                      (promise->kind == PROMISE_RECYCLED && !account->post);
    if (named && counts)
      share = fmax (share, promise->min);
  }
  for (guint i = 0; share > 0 && i < account->span->n_periods; i++)
    t += offtake_solution_agreement (self->solution, account->span->periods[i], agreement)->t;
  return share * t * offtake_network_content (self->network, material, account->element);
}

/* What goes into the site's account, and what comes out of it: not in waste, which carries no claim
   on. A site that does not make what it sells hands on what it has. */
static void
get_account (OfftakeChecker *self, const Account *account, OfftakeElementMass *in, double *out)
{
  const OfftakeSpan *span = account->span;
  guint site = account->site, element = account->element;
  const GArray *sold = self->sold[site];

  *out = 0;
  if (self->site[site]->kind == OFFTAKE_SITE_PROCESS) {
    *in = offtake_element_consumed (self->solution, span->periods, span->n_periods, site, element);
    for (guint i = 0; i < self->made[site]->len; i++) {
      guint m = g_array_index (self->made[site], guint, i);
      if (self->material[m]->waste == OFFTAKE_WASTE_NONE)
        *out += offtake_checker_produced (self, span, site, m) *
                offtake_network_content (self->network, m, element);
    }
    return;
  }
  *in = (OfftakeElementMass){ 0 };
  for (guint i = 0; i < sold->len; i++) {
    OfftakeElementMass flow = offtake_element_moved (self->solution, span->periods, span->n_periods,
                                                     g_array_index (sold, guint, i), element);
    in->total += flow.total;
    in->recycled += flow.recycled;
    in->post += flow.post;
  }
  *out = in->total;
}

static json_t *
write_claims (OfftakeChecker *self, const Account *account)
{
  const GArray *sold = self->sold[account->site];
  json_t *claims = json_array ();

  for (guint i = 0; i < sold->len; i++) {
    double t = warranted (self, account, g_array_index (sold, guint, i));
    if (t > 0)
      json_array_append_new (claims, offtake_json_number (t));
  }
  return claims;
}

static void
add_account_evidence (OfftakeChecker *self,
                      OfftakeFinding *finding,
                      const Account *account,
                      const OfftakeElementMass *in,
                      double out)
{
  const GArray *sold = self->sold[account->site];
  guint site = account->site, element = account->element;

  finding->evidence->formula = _ ("recycled t in * conversion >= t warranted as recycled");
  offtake_evidence_add_number (finding->evidence, _ ("in"), in->total, "t", site, OFFTAKE_NONE,
                               element);
  offtake_evidence_add_number (
      finding->evidence, account->post ? _ ("of it post-consumer") : _ ("of it recycled"),
      account->post ? in->post : in->recycled, "t", site, OFFTAKE_NONE, element);
  offtake_evidence_add_number (finding->evidence, _ ("out"), out, "t", site, OFFTAKE_NONE, element);
  for (guint i = 0; i < sold->len; i++)
    if (warranted (self, account, g_array_index (sold, guint, i)) > 0)
      offtake_evidence_add_flow (finding->evidence, self->solution, account->span->periods,
                                 account->span->n_periods, g_array_index (sold, guint, i), element);
}

static void
check_account (OfftakeChecker *self, OfftakeRule *rule, const Account *account)
{
  g_autoptr (json_t) facts = json_pack ("{s:s}", "model", "credit");
  json_t *claims = write_claims (self, account), *input;
  OfftakeElementMass in;
  double out;

  json_object_set_new (facts, "claims", claims);
  if (json_array_size (claims) == 0)
    return;
  input = json_object ();
  get_account (self, account, &in, &out);
  offtake_facts_set (input, "recycled_t", account->post ? in.post : in.recycled);
  offtake_facts_set (input, "total_t", in.total);
  json_object_set_new (facts, "inputs", json_pack ("[o]", input));
  offtake_facts_set (facts, "conversion", out / in.total);

  OfftakeFinding *finding = offtake_checker_add (self, rule, account->span, facts);
  finding->site = account->site;
  finding->element = account->element;
  finding->detail = account->post ? g_strdup (_ ("post-consumer share")) : NULL;
  g_free (finding->unit);
  finding->unit = g_strdup ("t");
  finding->margin = finding->verdict->value - finding->verdict->threshold;
  if (finding->verdict->outcome == OFFTAKE_OUTCOME_PASS)
    finding->margin = fmax (0, finding->margin);
  finding->margin_t = finding->margin;
  finding->margin_element = g_strdup (offtake_network_element (self->network, account->element));
  set_remedy (finding);
  add_account_evidence (self, finding, account, &in, out);
}

void
offtake_check_custody (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++)
    for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
      check_account (self, rule, &(Account){ span, s, e, FALSE });
      check_account (self, rule, &(Account){ span, s, e, TRUE });
    }
}
