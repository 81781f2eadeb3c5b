/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/lever.h"

#include <math.h>
#include <string.h>

#include "engine/solve.h"

/* An agreement is moved by as much as the last slope asks for until the verdict is reached: margins
   are piecewise smooth in a quantity, so that few steps do. A change that is far beyond what the
   whole period moves is none that anybody would make. */
#define MAX_CANDIDATES 48
#define MAX_STEPS 5
#define PROBE 0.01    /* of what moves */
#define BEYOND 20.0   /* times what moves at most */
#define EPSILON 1e-12 /* a margin per t below this is noise */
#define SLACK 1.0001  /* so that the figure shown, rounded, does */

typedef struct {
  OfftakePlan *plan;
  const OfftakeCompliance *compliance;
  const OfftakeFinding *finding;
  GArray *periods; /* guint */
  double most;     /* t that the largest candidate moves */
  GCancellable *cancellable;
} Search;

gboolean
offtake_finding_has_levers (const OfftakeFinding *finding)
{
  return finding->margin < 0 && isfinite (finding->margin) && finding->tonnes_at_risk == 0 &&
         (finding->site != OFFTAKE_NONE || finding->agreement != OFFTAKE_NONE);
}

static void
lever_free (gpointer data)
{
  OfftakeLever *lever = data;

  g_free (lever->agreement);
  g_free (lever);
}

static void
find_periods (Search *self)
{
  const OfftakeNetwork *network = offtake_solution_get_network (self->compliance->solution);

  self->periods = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint p = 0; p < offtake_network_n_periods (network); p++) {
    const OfftakePeriod *period = offtake_network_period (network, p);
    if (!g_str_has_prefix (period->label, self->finding->period) ||
        !offtake_solution_has_period (self->compliance->solution, p))
      continue;
    g_array_append_val (self->periods, p);
  }
}

/* t that an agreement moves in the finding's period. */
static double
moved (const Search *self, guint agreement)
{
  double t = 0;

  for (guint i = 0; i < self->periods->len; i++)
    t += offtake_solution_agreement (self->compliance->solution,
                                     g_array_index (self->periods, guint, i), agreement)
             ->t;
  return t;
}

static void
add_candidate (Search *self, GArray *candidates, guint agreement)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, guint, i) == agreement)
      return;
  if (candidates->len >= MAX_CANDIDATES)
    return;
  g_array_append_val (candidates, agreement);
  self->most = fmax (self->most, moved (self, agreement));
}

/* What the subject itself promises or sells, and the agreements that feed it, nearest first. */
static GArray *
find_candidates (Search *self)
{
  const OfftakeFinding *finding = self->finding;
  const OfftakeNetwork *network = offtake_solution_get_network (self->compliance->solution);
  const guint n = offtake_network_n_agreements (network);
  g_autofree gboolean *reached = g_new0 (gboolean, offtake_network_n_sites (network));
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = finding->agreement == OFFTAKE_NONE
                    ? finding->site
                    : offtake_network_agreement_seller (network, finding->agreement);

  g_array_append_val (sites, start);
  reached[start] = TRUE;
  for (guint a = 0; a < n; a++)
    if (finding->agreement == OFFTAKE_NONE ? offtake_network_agreement_seller (network, a) == start
                                           : a == finding->agreement)
      add_candidate (self, candidates, a);
  for (guint i = 0; i < sites->len; i++)
    for (guint a = 0; a < n; a++) {
      guint seller = offtake_network_agreement_seller (network, a);
      if (offtake_network_agreement_buyer (network, a) != g_array_index (sites, guint, i))
        continue;
      add_candidate (self, candidates, a);
      if (reached[seller])
        continue;
      reached[seller] = TRUE;
      g_array_append_val (sites, seller);
    }
  return candidates;
}

static gboolean
is_same (const OfftakeFinding *one, const OfftakeFinding *other)
{
  return strcmp (one->verdict->rule->id, other->verdict->rule->id) == 0 &&
         strcmp (one->period, other->period) == 0 && one->site == other->site &&
         one->material == other->material && one->agreement == other->agreement &&
         one->element == other->element && g_strcmp0 (one->detail, other->detail) == 0 &&
         g_strcmp0 (one->operator, other->operator) == 0;
}

/* The margin of the finding in the plan as it is now; NAN if it cannot be found. */
static double
judge (const Search *self)
{
  const char *const rules[] = { self->finding->verdict->rule->id, NULL };
  const guint *periods = (const guint *) (gpointer) self->periods->data;
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (self->plan, NULL);
  g_autoptr (OfftakeSolution) solution =
      network
          ? offtake_solve_periods (network, periods, self->periods->len, self->cancellable, NULL)
          : NULL;

  if (!solution)
    return NAN;
  g_autoptr (OfftakeCompliance) compliance = offtake_compliance_new (
      self->plan, solution, self->compliance->book, rules, periods, self->periods->len);
  for (guint i = 0; i < compliance->findings->len; i++)
    if (is_same (compliance->findings->pdata[i], self->finding))
      return ((const OfftakeFinding *) compliance->findings->pdata[i])->margin;
  return NAN;
}

/* The part of a year, in the finding's period, in which the agreement runs. */
static double
term_years (const Search *self, const OfftakeAgreement *agreement)
{
  const OfftakeNetwork *network = offtake_solution_get_network (self->compliance->solution);
  double years = 0;

  for (guint i = 0; i < self->periods->len; i++)
    years += offtake_period_term_share (
        offtake_network_period (network, g_array_index (self->periods, guint, i)), agreement->start,
        agreement->end);
  return years;
}

/* The margin if the agreement moved @t in the period, whatever its terms say of quantities. */
static double
judge_with (const Search *self, OfftakeAgreement *agreement, double t)
{
  OfftakeRecord *record = OFFTAKE_RECORD (agreement);
  g_autoptr (json_t) before = offtake_record_get_json (record, "quantity");
  g_autoptr (json_t) fixed =
      json_pack ("{s:s, s:f}", "kind", "fixed", "tpa", fmax (0, t) / term_years (self, agreement));
  double margin = NAN;

  if (offtake_record_set_json (record, "quantity", fixed, NULL))
    margin = judge (self);
  gboolean restored = offtake_record_set_json (record, "quantity", before, NULL);
  g_assert (restored); /* it was its own */
  return margin;
}

/* Steps of the secant method from what moves now towards a margin of 0. */
static void
pull (const Search *self, OfftakeAgreement *agreement, OfftakeLever *lever)
{
  double change = PROBE * fmax (lever->t, 0.1 * self->most), from = 0;
  double start = judge_with (self, agreement, lever->t), margin = start;

  lever->more_t = lever->gain = NAN;
  for (guint step = 0; step < MAX_STEPS && isfinite (margin) && change != from; step++) {
    double reached = judge_with (self, agreement, lever->t + change);
    double slope = (reached - margin) / (change - from);
    if (step == 0)
      lever->gain = slope;
    if (reached >= 0 && step > 0) {
      lever->more_t = change;
      return;
    }
    if (!(fabs (slope) > EPSILON))
      return;
    from = change;
    margin = reached;
    change = (change - reached / slope) * SLACK;
    if (change < -lever->t || fabs (change) > BEYOND * self->most)
      return;
  }
}

static int
compare_levers (gconstpointer a, gconstpointer b)
{
  const OfftakeLever *one = *(const OfftakeLever *const *) a;
  const OfftakeLever *other = *(const OfftakeLever *const *) b;
  double x = isnan (one->more_t) ? INFINITY : fabs (one->more_t);
  double y = isnan (other->more_t) ? INFINITY : fabs (other->more_t);

  if (x != y)
    return x < y ? -1 : 1;
  if (fabs (one->gain) != fabs (other->gain))
    return fabs (one->gain) > fabs (other->gain) ? -1 : 1;
  return strcmp (one->agreement, other->agreement);
}

static OfftakeLever *
try_candidate (const Search *self, guint candidate)
{
  const OfftakeNetwork *network = offtake_solution_get_network (self->compliance->solution);
  const char *id = offtake_network_agreement_id (network, candidate);
  OfftakeRecord *record = offtake_plan_find (self->plan, "agreements", id);
  OfftakeLever *lever;

  if (!record || !(term_years (self, OFFTAKE_AGREEMENT (record)) > 0))
    return NULL;
  lever = g_new0 (OfftakeLever, 1);
  lever->agreement = g_strdup (id);
  lever->t = moved (self, candidate);
  pull (self, OFFTAKE_AGREEMENT (record), lever);
  if (isfinite (lever->gain) && fabs (lever->gain) > EPSILON)
    return lever;
  lever_free (lever);
  return NULL;
}

GPtrArray *
offtake_levers_find (OfftakePlan *plan,
                     const OfftakeCompliance *compliance,
                     const OfftakeFinding *finding,
                     GCancellable *cancellable,
                     GError **error)
{
  Search self = { plan, compliance, finding, .cancellable = cancellable };
  g_autoptr (GPtrArray) levers = g_ptr_array_new_with_free_func (lever_free);

  if (!offtake_finding_has_levers (finding))
    return g_steal_pointer (&levers);
  find_periods (&self);
  g_autoptr (GArray) periods = self.periods;
  g_autoptr (GArray) candidates = find_candidates (&self);
  for (guint i = 0; i < candidates->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    OfftakeLever *lever = try_candidate (&self, g_array_index (candidates, guint, i));
    if (lever)
      g_ptr_array_add (levers, lever);
  }
  g_ptr_array_sort (levers, compare_levers);
  return g_steal_pointer (&levers);
}
