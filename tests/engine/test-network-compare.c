/* SPDX-License-Identifier: MPL-2.0 */

/* After an edit: what has changed is solved again, what has not is taken over, and the answer is
   that of a full solve. */

#include "engine/network-private.h"

#include <string.h>

#include "base/json.h"
#include "engine/solution-private.h"
#include "engine/specimen.h"
#include "lib/random-trade.h"
#include "lib/same.h"
#include "lib/solved.h"

static json_t *
random_record (json_t *tree, const char *list)
{
  json_t *array = json_object_get (tree, list);
  return json_array_get (array, (gsize) g_test_rand_int_range (0, (int) json_array_size (array)));
}

static void
edit (json_t *tree)
{
  json_t *agreement = random_record (tree, "agreements"), *site = random_record (tree, "sites");
  double number = g_test_rand_double_range (1, 2000);

  switch (g_test_rand_int_range (0, 6)) {
  case 0:
    json_object_set_new (agreement, "quantity",
                         json_pack ("{s:s, s:f}", "kind", "fixed", "tpa", number));
    break;
  case 1:
    json_object_set_new (agreement, "price",
                         json_pack ("{s:s, s:f}", "kind", "fixed", "per_t", number));
    break;
  case 2: json_object_set_new (agreement, "start", json_string ("2027-02-03")); break;
  case 3: json_object_set_new (site, "capacity_tpa", json_real (number)); break;
  case 4: json_object_set_new (site, "grid_kgco2e_per_kwh", json_real (number / 2000)); break;
  default: json_object_set_new (agreement, "status", json_string ("draft")); break;
  }
}

static void
test_an_edit_solved_again_is_as_solved_in_full (void)
{
  for (guint i = 0; i < solved_volume (100, 3000); i++) {
    guint n_sites = (guint) g_test_rand_int_range (3, 30);
    g_autofree char *json =
        random_trade_json (&(RandomTrade){ n_sites, 2 * n_sites, FALSE, i % 4 == 0, i % 7 == 0 });
    g_autoptr (json_t) tree = offtake_json_read (json, strlen (json), "random", NULL);
    g_autoptr (OfftakeNetwork) before = solved_compile (tree);
    g_autoptr (OfftakeSolution) solution = offtake_solve (before, NULL, NULL);
    for (guint k = 0; k < 5; k++) {
      edit (tree);
      g_autoptr (OfftakeNetwork) network = solved_compile (tree);
      g_autoptr (OfftakeSolution) full = offtake_solve (network, NULL, NULL);
      OfftakeSolution *again =
          offtake_solve_again (network, solution, NULL, NULL, NULL, NULL, NULL);
      assert_same_solution (again, full);
      offtake_solution_unref (solution);
      solution = again;
    }
  }
}

static void
keep_shown (OfftakeSolution *solution, gpointer data)
{
  *(OfftakeSolution **) data = offtake_solution_ref (solution);
}

/* One agreement of a large specimen more or less; what is shown of it first, and the whole. */
static void
test_a_large_plan_is_sought_from_where_it_was (void)
{
  for (guint t = 0; offtake_topology_names ()[t]; t++) {
    g_autoptr (OfftakePlan) plan = offtake_specimen_new (t, 700, 1);
    g_autoptr (OfftakeNetwork) before = offtake_network_compile (plan, NULL);
    g_autoptr (OfftakeSolution) solution = offtake_solve (before, NULL, NULL);
    g_autoptr (OfftakeAgreement) record =
        g_list_model_get_item (offtake_plan_get_list (plan, "agreements"), 1002);
    g_clear_pointer (&record->quantity->share, offtake_series_unref);
    record->quantity->share = offtake_series_new_constant (0.05);
    g_autoptr (OfftakeNetwork) after = offtake_network_compile (plan, NULL);
    g_autoptr (OfftakeSolution) full = offtake_solve (after, NULL, NULL);
    g_autoptr (OfftakeSolution) shown = NULL;
    g_autoptr (OfftakeSolution) again = offtake_solve_again (
        after, solution, &(OfftakeShown){ 0, 2 }, keep_shown, &shown, NULL, NULL);
    assert_same_solution (again, full);
    g_autoptr (OfftakeSolution) all = NULL;
    g_autoptr (OfftakeSolution) once_more = offtake_solve_again (
        after, solution, &(OfftakeShown){ .all_elements = TRUE }, keep_shown, &all, NULL, NULL);
    assert_same_solution (all, full);
    assert_same_solution (once_more, full);
    assert_same_solution (shown, full); /* elements that were not shown are found now */
    g_assert_cmpuint (offtake_solution_get_result (again, 0)->origin_report.sweeps, <,
                      offtake_solution_get_result (full, 0)->origin_report.sweeps);
  }
}

static const char *const lone =
    "{\"format\":\"offtake-plan\",\"version\":1,\"title\":\"t\",\"currency\":\"USD\","
    "\"horizon\":{\"from\":2026,\"to\":2028},\"materials\":[{\"id\":\"m\"}],"
    "\"parties\":[{\"id\":\"p\",\"country\":\"US\"}],"
    "\"sites\":[{\"id\":\"a\",\"party\":\"p\",\"kind\":\"source\"},"
    "{\"id\":\"b\",\"party\":\"p\",\"kind\":\"sink\"}],"
    "\"agreements\":[{\"id\":\"1\",\"seller\":\"a\",\"buyer\":\"b\",\"material\":\"m\","
    "\"start\":\"2027-01-01\",\"quantity\":{\"kind\":\"fixed\",\"tpa\":%d}}]}";

static OfftakeNetwork *
compile_lone (int tpa)
{
  g_autofree char *json = g_strdup_printf (lone, tpa);
  g_autoptr (json_t) tree = offtake_json_read (json, strlen (json), "lone", NULL);
  return solved_compile (tree);
}

static void
keep_first (OfftakeSolution *solution, gpointer data)
{
  *(OfftakeSolution **) data = offtake_solution_ref (solution);
}

static void
test_untouched_periods_are_taken_over (void)
{
  g_autoptr (OfftakeNetwork) one = compile_lone (5), two = compile_lone (6);
  g_autoptr (OfftakeSolution) before = offtake_solve (one, NULL, NULL);
  g_autoptr (OfftakeSolution) first = NULL;
  g_autoptr (OfftakeSolution) after = offtake_solve_again (
      two, before, &(OfftakeShown){ 2, OFFTAKE_NONE }, keep_first, &first, NULL, NULL);

  g_assert_true (offtake_solution_get_result (before, 0) == offtake_solution_get_result (after, 0));
  g_assert_true (offtake_solution_get_result (before, 1) != offtake_solution_get_result (after, 1));
  g_assert_cmpfloat (offtake_solution_agreement (after, 2, 0)->t, ==, 6);
  g_assert_true (offtake_solution_has_period (first, 2));
  g_assert_false (offtake_solution_has_period (first, 1));
}

static void
test_frames (void)
{
  g_autoptr (OfftakeNetwork) one = compile_lone (5), two = compile_lone (6);
  g_autofree char *json = g_strdup_printf (lone, 5);
  g_autoptr (GString) other = g_string_new (json);
  g_string_replace (other, "\"kind\":\"sink\"", "\"kind\":\"hub\"", 1);
  g_autoptr (json_t) tree = offtake_json_read (other->str, other->len, "other", NULL);
  g_autoptr (OfftakeNetwork) three = solved_compile (tree);

  g_assert_true (offtake_network_has_frame_of (one, two));
  g_assert_false (offtake_network_has_frame_of (one, three));
  g_assert_true (offtake_network_period_equals (one, 0, two, 0));
  g_assert_false (offtake_network_period_equals (one, 1, two, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/network-compare/again-is-as-in-full",
                   test_an_edit_solved_again_is_as_solved_in_full);
  g_test_add_func ("/engine/network-compare/untouched-periods",
                   test_untouched_periods_are_taken_over);
  g_test_add_func ("/engine/network-compare/a-large-plan",
                   test_a_large_plan_is_sought_from_where_it_was);
  g_test_add_func ("/engine/network-compare/frames", test_frames);
  return g_test_run ();
}
