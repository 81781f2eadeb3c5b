/* SPDX-License-Identifier: MPL-2.0 */

/* The engine against a second way to every figure, on random plans. */

#include "engine/solve.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "engine/specimen.h"
#include "lib/random-trade.h"
#include "lib/reference.h"
#include "lib/solved.h"

#define TOLERANCE 1e-9

static guint n_compared;

/* @scale is what the figure is a part or a difference of. */
static void
assert_near (double got,
             long double expected,
             long double scale,
             const char *what,
             guint period,
             const char *id)
{
  n_compared++;
  if (!isfinite (expected) && isnan (got))
    return; /* it grows without end */
  if (fabsl (got - expected) <= TOLERANCE * fabsl (expected) + 1e-13 * scale)
    return;
  g_test_message ("period %u, %s of %s: %.17g, the reference says %.17Lg", period, what, id, got,
                  expected);
  g_test_fail ();
}

static const char *const classes[] = { "virgin", "recycled_pre", "recycled_post", "unknown" };

static double
share_of (const OfftakeOriginShare *shares, guint n, const char *tag)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("%s|%s|%d", classes[shares[i].class],
                                             shares[i].country, shares[i].foreign_entity);
    if (strcmp (name, tag) == 0)
      return shares[i].share;
  }
  return 0;
}

static void
compare_origins (const OfftakeSolution *solution, const Reference *reference, guint period, guint a)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const char *id = offtake_network_agreement_id (network, a);
  gsize stride = reference->n_agreements + reference->n_sites + 1;
  guint material = offtake_network_agreement_material (network, a);

  for (guint e = 0; e < reference->n_elements; e++) {
    guint element = offtake_network_find_element (network, reference->elements[e]), n;
    if (!(offtake_network_content (network, material, element) > 0))
      continue;
    const OfftakeOriginShare *shares = offtake_solution_origins (solution, period, a, element, &n);
    double sum = 0;
    for (guint i = 0; i < n; i++)
      sum += shares[i].share;
    assert_near (sum, 1, 0, "sum of shares", period, id);
    const Real *expected = reference->origin + ((gsize) a * reference->n_elements + e) * stride;
    for (guint t = 0; t < reference->n_tags; t++)
      assert_near (share_of (shares, n, reference->tags[t]), expected[t], 10, reference->tags[t],
                   period, id);
  }
}

static void
compare_agreements (const OfftakeSolution *solution, const Reference *reference, guint period)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  for (guint a = 0; a < offtake_network_n_agreements (network); a++) {
    const OfftakeAgreementResult *result = offtake_solution_agreement (solution, period, a);
    const char *id = offtake_network_agreement_id (network, a);
    assert_near (result->t, reference->quantity[a], 0, "quantity", period, id);
    if (reference->carbon_settled)
      assert_near (result->kgco2e_per_t, reference->delivered_intensity[a], 0, "intensity", period,
                   id);
    g_assert_true (isnan (result->price_per_t) == isnan (reference->price[a]));
    if (!isnan (reference->price[a]))
      assert_near (result->value, reference->price[a] * reference->quantity[a], 0, "value", period,
                   id);
    if (reference->origins_settled)
      compare_origins (solution, reference, period, a);
  }
}

static void
compare_balance (const OfftakeSolution *solution,
                 const Reference *reference,
                 guint period,
                 guint s,
                 const OfftakeBalance *balance)
{
  const char *id = offtake_network_site_id (offtake_solution_get_network (solution), s);
  gsize i = (gsize) s * reference->n_materials + balance->material;
  Real flow =
      reference->bought[i] + reference->produced[i] + reference->sold[i] + reference->consumed[i];

  assert_near (balance->bought, reference->bought[i], 0, "bought", period, id);
  assert_near (balance->sold, reference->sold[i], 0, "sold", period, id);
  assert_near (balance->produced, reference->produced[i], 0, "produced", period, id);
  assert_near (balance->consumed, reference->consumed[i], 0, "consumed", period, id);
  assert_near (balance->spot, reference->spot[i], flow, "spot", period, id);
  assert_near (balance->surplus, reference->surplus[i], flow, "surplus", period, id);
  if (reference->carbon_settled)
    assert_near (balance->kgco2e_per_t, reference->intensity[i], 0, "intensity", period, id);
  double in = balance->bought + balance->produced + balance->spot;
  assert_near (in - balance->sold - balance->consumed - balance->surplus, 0, 10 * in, "balance",
               period, id);
}

static void
compare_sites (const OfftakeSolution *solution, const Reference *reference, guint period)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);

  for (guint s = 0; s < offtake_network_n_sites (network); s++) {
    const char *id = offtake_network_site_id (network, s);
    guint n;
    const OfftakeBalance *balances = offtake_solution_balances (solution, period, s, &n);
    assert_near (offtake_solution_site (solution, period, s)->activity_t, reference->activity[s], 0,
                 "activity", period, id);
    for (guint i = 0; i < n; i++)
      compare_balance (solution, reference, period, s, &balances[i]);
    for (guint e = 0; reference->recovery_settled && e < reference->n_elements; e++) {
      guint element = offtake_network_find_element (network, reference->elements[e]);
      if (offtake_network_consumes (network, s, element))
        assert_near (offtake_solution_recovery (solution, period, s, element),
                     reference->recovery[s * reference->n_elements + e], 0, "recovery", period, id);
    }
  }
}

static guint n_unsettled;

static void
compare_plan (OfftakePlan *plan)
{
  g_autoptr (OfftakeSolution) solution = solved_plan (plan);
  const GArray *periods = offtake_plan_get_periods (plan);

  for (guint p = 0; p < periods->len && !g_test_failed (); p++) {
    const OfftakePeriod *period = &g_array_index (periods, OfftakePeriod, p);
    g_autoptr (Reference) reference = reference_new (plan, period);
    gboolean endless = solved_warning (solution, p, OFFTAKE_WARNING_UNBOUNDED_LOOP) != NULL;
    n_unsettled += !reference->quantities_settled;
    if (!reference->quantities_settled || endless)
      continue;
    compare_agreements (solution, reference, p);
    compare_sites (solution, reference, p);
  }
}

static void
keep_failure (const char *json)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "failed-plan.json", NULL);

  g_test_message ("the plan is kept in %s", path);
  g_file_set_contents (path, json, -1, NULL);
}

static void
test_agrees_with_reference (void)
{
  guint n = solved_volume (400, 10000);

  for (guint i = 0; i < n && !g_test_failed (); i++) {
    guint n_sites = (guint) g_test_rand_int_range (3, 24);
    RandomTrade options = { n_sites, n_sites * 2, i % 2, i % 3 == 0, i % 5 == 0 };
    g_autofree char *json = random_trade_json (&options);
    g_autoptr (OfftakePlan) plan = solved_read_plan (json);
    compare_plan (plan);
    if (g_test_failed ())
      keep_failure (json);
  }
  g_test_message ("%u figures compared, %u periods without a reference", n_compared, n_unsettled);
  g_assert_cmpuint (n_compared, >, 1000);
}

/* A random plan as a tree that a test may change before it is solved. */
static json_t *
random_tree (gboolean plain)
{
  guint n_sites = (guint) g_test_rand_int_range (3, 24);
  RandomTrade options = { n_sites, n_sites * 2, plain, FALSE, FALSE };
  g_autofree char *json = random_trade_json (&options);
  g_autoptr (GError) error = NULL;
  json_t *tree = offtake_json_read (json, strlen (json), "random", &error);

  g_assert_no_error (error);
  return tree;
}

static OfftakeSolution *
solve_tree (json_t *tree)
{
  g_autofree char *json = offtake_json_write (tree);
  return solved_json (json);
}

/* Nothing has no end in one and a number in the other; numbers agree to @tolerance of @scale. */
static void
assert_close (double got, double expected, double tolerance, double scale)
{
  g_assert_true (isnan (got) == isnan (expected));
  g_assert_false (fabs (got - expected) > tolerance * scale);
}

/* Agreements and balances of @a and @b by id: @b is @factor times @a, intensities are the same. */
static void
compare_solutions (const OfftakeSolution *a,
                   guint period_a,
                   const OfftakeSolution *b,
                   guint period_b,
                   double factor,
                   double tolerance)
{
  const OfftakeNetwork *network = offtake_solution_get_network (a);

  for (guint i = 0; i < offtake_network_n_agreements (network); i++) {
    const OfftakeAgreementResult *one = offtake_solution_agreement (a, period_a, i);
    const OfftakeAgreementResult *other =
        solved_agreement (b, period_b, offtake_network_agreement_id (network, i));
    assert_close (other->t, factor * one->t, tolerance, factor * one->t);
    assert_close (other->kgco2e_per_t, one->kgco2e_per_t, tolerance, one->kgco2e_per_t);
  }
  for (guint s = 0; s < offtake_network_n_sites (network); s++) {
    guint n;
    const OfftakeBalance *balances = offtake_solution_balances (a, period_a, s, &n);
    for (guint i = 0; i < n; i++) {
      const OfftakeBalance *other =
          solved_balance (b, period_b, offtake_network_site_id (network, s),
                          offtake_network_material_id (network, balances[i].material));
      double flow = factor * (balances[i].bought + balances[i].produced + balances[i].spot);
      assert_close (other->bought, factor * balances[i].bought, tolerance, flow);
      assert_close (other->surplus, factor * balances[i].surplus, 4 * tolerance, flow);
      assert_close (other->kgco2e_per_t, balances[i].kgco2e_per_t, tolerance,
                    balances[i].kgco2e_per_t);
    }
  }
}

static void
compare_shares (const OfftakeSolution *a, const OfftakeSolution *b, double tolerance)
{
  const OfftakeNetwork *network = offtake_solution_get_network (a);
  const OfftakeNetwork *other = offtake_solution_get_network (b);

  for (guint i = 0; i < offtake_network_n_agreements (network); i++) {
    guint k = offtake_network_find_agreement (other, offtake_network_agreement_id (network, i));
    for (guint e = 0; e < offtake_network_n_elements (network); e++) {
      double one = offtake_solution_recycled_share (a, 0, i, e);
      double two = offtake_solution_recycled_share (b, 0, k, e);
      g_assert_true (isnan (one) == isnan (two));
      g_assert_false (fabs (one - two) > tolerance);
    }
  }
}

static void
shuffle (json_t *tree, const char *list)
{
  json_t *array = json_object_get (tree, list);

  for (gsize i = json_array_size (array); i > 1; i--) {
    gsize k = (gsize) g_test_rand_int_range (0, (int) i);
    json_t *moved = json_incref (json_array_get (array, k));
    json_array_remove (array, k);
    json_array_append_new (array, moved);
  }
}

static void
test_row_order_changes_no_bit (void)
{
  static const char *const lists[] = { "materials", "parties", "indices",
                                       "recipes",   "sites",   "agreements" };

  for (guint i = 0; i < solved_volume (200, 2500); i++) {
    g_autoptr (json_t) tree = random_tree (FALSE);
    g_autoptr (OfftakeSolution) before = solve_tree (tree);
    for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
      shuffle (tree, lists[k]);
    g_autoptr (OfftakeSolution) after = solve_tree (tree);
    for (guint p = 0; p < 3; p++)
      compare_solutions (before, p, after, p, 1, 0);
    compare_shares (before, after, 0);
  }
}

/* Multiplies every rate a year in the tree. */
static void
scale_rates (json_t *value, const char *key, double factor)
{
  static const char *const rates[] = { "tpa", "min_tpa", "max_tpa", "planned_tpa", "capacity_tpa" };
  const char *name;
  json_t *child;
  gsize i;

  json_array_foreach (value, i, child) scale_rates (child, key, factor);
  json_object_foreach (value, name, child)
  {
    gboolean rate = g_strv_contains (
        (const char *const[]){ rates[0], rates[1], rates[2], rates[3], rates[4], NULL }, name);
    gboolean inside = key && (g_str_has_suffix (key, "tpa"));
    if (json_is_number (child) && (rate || inside))
      json_object_set_new (value, name, json_real (factor * json_number_value (child)));
    else
      scale_rates (child, name, factor);
  }
}

static void
test_scaling_scales_flows_alone (void)
{
  for (guint i = 0; i < solved_volume (200, 2500); i++) {
    g_autoptr (json_t) tree = random_tree (FALSE);
    g_autoptr (OfftakeSolution) before = solve_tree (tree);
    scale_rates (tree, NULL, 1000);
    g_autoptr (OfftakeSolution) after = solve_tree (tree);
    compare_solutions (before, 0, after, 0, 1000, 1e-11);
    compare_shares (before, after, 1e-11);
  }
}

static void
test_an_agreement_of_nothing_changes_nothing (void)
{
  for (guint i = 0; i < solved_volume (200, 2500); i++) {
    g_autoptr (json_t) tree = random_tree (FALSE);
    g_autoptr (OfftakeSolution) before = solve_tree (tree);
    json_t *agreements = json_object_get (tree, "agreements");
    json_t *idle = json_deep_copy (json_array_get (agreements, 0));
    json_object_set_new (idle, "id", json_string ("a00"));
    json_object_set_new (idle, "quantity", json_pack ("{s:s, s:i}", "kind", "fixed", "tpa", 0));
    json_array_append_new (agreements, idle);
    g_autoptr (OfftakeSolution) after = solve_tree (tree);
    compare_solutions (before, 0, after, 0, 1, 0);
    compare_shares (before, after, 0);
  }
}

static void
test_a_year_is_its_quarters (void)
{
  for (guint i = 0; i < solved_volume (200, 2500); i++) {
    g_autoptr (json_t) tree = random_tree (TRUE);
    g_autoptr (OfftakeSolution) years = solve_tree (tree);
    json_object_set_new (json_object_get (tree, "horizon"), "step", json_string ("quarter"));
    g_autoptr (OfftakeSolution) quarters = solve_tree (tree);
    const OfftakeNetwork *network = offtake_solution_get_network (years);
    for (guint a = 0; a < offtake_network_n_agreements (network); a++)
      for (guint p = 0; p < 3; p++) {
        double year = offtake_solution_agreement (years, p, a)->t, sum = 0;
        for (guint q = 0; q < 4; q++)
          sum += offtake_solution_agreement (quarters, 4 * p + q, a)->t;
        g_assert_cmpfloat (fabs (sum - year), <=, 1e-12 * year);
      }
  }
}

static void
test_cancelled (void)
{
  g_autofree char *json = random_trade_json (&(RandomTrade){ 5, 8, FALSE, FALSE, FALSE });
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (offtake_solve (network, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_some_periods_only (void)
{
  g_autofree char *json = random_trade_json (&(RandomTrade){ 5, 8, FALSE, FALSE, FALSE });
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  guint period = 1;
  g_autoptr (OfftakeSolution) solution = offtake_solve_periods (network, &period, 1, NULL, NULL);

  g_assert_false (offtake_solution_has_period (solution, 0));
  g_assert_true (offtake_solution_has_period (solution, 1));
  g_assert_false (offtake_solution_has_period (solution, 99));
}

/* Periods solved on several threads are, bit for bit, those solved one by one. */
static void
test_threads_change_no_bit (void)
{
  g_autoptr (OfftakePlan) plan = offtake_specimen_new (OFFTAKE_TOPOLOGY_HUB, 400, 4);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  g_autoptr (OfftakeSolution) together = offtake_solve (network, NULL, NULL);

  for (guint p = 0; p < 4; p++) {
    g_autoptr (OfftakeSolution) alone = offtake_solve_periods (network, &p, 1, NULL, NULL);
    compare_solutions (together, p, alone, p, 1, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/solve/agrees-with-reference", test_agrees_with_reference);
  g_test_add_func ("/engine/solve/row-order-changes-no-bit", test_row_order_changes_no_bit);
  g_test_add_func ("/engine/solve/scaling-scales-flows-alone", test_scaling_scales_flows_alone);
  g_test_add_func ("/engine/solve/an-agreement-of-nothing-changes-nothing",
                   test_an_agreement_of_nothing_changes_nothing);
  g_test_add_func ("/engine/solve/a-year-is-its-quarters", test_a_year_is_its_quarters);
  g_test_add_func ("/engine/solve/cancelled", test_cancelled);
  g_test_add_func ("/engine/solve/some-periods-only", test_some_periods_only);
  g_test_add_func ("/engine/solve/threads-change-no-bit", test_threads_change_no_bit);
  return g_test_run ();
}
