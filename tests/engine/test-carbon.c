/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solution.h"

#include <math.h>
#include <string.h>

#include "lib/small-plan.h"
#include "lib/solved.h"

#define FIXED(id, seller, buyer, material, t, km)                                                  \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'fixed','tpa':" t "},'transport':[{'mode':'truck','km':" km                \
  ",'kgco2e_per_tkm':0.1}]}"

#define SITES                                                                                                        \
  "{'id':'S','party':'us','kind':'source'},{'id':'G','party':'us','kind':'source','kgco2e_per_kg':0.5},"             \
  "{'id':'M','party':'us','kind':'sink'},{'id':'H','party':'us','kind':'hub'},{'id':'I','party':'us','kind':'hub'}," \
  "{'id':'A','party':'us','kind':'process','recipe':'aw','mode':'push'},"                                            \
  "{'id':'B','party':'us','kind':'process','recipe':'make-b','mode':'fixed','planned_tpa':80,'grid_kgco2e_per_kwh':0.4}"

static OfftakeSolution *
solve (const char *agreements)
{
  g_autofree char *json = small_plan_json (SITES, agreements, NULL);
  return solved_json (json);
}

static void
test_sources_transport_and_spot (void)
{
  g_autoptr (OfftakeSolution) solution = solve (
      FIXED ("1", "S", "H", "a", "30", "1000") "," FIXED ("2", "G", "H", "a", "50", "0") "," FIXED (
          "3", "H", "M", "a", "100", "10") "," FIXED ("4", "S", "H", "v", "1", "20"));

  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "1")->kgco2e_per_t, 2100, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "2")->kgco2e_per_t, 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "H", "a")->kgco2e_per_t,
                                  (30 * 2100 + 50 * 500 + 20 * 2000) / 100.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "4")->kgco2e_per_t, 2,
                                  1e-9); /* waste */
}

/* 100 t of a (2,000 kg/t) and 900 kg/t of its own go into 90 t of b; the waste takes none. */
static void
test_waste_takes_no_burden (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "S", "A", "a", "100", "0"));

  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "A", "b")->kgco2e_per_t,
                                  2900 * 100 / 90.0, 1e-9);
  g_assert_cmpfloat (solved_balance (solution, 0, "A", "w")->kgco2e_per_t, ==, 0);
}

static void
test_electricity (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "S", "B", "a", "100", "0"));

  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "B", "b")->kgco2e_per_t,
                                  1.25 * 2000 + 400, 1e-9);
}

static void
test_a_supply_of_nothing (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "H", "M", "a", "0", "10"));

  g_assert_cmpfloat (solved_balance (solution, 0, "H", "a")->kgco2e_per_t, ==, 0);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "1")->kgco2e_per_t, 1, 1e-12);
}

/* What goes round for ever gathers transport for ever: no number, and no harm to others. */
static void
test_a_closed_loop (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "H", "I", "a", "7", "10") "," FIXED (
      "2", "I", "H", "a", "7", "10") "," FIXED ("3", "S", "M", "a", "7", "0"));
  g_autoptr (OfftakeSolution) still =
      solve (FIXED ("1", "H", "I", "a", "7", "0") "," FIXED ("2", "I", "H", "a", "7", "0"));

  g_assert_true (isnan (solved_agreement (solution, 0, "1")->kgco2e_per_t));
  const OfftakeWarning *warning = solved_warning (solution, 0, OFFTAKE_WARNING_BURDEN_LOST);
  g_assert_cmpfloat_with_epsilon (warning->amount, 2 * 7 * 1, 1e-12);
  g_assert_nonnull (strstr (warning->text, "H, I"));
  g_assert_null (solved_warning (still, 0, OFFTAKE_WARNING_BURDEN_LOST));
  g_assert_cmpfloat (solved_agreement (solution, 0, "3")->kgco2e_per_t, ==, 2000);
  g_assert_cmpfloat (solved_agreement (still, 0, "1")->kgco2e_per_t, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/carbon/sources-transport-and-spot", test_sources_transport_and_spot);
  g_test_add_func ("/engine/carbon/waste-takes-no-burden", test_waste_takes_no_burden);
  g_test_add_func ("/engine/carbon/electricity", test_electricity);
  g_test_add_func ("/engine/carbon/a-supply-of-nothing", test_a_supply_of_nothing);
  g_test_add_func ("/engine/carbon/a-closed-loop", test_a_closed_loop);
  return g_test_run ();
}
