/* SPDX-License-Identifier: MPL-2.0 */
#include "report/key-figures.h"

#include <glib/gi18n.h>
#include <math.h>

static const struct {
  const char *element, *name;
} metals[] = {
  { "Ni", N_ ("Recycled nickel") },
  { "Li", N_ ("Recycled lithium") },
  { "Co", N_ ("Recycled cobalt") },
};

/* -1 where the plan has no such material any more. */
static int
role_of (OfftakePlan *plan, const OfftakeNetwork *network, guint material)
{
  OfftakeRecord *record =
      offtake_plan_find (plan, "materials", offtake_network_material_id (network, material));

  return record ? (int) OFFTAKE_MATERIAL (record)->role : -1;
}

double
offtake_recycled_mass (OfftakePlan *plan,
                       const OfftakeSolution *solution,
                       guint period,
                       guint element)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  double sum = 0;

  for (guint i = 0; i < offtake_network_n_agreements (network); i++) {
    guint material = offtake_network_agreement_material (network, i);
    double mass = offtake_solution_agreement (solution, period, i)->t *
                  offtake_network_content (network, material, element);
    int role = mass > 0 ? role_of (plan, network, material) : -1;

    if (role == OFFTAKE_ROLE_SALT || role == OFFTAKE_ROLE_METAL) {
      double share = offtake_solution_recycled_share (solution, period, i, element);

      sum += isnan (share) ? 0 : mass * share;
    }
  }
  return sum;
}

double
offtake_total_value (const OfftakeSolution *solution, guint period)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  double sum = NAN;

  for (guint i = 0; i < offtake_network_n_agreements (network); i++) {
    double value = offtake_solution_agreement (solution, period, i)->value;

    if (!isnan (value))
      sum = isnan (sum) ? value : sum + value;
  }
  return sum;
}

/* Weighed by mass; NAN where none is sold. */
static double
cathode_footprint (OfftakePlan *plan, const OfftakeSolution *solution, guint period)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  double mass = 0, burden = 0;

  for (guint i = 0; i < offtake_network_n_agreements (network); i++) {
    const OfftakeAgreementResult *result = offtake_solution_agreement (solution, period, i);

    if (result->t > 0 && role_of (plan, network, offtake_network_agreement_material (network, i)) ==
                             OFFTAKE_ROLE_CAM) {
      mass += result->t;
      burden += result->t * result->kgco2e_per_t;
    }
  }
  return mass > 0 ? burden / mass : NAN;
}

static void
add (GArray *figures, OfftakeKeyKind kind, const char *name, double value)
{
  const OfftakeKeyFigure figure = { kind, g_strdup (name), value };

  g_array_append_val (figures, figure);
}

static void
clear (gpointer data)
{
  g_free (((OfftakeKeyFigure *) data)->name);
}

GArray *
offtake_key_figures_new (OfftakePlan *plan,
                         const OfftakeSolution *solution,
                         const OfftakeCompliance *checks,
                         const char *label)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint period = offtake_network_find_period (network, label);
  gboolean known = period != OFFTAKE_NONE && offtake_solution_has_period (solution, period);
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (OfftakeKeyFigure));

  g_array_set_clear_func (figures, clear);
  for (guint i = 0; i < G_N_ELEMENTS (metals); i++) {
    guint element = offtake_network_find_element (network, metals[i].element);
    double mass = !known ? NAN
                  : element == OFFTAKE_NONE
                      ? 0
                      : offtake_recycled_mass (plan, solution, period, element);
    add (figures, OFFTAKE_KEY_MASS, _ (metals[i].name), mass);
  }
  add (figures, OFFTAKE_KEY_MONEY, _ ("Value of agreements"),
       known ? offtake_total_value (solution, period) : NAN);
  add (figures, OFFTAKE_KEY_CARBON, _ ("Cathode footprint"),
       known ? cathode_footprint (plan, solution, period) : NAN);
  if (!checks)
    return figures;
  add (figures, OFFTAKE_KEY_COUNT, _ ("Verdicts that pass"),
       offtake_compliance_count (checks, OFFTAKE_OUTCOME_PASS));
  add (figures, OFFTAKE_KEY_COUNT, _ ("Verdicts that fail"),
       offtake_compliance_count (checks, OFFTAKE_OUTCOME_FAIL));
  return figures;
}
