/* SPDX-License-Identifier: MPL-2.0 */

/* The circular chain worked out by hand: cell maker, vehicle maker, shredder, hydromet, cathode
 * maker. */

#include "engine/solution.h"

#include <math.h>

#include "lib/solved.h"

#define TOLERANCE 1e-6

static void
assert_figure (double got, double expected)
{
  g_assert_cmpfloat_with_epsilon (got, expected, TOLERANCE);
}

static void
test_quantities (void)
{
  static const struct {
    const char *agreement;
    double t;
  } cases[] = {
    { "cam", 1000 },     { "cell", 900 },        { "scrap", 100 }, { "rejects", 45 },
    { "ev", 855 },       { "eol", 150 },         { "bm", 280.25 }, { "ni", 593.649574 },
    { "li", 95.787914 }, { "take-or-pay", 600 },
  };
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/circular-chain.json");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_figure (solved_agreement (solution, 0, cases[i].agreement)->t, cases[i].t);
  assert_figure (solved_balance (solution, 0, "CM", "niso4")->spot, 1611.979042);
  assert_figure (solved_balance (solution, 0, "CM", "li2co3")->spot, 303.971758);
  assert_figure (solved_activity (solution, 0, "SH"), 295);
}

static void
test_elements (void)
{
  static const struct {
    const char *element;
    double shredder, hydromet, cam; /* t lost */
    double recycled, post;          /* per cent */
  } cases[] = {
    { "Ni", 7.119459, 2.705394, 9.850514, 26.915210, 13.685700 },
    { "Co", .893571, .339557, 1.236349, 26.915210, 13.685700 },
    { "Mn", .832997, .316539, 1.152538, 26.915210, 13.685700 },
    { "Li", 1.052277, 1.999327, 3.754780, 23.961375, 12.183750 },
  };
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/circular-chain.json");
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint cam = offtake_network_find_agreement (network, "cam");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint e = offtake_network_find_element (network, cases[i].element), n;
    const char *const sites[] = { "SH", "HY", "CM" };
    double losses[] = { cases[i].shredder, cases[i].hydromet, cases[i].cam };
    for (guint k = 0; k < 3; k++)
      assert_figure (offtake_solution_element_loss (
                         solution, 0, offtake_network_find_site (network, sites[k]), e),
                     losses[k]);
    assert_figure (100 * offtake_solution_recycled_share (solution, 0, cam, e), cases[i].recycled);
    const OfftakeOriginShare *shares = offtake_solution_origins (solution, 0, cam, e, &n);
    g_assert_cmpuint (n, ==, 3);
    g_assert_cmpuint (shares[0].class, ==, OFFTAKE_ORIGIN_RECYCLED_POST);
    g_assert_cmpstr (shares[0].country, ==, "US");
    assert_figure (100 * shares[0].share, cases[i].post);
    assert_figure (100 * shares[1].share, cases[i].recycled - cases[i].post);
    g_assert_cmpuint (shares[2].class, ==, OFFTAKE_ORIGIN_UNKNOWN);
    assert_figure (shares[0].share + shares[1].share + shares[2].share, 1);
  }
}

static void
test_recovery (void)
{
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/circular-chain.json");
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint shredder = offtake_network_find_site (network, "SH");
  guint hydromet = offtake_network_find_site (network, "HY");
  guint nickel = offtake_network_find_element (network, "Ni"),
        lithium = offtake_network_find_element (network, "Li");

  assert_figure (offtake_solution_recovery (solution, 0, shredder, nickel), 0.931);
  assert_figure (offtake_solution_recovery (solution, 0, shredder, lithium), 0.855);
  assert_figure (offtake_solution_recovery (solution, 0, hydromet, nickel), 0.98);
  g_assert_true (isnan (
      offtake_solution_recycling_efficiency (solution, 0, hydromet))); /* salts outweigh it */
  g_assert_true (isnan (
      offtake_solution_recovery (solution, 0, offtake_network_find_site (network, "MK"), nickel)));
}

static void
test_money (void)
{
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/circular-chain.json");
  const OfftakeWarning *exposure =
      solved_warning (solution, 0, OFFTAKE_WARNING_TAKE_OR_PAY_EXPOSURE);
  const OfftakeWarning *delivery =
      solved_warning (solution, 0, OFFTAKE_WARNING_DELIVERY_OUTSIDE_TOLERANCE);

  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "ni")->value, 2319875.68, 0.005);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "li")->value, 1273979.26, 0.005);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "bm")->value, 2110113.62, 0.005);
  assert_figure (solved_agreement (solution, 0, "li")->price_per_t, 13300);
  g_assert_true (isnan (solved_agreement (solution, 0, "cam")->value));
  g_assert_nonnull (exposure);
  assert_figure (exposure->amount, 399000);
  g_assert_nonnull (delivery);
  assert_figure (delivery->amount, -120);
}

static void
test_carbon (void)
{
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/nickel-chain.json");
  static const struct {
    const char *site, *material;
    double kg_per_kg;
  } cases[] = {
    { "SH", "bm", 1.318466 },    { "HY", "salt", 8.998434 }, { "CM", "cam", 32.748056 },
    { "CE", "cell", 58.942284 }, { "EV", "ev", 62.255036 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_figure (solved_balance (solution, 0, cases[i].site, cases[i].material)->kgco2e_per_t /
                       1000,
                   cases[i].kg_per_kg);
  assert_figure (solved_agreement (solution, 0, "virgin")->t, 359.961368);
  assert_figure (solved_agreement (solution, 0, "virgin")->kgco2e_per_t, 21147.8);
  assert_figure (solved_agreement (solution, 0, "scrap")->kgco2e_per_t,
                 100); /* cut off: transport alone */
}

static void
test_supply_origins (void)
{
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/circular-chain.json");
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint site = offtake_network_find_site (network, "CM"),
        cam = offtake_network_find_material (network, "cam"), n, m;
  guint agreement = offtake_network_find_agreement (network, "cam"),
        nickel = offtake_network_find_element (network, "Ni");
  const OfftakeOriginShare *supply =
      offtake_solution_supply_origins (solution, 0, site, cam, nickel, &n);

  g_assert_true (supply == offtake_solution_origins (solution, 0, agreement, nickel, &m));
  g_assert_cmpuint (n, ==, m);
  guint market = offtake_network_find_site (network, "MK");
  g_assert_null (offtake_solution_supply_origins (solution, 0, market, cam, nickel, &n));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_error_bound (void)
{
  g_autoptr (OfftakeSolution) solution = solved_file ("engine/circular-chain.json");

  g_assert_cmpfloat (offtake_solution_error_bound (solution, 0), <, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/solution/quantities", test_quantities);
  g_test_add_func ("/engine/solution/elements", test_elements);
  g_test_add_func ("/engine/solution/recovery", test_recovery);
  g_test_add_func ("/engine/solution/money", test_money);
  g_test_add_func ("/engine/solution/carbon", test_carbon);
  g_test_add_func ("/engine/solution/supply-origins", test_supply_origins);
  g_test_add_func ("/engine/solution/error-bound", test_error_bound);
  return g_test_run ();
}
