/* SPDX-License-Identifier: MPL-2.0 */

/* Recycled content: per metal (EU Art. 8), by weight (ISO 14021), and whether a site's claims are
   covered by its account (ISO 22095). */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>

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
set_metal_margin (OfftakeFinding *finding, json_t *metals)
{
  const OfftakeVerdict *verdict = finding->verdict;

  for (guint i = 0; i < verdict->parts->len; i++) {
    const OfftakeVerdictPart *part = verdict->parts->pdata[i];
    if (part->value != verdict->value || part->threshold != verdict->threshold)
      continue;
    double total =
        json_number_value (json_object_get (json_object_get (metals, part->key), "total_t"));
    offtake_finding_set_margin (finding, part->key, total);
    return;
  }
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
  set_metal_margin (finding, metals);
  set_remedy (finding);
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

/* t of @element that an agreement warrants to be recycled. */
static double
warranted (OfftakeChecker *self, const OfftakeSpan *span, guint agreement, guint element)
{
  const GPtrArray *promises = self->agreement[agreement]->promises;
  guint material = offtake_network_agreement_material (self->network, agreement);
  double share = 0, t = 0;

  for (guint i = 0; promises && i < promises->len; i++) {
    const OfftakePromise *promise = promises->pdata[i];
    if (promise->kind <= 1 &&
        g_strcmp0 (promise->element, offtake_network_element (self->network, element)) == 0)
      share = fmax (share, promise->min);
  }
  for (guint i = 0; i < span->n_periods; i++)
    t += offtake_solution_agreement (self->solution, span->periods[i], agreement)->t;
  return share * t * offtake_network_content (self->network, material, element);
}

/* What goes into the site's account, and what comes out of it. A site that does not make what it
   sells hands on what it has. */
static void
get_account (OfftakeChecker *self,
             const OfftakeSpan *span,
             guint site,
             guint element,
             OfftakeElementMass *in,
             double *out)
{
  const GArray *sold = self->sold[site];

  *out = 0;
  if (self->site[site]->kind == OFFTAKE_SITE_PROCESS) {
    *in = offtake_element_consumed (self->solution, span->periods, span->n_periods, site, element);
    for (guint i = 0; i < self->made[site]->len; i++) {
      guint m = g_array_index (self->made[site], guint, i);
      *out += offtake_checker_produced (self, span, site, m) *
              offtake_network_content (self->network, m, element);
    }
    return;
  }
  *in = (OfftakeElementMass){ 0 };
  for (guint i = 0; i < sold->len; i++) {
    guint a = g_array_index (sold, guint, i);
    guint material = offtake_network_agreement_material (self->network, a);
    for (guint p = 0; p < span->n_periods; p++) {
      double t = offtake_solution_agreement (self->solution, span->periods[p], a)->t *
                 offtake_network_content (self->network, material, element);
      in->total += t;
      if (t > 0)
        in->recycled +=
            t * offtake_origin_sum_of_flow (self->solution, span->periods[p], a, element).recycled;
    }
  }
  *out = in->total;
}

static void
check_account (
    OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site, guint element)
{
  g_autoptr (json_t) facts = json_pack ("{s:s}", "model", "credit");
  json_t *claims = json_array (), *input = json_object ();
  const GArray *sold = self->sold[site];
  OfftakeElementMass in;
  OfftakeFinding *finding;
  double out;

  get_account (self, span, site, element, &in, &out);
  offtake_facts_set (input, "recycled_t", in.recycled);
  offtake_facts_set (input, "total_t", in.total);
  json_object_set_new (facts, "inputs", json_pack ("[o]", input));
  offtake_facts_set (facts, "conversion", out / in.total);
  for (guint i = 0; i < sold->len; i++) {
    double t = warranted (self, span, g_array_index (sold, guint, i), element);
    if (t > 0)
      json_array_append_new (claims, offtake_json_number (t));
  }
  json_object_set_new (facts, "claims", claims);

  finding = offtake_checker_add (self, rule, span, facts);
  finding->site = site;
  finding->element = element;
  g_free (finding->unit);
  finding->unit = g_strdup ("t");
  finding->margin = finding->margin_t = finding->verdict->value - finding->verdict->threshold;
  finding->margin_element = g_strdup (offtake_network_element (self->network, element));
  set_remedy (finding);
  finding->evidence->formula = _ ("recycled t in * conversion >= t warranted as recycled");
  offtake_evidence_add_number (finding->evidence, _ ("in"), in.total, "t", site, OFFTAKE_NONE,
                               element);
  offtake_evidence_add_number (finding->evidence, _ ("of it recycled"), in.recycled, "t", site,
                               OFFTAKE_NONE, element);
  offtake_evidence_add_number (finding->evidence, _ ("out"), out, "t", site, OFFTAKE_NONE, element);
  for (guint i = 0; i < sold->len; i++)
    if (warranted (self, span, g_array_index (sold, guint, i), element) > 0)
      offtake_evidence_add_flow (finding->evidence, self->solution, span->periods, span->n_periods,
                                 g_array_index (sold, guint, i), element);
}

void
offtake_check_custody (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++)
    for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
      const GArray *sold = self->sold[s];
      gboolean claims = FALSE;
      for (guint i = 0; i < sold->len && !claims; i++)
        claims = warranted (self, span, g_array_index (sold, guint, i), e) > 0;
      if (claims)
        check_account (self, rule, span, s, e);
    }
}
