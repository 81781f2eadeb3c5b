/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solution.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

#define FIXED(id, seller, buyer, t)                                                                \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer                                           \
  "','material':'a','quantity':{'kind':'fixed','tpa':" t "}}"

/* What each kind of site does with 30 t bought and 50 t sold. */
static const struct {
  const char *kind;
  double produced, consumed, spot, surplus;
} cases[] = {
  { "source", 50, 0, 0, 30 }, /* its supply is its own; what it buys besides is surplus */
  { "sink", 0, 30, 50, 0 },   /* consumes what it buys; what it sells is spot */
  { "hub", 0, 0, 20, 0 },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *sites = g_strdup_printf (
        "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},"
        "{'id':'X','party':'us','kind':'%s'}",
        cases[i].kind);
    g_autofree char *json =
        small_plan_json (sites, FIXED ("1", "S", "X", "30") "," FIXED ("2", "X", "M", "50"), NULL);
    g_autoptr (OfftakeSolution) solution = solved_json (json);
    const OfftakeBalance *balance = solved_balance (solution, 0, "X", "a");
    g_assert_cmpfloat (balance->bought, ==, 30);
    g_assert_cmpfloat (balance->sold, ==, 50);
    g_assert_cmpfloat (balance->produced, ==, cases[i].produced);
    g_assert_cmpfloat (balance->consumed, ==, cases[i].consumed);
    g_assert_cmpfloat (balance->spot, ==, cases[i].spot);
    g_assert_cmpfloat (balance->surplus, ==, cases[i].surplus);
  }
}

/* Tenths that add up to 1 only almost leave no spot and no surplus behind. */
static void
test_rounding_is_no_spot (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},{'id':'H','party':'us','kind':'hub'}",
      FIXED ("1", "S", "H", "0.1") "," FIXED ("2", "S", "H", "0.2") "," FIXED ("3", "H", "M",
                                                                               "0.3"),
      NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  const OfftakeBalance *balance = solved_balance (solution, 0, "H", "a");

  g_assert_cmpfloat (balance->spot, ==, 0);
  g_assert_cmpfloat (balance->surplus, ==, 0);
}

/* A billionth of a tonne beside a million millions of tonnes, in different places: both are right.
 */
static void
test_large_and_small_together (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},{'id':'H','party':'us','kind':'hub'}",
      FIXED ("1", "S", "M", "1e12") "," FIXED ("2", "S", "H", "1e-9") "," FIXED ("3", "H", "M",
                                                                                 "4e-10"),
      NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);

  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "H", "a")->surplus, 6e-10, 1e-22);
  g_assert_cmpfloat (solved_balance (solution, 0, "M", "a")->bought, ==, 1e12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/balance/kinds", test_kinds);
  g_test_add_func ("/engine/balance/rounding-is-no-spot", test_rounding_is_no_spot);
  g_test_add_func ("/engine/balance/large-and-small-together", test_large_and_small_together);
  return g_test_run ();
}
