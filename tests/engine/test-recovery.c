/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solution.h"

#include <math.h>

#include "lib/small-plan.h"
#include "lib/solved.h"

#define FIXED(id, seller, buyer, material, t)                                                      \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'fixed','tpa':" t "}}"

#define SITES                                                                                                           \
  "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},{'id':'H','party':'us','kind':'hub'}," \
  "{'id':'D','party':'us','kind':'process','recipe':'shred'},{'id':'P','party':'us','kind':'process','recipe':'mill'}"

static OfftakeSolution *
solve (const char *agreements)
{
  g_autofree char *json = small_plan_json (SITES, agreements, NULL);
  return solved_json (json);
}

static double
recovery (const OfftakeSolution *solution, const char *site)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  return offtake_solution_recovery (solution, 0, offtake_network_find_site (network, site),
                                    offtake_network_find_element (network, "E"));
}

static double
efficiency (const OfftakeSolution *solution, const char *site)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  return offtake_solution_recycling_efficiency (solution, 0,
                                                offtake_network_find_site (network, site));
}

/* 100 t shredded into 90 t of intermediate; two thirds go to a mill that recovers 0.8. */
static void
test_chain (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "S", "D", "v", "100") "," FIXED (
      "2", "D", "P", "i", "60") "," FIXED ("3", "D", "H", "i", "20"));

  g_assert_cmpfloat_with_epsilon (recovery (solution, "P"), 0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (recovery (solution, "D"), 0.6 * 0.8,
                                  1e-12); /* hub and surplus count 0 */
  g_assert_cmpfloat_with_epsilon (efficiency (solution, "P"), 0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (efficiency (solution, "D"), 0.6 * 0.8, 1e-12);
}

static void
test_nothing_taken_in (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "S", "H", "a", "1"));

  g_assert_cmpfloat (recovery (solution, "D"), ==, 0);
  g_assert_true (isnan (efficiency (solution, "D")));
  g_assert_true (isnan (recovery (solution, "M")));
}

/* Two that hand all they take in to each other recover nothing of it, and say so. */
static void
test_nothing_but_a_loop (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'X','party':'us','kind':'process','recipe':'turn','mode':'push'},"
      "{'id':'Y','party':'us','kind':'process','recipe':'turn','mode':'push'}",
      FIXED ("1", "X", "Y", "i", "7") "," FIXED ("2", "Y", "X", "i", "7"), NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);

  g_assert_cmpfloat (recovery (solution, "X"), ==, 0);
  g_assert_cmpfloat (recovery (solution, "Y"), ==, 0);
}

/* d has half the content of b: of 100 t of b come 150 t of it, more than went in. */
static void
test_outputs_that_outweigh_the_inputs (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'X','party':'us','kind':'process','recipe':'bd','mode':'push'}",
      FIXED ("1", "S", "X", "b", "100"), NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);

  g_assert_cmpfloat_with_epsilon (recovery (solution, "X"), 0.75, 1e-12);
  g_assert_true (isnan (efficiency (solution, "X")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/recovery/chain", test_chain);
  g_test_add_func ("/engine/recovery/nothing-taken-in", test_nothing_taken_in);
  g_test_add_func ("/engine/recovery/nothing-but-a-loop", test_nothing_but_a_loop);
  g_test_add_func ("/engine/recovery/outputs-that-outweigh", test_outputs_that_outweigh_the_inputs);
  return g_test_run ();
}
