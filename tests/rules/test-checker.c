/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

typedef struct {
  Checked checked;
  OfftakeChecker *checker;
  const OfftakeNetwork *network;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  OfftakeCompliance *compliance;

  self->checked = checked_chain (NULL, NULL);
  compliance = self->checked.compliance;
  self->checker = offtake_checker_new (self->checked.plan, compliance->solution, compliance);
  self->network = offtake_solution_get_network (compliance->solution);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  offtake_checker_free (self->checker);
  checked_clear (&self->checked);
}

static guint
site (Fixture *self, const char *id)
{
  return offtake_network_find_site (self->network, id);
}

static void
test_records (Fixture *self, gconstpointer unused)
{
  const OfftakeChecker *checker = self->checker;

  g_assert_cmpuint (checker->bought[site (self, "plant")]->len, ==, 5);
  g_assert_cmpuint (checker->sold[site (self, "shredder")]->len, ==, 2);
  g_assert_cmpuint (checker->made[site (self, "refiner")]->len, ==, 1);
  /* A source makes what it sells; a sink nothing. */
  g_assert_cmpuint (checker->made[site (self, "mine-us")]->len, ==, 1);
  g_assert_cmpuint (checker->made[site (self, "cells")]->len, ==, 0);
  g_assert_cmpstr (offtake_checker_country (self->checker, site (self, "refiner")), ==, "US");
  g_assert_nonnull (g_hash_table_lookup (checker->deliveries, "ni-recycled"));
}

static void
test_settle (void)
{
  g_assert_cmpfloat (offtake_margin_settle (-2e-10), ==, 0);
  g_assert_cmpfloat (offtake_margin_settle (2e-10), ==, 0);
  g_assert_cmpfloat (offtake_margin_settle (-2e-9), ==, -2e-9);
  g_assert_cmpfloat (offtake_margin_settle (0.5), ==, 0.5);
  g_assert_true (isnan (offtake_margin_settle (NAN)));
}

static void
test_produced (Fixture *self, gconstpointer unused)
{
  const guint years[] = { 0, 1, 2 };
  const OfftakeSpan span = { .label = "", .periods = years, .n_periods = 3 };
  guint cathode = offtake_network_find_material (self->network, "cam");
  guint sulfate = offtake_network_find_material (self->network, "niso4");

  g_assert_cmpfloat_with_epsilon (
      offtake_checker_produced (self->checker, &span, site (self, "plant"), cathode), 3000, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      offtake_checker_produced (self->checker, &span, site (self, "mine-us"), sulfate), 3000, 1e-9);
  g_assert_cmpfloat (offtake_checker_produced (self->checker, &span, site (self, "cells"), cathode),
                     ==, 0);
}

static void
test_margin (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *operator;
    double value, threshold, margin, margin_t;
    OfftakeOutcome outcome;
  } cases[] = {
    { ">=", 4.8, 6, -1.2, -0.6, OFFTAKE_OUTCOME_FAIL },
    { ">=", 8, 6, 2, 1, OFFTAKE_OUTCOME_PASS },
    { "<=", 8, 6, -2, -1, OFFTAKE_OUTCOME_FAIL },
    { "<=", 6, 6, 0, 0, OFFTAKE_OUTCOME_PASS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeFinding *finding =
        (OfftakeFinding *) checked_find (&self->checked, "contract-promise", "2026", "cam", "Ni");
    finding->operator= cases[i].operator;
    finding->verdict->value = cases[i].value;
    offtake_finding_compare (finding, cases[i].threshold);
    g_clear_pointer (&finding->margin_element, g_free);
    offtake_finding_set_margin (finding, "Li", 50);
    g_assert_cmpint (finding->verdict->outcome, ==, cases[i].outcome);
    g_assert_cmpfloat_with_epsilon (finding->margin, cases[i].margin, 1e-12);
    g_assert_cmpfloat_with_epsilon (finding->margin_t, cases[i].margin_t, 1e-12);
    g_assert_cmpstr (finding->margin_element, ==, "Li");
  }
}

/* What is not finite is not said, so that the rule names it as missing. */
static void
test_facts (void)
{
  g_autoptr (json_t) facts = json_object ();

  offtake_facts_set (facts, "a", 2.5);
  offtake_facts_set (facts, "b", NAN);
  offtake_facts_set (facts, "c", INFINITY);
  g_assert_cmpuint (json_object_size (facts), ==, 1);
  g_assert_cmpfloat (json_number_value (json_object_get (facts, "a")), ==, 2.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/checker/settle", test_settle);
  g_test_add ("/rules/checker/records", Fixture, NULL, set_up, test_records, tear_down);
  g_test_add ("/rules/checker/produced", Fixture, NULL, set_up, test_produced, tear_down);
  g_test_add ("/rules/checker/margin", Fixture, NULL, set_up, test_margin, tear_down);
  g_test_add_func ("/rules/checker/facts", test_facts);
  return g_test_run ();
}
