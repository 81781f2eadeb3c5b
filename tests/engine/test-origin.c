/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/solution.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

#define FIXED(id, seller, buyer, material, t)                                                      \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'fixed','tpa':" t "}}"

#define SITES                                                                                                                \
  "{'id':'S','party':'us','kind':'source','country':'CL'},{'id':'R','party':'cn','kind':'source','origin':'recycled_post'}," \
  "{'id':'M','party':'us','kind':'sink'},{'id':'H','party':'us','kind':'hub'},{'id':'I','party':'cn','kind':'hub'},"         \
  "{'id':'P','party':'us','kind':'process','recipe':'mill'},{'id':'A','party':'us','kind':'process','recipe':'aw','mode':'push'}"

typedef struct {
  guint class;
  const char *country;
  gboolean foreign;
  double share;
} Share;

static void
check (const OfftakeSolution *solution,
       const char *agreement,
       const Share *expected,
       guint n_expected)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint n, e = offtake_network_find_element (network, "E");
  const OfftakeOriginShare *shares = offtake_solution_origins (
      solution, 0, offtake_network_find_agreement (network, agreement), e, &n);

  g_assert_cmpuint (n, ==, n_expected);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpuint (shares[i].class, ==, expected[i].class);
    g_assert_cmpstr (shares[i].country, ==, expected[i].country);
    g_assert_cmpint (shares[i].foreign_entity, ==, expected[i].foreign);
    g_assert_cmpfloat_with_epsilon (shares[i].share, expected[i].share, 1e-14);
  }
}

static OfftakeSolution *
solve (const char *agreements)
{
  g_autofree char *json = small_plan_json (SITES, agreements, NULL);
  return solved_json (json);
}

static void
test_a_hub_mixes_by_mass (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "S", "H", "a", "30") "," FIXED (
      "2", "R", "H", "a", "50") "," FIXED ("3", "H", "M", "a", "100"));
  const Share mixed[] = { { OFFTAKE_ORIGIN_RECYCLED_POST, "CN", TRUE, 0.5 },
                          { OFFTAKE_ORIGIN_UNKNOWN, "", FALSE, 0.2 }, /* spot */
                          { OFFTAKE_ORIGIN_VIRGIN, "CL", FALSE, 0.3 } };

  check (solution, "3", mixed, 3);
}

static void
test_waste_starts_anew_at_each_buyer (void)
{
  g_autoptr (OfftakeSolution) solution =
      solve (FIXED ("1", "S", "A", "a", "100") "," FIXED ("2", "A", "I", "w", "10") "," FIXED (
          "3", "I", "P", "w", "10") "," FIXED ("4", "P", "M", "b", "8"));
  const Share at_hub[] = { { OFFTAKE_ORIGIN_RECYCLED_PRE, "CN", TRUE, 1 } };
  const Share at_plant[] = { { OFFTAKE_ORIGIN_RECYCLED_PRE, "US", FALSE, 1 } };

  check (solution, "2", at_hub, 1);
  check (solution, "3", at_plant, 1);
  check (solution, "4", at_plant, 1);
}

static void
test_post_consumer_waste_of_a_source (void)
{
  g_autoptr (OfftakeSolution) solution =
      solve (FIXED ("1", "S", "P", "v", "10") "," FIXED ("2", "P", "M", "b", "8"));
  const Share post[] = { { OFFTAKE_ORIGIN_RECYCLED_POST, "US", FALSE, 1 } };

  check (solution, "1", post, 1);
  check (solution, "2", post, 1);
}

static void
test_nothing_sold_has_the_sellers_mix_all_the_same (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "S", "M", "a", "0") "," FIXED (
      "2", "H", "M", "a", "0") "," FIXED ("3", "A", "M", "w", "0"));
  const Share virgin[] = { { OFFTAKE_ORIGIN_VIRGIN, "CL", FALSE, 1 } };
  const Share unknown[] = { { OFFTAKE_ORIGIN_UNKNOWN, "", FALSE, 1 } };
  const Share waste[] = { { OFFTAKE_ORIGIN_RECYCLED_PRE, "US", FALSE, 1 } };

  check (solution, "1", virgin, 1);
  check (solution, "2", unknown, 1);
  check (solution, "3", waste, 1);
}

/* Two hubs that sell each other all they have: nobody knows where it is from, and the rest stands.
 */
static void
test_a_loop_that_nothing_feeds (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "H", "I", "a", "7") "," FIXED (
      "2", "I", "H", "a", "7") "," FIXED ("3", "S", "M", "a", "7"));
  const Share unknown[] = { { OFFTAKE_ORIGIN_UNKNOWN, "", FALSE, 1 } };
  const Share virgin[] = { { OFFTAKE_ORIGIN_VIRGIN, "CL", FALSE, 1 } };

  check (solution, "1", unknown, 1);
  check (solution, "3", virgin, 1);
  g_assert_nonnull (solved_warning (solution, 0, OFFTAKE_WARNING_UNATTRIBUTABLE_LOOP));
}

/* A millionth of a tonne leaks into a loop of a million: it tells the origin of all of it. */
static void
test_a_small_leak_tells_all (void)
{
  g_autoptr (OfftakeSolution) solution = solve (FIXED ("1", "H", "I", "a", "1e6") "," FIXED (
      "2", "I", "H", "a", "1e6") "," FIXED ("3", "S", "H", "a", "1e-6"));
  const Share virgin[] = { { OFFTAKE_ORIGIN_VIRGIN, "CL", FALSE, 1 } };

  check (solution, "1", virgin, 1);
  check (solution, "2", virgin, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/origin/a-hub-mixes-by-mass", test_a_hub_mixes_by_mass);
  g_test_add_func ("/engine/origin/waste-starts-anew", test_waste_starts_anew_at_each_buyer);
  g_test_add_func ("/engine/origin/post-consumer-waste", test_post_consumer_waste_of_a_source);
  g_test_add_func ("/engine/origin/nothing-sold",
                   test_nothing_sold_has_the_sellers_mix_all_the_same);
  g_test_add_func ("/engine/origin/a-loop-that-nothing-feeds", test_a_loop_that_nothing_feeds);
  g_test_add_func ("/engine/origin/a-small-leak-tells-all", test_a_small_leak_tells_all);
  return g_test_run ();
}
