/* SPDX-License-Identifier: MPL-2.0 */

/* What recyclers give back of what they take in (EU Annex XII): chains of them are solved by the
   engine, so that black mass counts through what its buyers recover. */

#include "rules/check-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"

static const char *const stage_words[] = {
  [OFFTAKE_STAGE_COLLECTOR] = "collector", [OFFTAKE_STAGE_SHREDDER] = "shredder",
  [OFFTAKE_STAGE_REFINER] = "refiner",     [OFFTAKE_STAGE_MINE] = "mine",
  [OFFTAKE_STAGE_PCAM] = "pcam",           [OFFTAKE_STAGE_CAM] = "cam",
  [OFFTAKE_STAGE_CELL] = "cell",           [OFFTAKE_STAGE_OEM] = "oem",
  [OFFTAKE_STAGE_OTHER] = "other",         [OFFTAKE_STAGE_UNSET] = "",
};

/* A recycler takes waste, or the black mass of another. */
static gboolean
is_recycler (OfftakeChecker *self, const OfftakeRule *rule, guint site)
{
  const OfftakeSite *record = self->site[site];
  OfftakeRecipe *recipe =
      record->recipe ? OFFTAKE_RECIPE (offtake_plan_find (self->plan, "recipes", record->recipe))
                     : NULL;

  if (record->kind != OFFTAKE_SITE_PROCESS || !recipe ||
      (record->stage != OFFTAKE_STAGE_UNSET &&
       !offtake_rule_in_scope (rule, "stages", stage_words[record->stage])))
    return FALSE;
  for (guint m = 0; m < offtake_network_n_materials (self->network); m++) {
    const OfftakeMaterial *material = self->material[m];
    if ((material->waste != OFFTAKE_WASTE_NONE ||
         (material->intermediate && material->role == OFFTAKE_ROLE_BLACK_MASS)) &&
        offtake_recipe_takes (recipe, material->id))
      return TRUE;
  }
  return FALSE;
}

/* Mass in and out of @element; of the goods for OFFTAKE_NONE. NAN where the engine has no answer.
 */
static void
sum_recovery (OfftakeChecker *self,
              const OfftakeSpan *span,
              guint site,
              guint element,
              double *in,
              double *out)
{
  *in = *out = 0;
  for (guint i = 0; i < span->n_periods; i++) {
    guint period = span->periods[i], n;
    const OfftakeBalance *balances = offtake_solution_balances (self->solution, period, site, &n);
    double consumed = 0, part;
    for (guint b = 0; b < n; b++)
      consumed += balances[b].consumed *
                  (element == OFFTAKE_NONE
                       ? 1
                       : offtake_network_content (self->network, balances[b].material, element));
    part = element == OFFTAKE_NONE
               ? offtake_solution_recycling_efficiency (self->solution, period, site)
               : offtake_solution_recovery (self->solution, period, site, element);
    *in += consumed;
    if (consumed != 0)
      *out += consumed * part;
  }
}

static void
set_remedy (OfftakeFinding *finding)
{
  if (!(finding->margin_t < 0))
    return;
  g_autofree char *mass = offtake_text_tonnes (-finding->margin_t);
  finding->remedy =
      finding->margin_element
          ? g_strdup_printf (_ ("%s more %s recovered in %s would do"), mass,
                             finding->margin_element, finding->period)
          : g_strdup_printf (_ ("%s more output in %s would do"), mass, finding->period);
}

static json_t *
gather_metals (OfftakeChecker *self, const OfftakeRule *rule, const OfftakeSpan *span, guint site)
{
  json_t *metals = json_object ();

  for (guint e = 0; e < offtake_network_n_elements (self->network); e++) {
    const char *metal = offtake_network_element (self->network, e);
    double in, out;
    if (!offtake_network_consumes (self->network, site, e) ||
        !offtake_rule_find (rule, "minimum", metal, NULL, 0))
      continue;
    sum_recovery (self, span, site, e, &in, &out);
    json_t *object = json_object ();
    offtake_facts_set (object, "input_t", in);
    offtake_facts_set (object, "recovered_t", out);
    json_object_set_new (metals, metal, object);
  }
  return metals;
}

static void
add_metal_numbers (OfftakeChecker *self,
                   OfftakeFinding *finding,
                   const OfftakeSpan *span,
                   json_t *metals)
{
  const char *metal;
  json_t *object;

  finding->evidence->formula =
      _ ("t of the metal in outputs that are neither waste nor intermediate, through buyers of "
         "black mass too / t of the metal taken in");
  json_object_foreach (metals, metal, object)
  {
    guint element = offtake_network_find_element (self->network, metal);
    json_t *in = json_object_get (object, "input_t"),
           *out = json_object_get (object, "recovered_t");
    offtake_evidence_add_number (finding->evidence, _ ("taken in"),
                                 in ? json_number_value (in) : NAN, "t", finding->site,
                                 OFFTAKE_NONE, element);
    offtake_evidence_add_number (finding->evidence, _ ("recovered"),
                                 out ? json_number_value (out) : NAN, "t", finding->site,
                                 OFFTAKE_NONE, element);
    offtake_finding_add_purchases (self, finding, span, finding->site, element);
  }
}

/* Every metal must reach its own minimum: what one lacks alone would not do. */
static void
set_metal_remedy (OfftakeFinding *finding, json_t *metals)
{
  guint n;
  g_autofree char *list = offtake_finding_set_metal_margin (finding, metals, "input_t", &n);

  if (n > 1)
    finding->remedy =
        g_strdup_printf (_ ("More metal recovered in %s would do: %s"), finding->period, list);
  else
    set_remedy (finding);
}

void
offtake_check_recovery (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++) {
    double in, out;
    if (!is_recycler (self, rule, s))
      continue;
    sum_recovery (self, span, s, OFFTAKE_NONE, &in, &out);
    if (in == 0)
      continue;
    g_autoptr (json_t) metals = gather_metals (self, rule, span, s);
    g_autoptr (json_t) facts = json_pack ("{s:O}", "metals", metals);
    offtake_facts_set_day (facts, "date", span->last);
    OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
    finding->site = s;
    set_metal_remedy (finding, metals);
    add_metal_numbers (self, finding, span, metals);
  }
}

void
offtake_check_efficiency (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span)
{
  for (guint s = 0; s < offtake_network_n_sites (self->network); s++) {
    double in, out;
    if (!is_recycler (self, rule, s))
      continue;
    sum_recovery (self, span, s, OFFTAKE_NONE, &in, &out);
    if (in == 0)
      continue;
    g_autoptr (json_t) facts = json_pack ("{s:s}", "chemistry", "li");
    offtake_facts_set_day (facts, "date", span->last);
    offtake_facts_set (facts, "input_t", in);
    offtake_facts_set (facts, "output_t", out);
    OfftakeFinding *finding = offtake_checker_add (self, rule, span, facts);
    finding->site = s;
    offtake_finding_set_margin (finding, NULL, in);
    set_remedy (finding);
    if (isnan (out) && in > 0)
      offtake_verdict_add_step (
          finding->verdict,
          _ ("The outputs weigh more than the inputs, or a loop has no finite answer"));
    finding->evidence->formula = _ ("t of outputs / t of inputs, dry");
    offtake_evidence_add_number (finding->evidence, _ ("taken in"), in, "t", s, OFFTAKE_NONE,
                                 OFFTAKE_NONE);
    offtake_evidence_add_number (finding->evidence, _ ("given out"), out, "t", s, OFFTAKE_NONE,
                                 OFFTAKE_NONE);
    offtake_finding_add_purchases (self, finding, span, s, OFFTAKE_NONE);
  }
}
