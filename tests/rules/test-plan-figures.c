/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/plan-figures.h"

#include "lib/checked.h"

typedef struct {
  Checked checked;
  const OfftakeSolution *solution;
  const OfftakeNetwork *network;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->checked = checked_chain (NULL, NULL);
  self->solution = self->checked.compliance->solution;
  self->network = offtake_solution_get_network (self->solution);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  checked_clear (&self->checked);
}

static void
test_origins (Fixture *self, gconstpointer unused)
{
  guint nickel = offtake_network_find_element (self->network, "Ni");
  OfftakeOriginSum cathode = offtake_origin_sum_of_flow (
      self->solution, 0, offtake_network_find_agreement (self->network, "cam"), nickel);
  OfftakeOriginSum chinese = offtake_origin_sum_of_flow (
      self->solution, 0, offtake_network_find_agreement (self->network, "ni-cn"), nickel);

  /* Of 500 t 153.9 are recycled, from production waste; 75 are of a foreign entity; 21.1 are bought
     on the spot market, which tells no origin. */
  g_assert_cmpfloat_with_epsilon (cathode.recycled, CHECKED_RECYCLED_NI / 500, 1e-12);
  g_assert_cmpfloat (cathode.post, ==, 0);
  g_assert_cmpfloat_with_epsilon (cathode.foreign, 75.0 / 500, 1e-12);
  g_assert_cmpfloat_with_epsilon (chinese.foreign, 1, 1e-12);
  g_assert_cmpfloat (chinese.recycled, ==, 0);
}

static void
test_countries (Fixture *self, gconstpointer unused)
{
  guint nickel = offtake_network_find_element (self->network, "Ni");
  guint cathode = offtake_network_find_agreement (self->network, "cam");
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();

  g_assert_cmpfloat (offtake_country_share_of_flow (self->solution, 0, cathode, nickel, countries),
                     ==, 0);
  g_ptr_array_add (countries, (char *) "CN");
  g_assert_cmpfloat_with_epsilon (
      offtake_country_share_of_flow (self->solution, 0, cathode, nickel, countries), 75.0 / 500,
      1e-12);
}

static void
test_masses (Fixture *self, gconstpointer unused)
{
  const guint years[] = { 0, 1 };
  guint nickel = offtake_network_find_element (self->network, "Ni");
  guint plant = offtake_network_find_site (self->network, "plant");
  guint mine = offtake_network_find_site (self->network, "mine-us");
  guint cathode = offtake_network_find_material (self->network, "cam");
  guint sulfate = offtake_network_find_material (self->network, "niso4");
  OfftakeElementMass made =
      offtake_element_produced (self->solution, years, 2, plant, cathode, nickel, FALSE);
  OfftakeElementMass sold =
      offtake_element_produced (self->solution, years, 1, mine, sulfate, nickel, TRUE);
  OfftakeElementMass used = offtake_element_consumed (self->solution, years, 2, plant, nickel);

  g_assert_cmpfloat_with_epsilon (made.total, 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (made.recycled, 2 * CHECKED_RECYCLED_NI, 1e-9);
  g_assert_cmpfloat_with_epsilon (sold.total, 250, 1e-9);
  g_assert_cmpfloat (sold.recycled, ==, 0);
  g_assert_cmpfloat_with_epsilon (used.total, 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (used.recycled, 2 * CHECKED_RECYCLED_NI, 1e-9);
}

static void
test_balance (Fixture *self, gconstpointer unused)
{
  guint plant = offtake_network_find_site (self->network, "plant");
  guint sulfate = offtake_network_find_material (self->network, "niso4");
  guint scrap = offtake_network_find_material (self->network, "scrap");

  g_assert_cmpfloat_with_epsilon (
      offtake_find_balance (self->solution, 0, plant, sulfate)->consumed, 2000, 1e-9);
  g_assert_null (offtake_find_balance (self->solution, 0, plant, scrap));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rules/plan-figures/origins", Fixture, NULL, set_up, test_origins, tear_down);
  g_test_add ("/rules/plan-figures/countries", Fixture, NULL, set_up, test_countries, tear_down);
  g_test_add ("/rules/plan-figures/masses", Fixture, NULL, set_up, test_masses, tear_down);
  g_test_add ("/rules/plan-figures/balance", Fixture, NULL, set_up, test_balance, tear_down);
  return g_test_run ();
}
