/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/party-share.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

#define FIXED(id, seller, buyer, material, t)                                                      \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'fixed','tpa':" t "}}"

/* 30 t from a US mine and 50 t from a foreign one; a loop through a foreign hub; 20 t of spot. */
static OfftakeSolution *
solve (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'C','party':'cn','kind':'source'},{'id':'M','party':'us','kind':'sink'},"
      "{'id':'H','party':'us','kind':'hub'},{'id':'I','party':'cn','kind':'hub'},{'id':'P','party':'cn','kind':'process','recipe':'mill'}",
      FIXED ("1", "S", "H", "a", "30") "," FIXED ("2", "C", "H", "a", "50") "," FIXED (
          "3", "H", "M", "a", "100") "," FIXED ("4", "H", "I", "a",
                                                "40") "," FIXED ("5", "I", "H", "a",
                                                                 "40") "," FIXED ("6", "S", "P",
                                                                                  "w", "5"),
      NULL);
  return solved_json (json);
}

static GArray *
shares_of (const OfftakeSolution *solution, const char *site, const char *material)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  return offtake_solution_party_shares (solution, 0, offtake_network_find_site (network, site),
                                        offtake_network_find_material (network, material),
                                        offtake_network_find_element (network, "E"));
}

static void
check (GArray *shares, guint i, const char *party, double share)
{
  g_assert_cmpstr (g_array_index (shares, OfftakePartyShare, i).party, ==, party);
  g_assert_cmpfloat_with_epsilon (g_array_index (shares, OfftakePartyShare, i).share, share, 1e-14);
}

static void
test_through_a_loop (void)
{
  g_autoptr (OfftakeSolution) solution = solve ();
  g_autoptr (GArray) shares = shares_of (solution, "H", "a");

  g_assert_cmpuint (shares->len, ==, 3);
  check (shares, 0, "", 0.2);
  check (shares, 1, "cn", 0.5);
  check (shares, 2, "us", 0.3);
}

static void
test_sources_and_waste (void)
{
  g_autoptr (OfftakeSolution) solution = solve ();
  g_autoptr (GArray) mine = shares_of (solution, "C", "a"), mill = shares_of (solution, "P", "b");
  g_autoptr (GArray) none = shares_of (solution, "M", "b"),
                     nothing = shares_of (solution, "P", "i");

  check (mine, 0, "cn", 1);
  g_assert_cmpuint (mill->len, ==, 1);
  check (mill, 0, "cn", 1); /* it recycled the waste, whosever it was */
  g_assert_cmpuint (none->len, ==, 0);
  check (nothing, 0, "", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/party-share/through-a-loop", test_through_a_loop);
  g_test_add_func ("/engine/party-share/sources-and-waste", test_sources_and_waste);
  return g_test_run ();
}
