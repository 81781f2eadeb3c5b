/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"
#include "lib/fixture.h"

/* What decides a flow's color: its own findings, and those on what its seller makes or is. */
static void
test_colors_exactly (void)
{
  static const struct {
    const char *period, *agreement;
    guint outcome;
  } expected[] = {
    /* What a shredder sells is as the shredder is: it gives back 615.6 t of 1000 t taken in, where
       65 % are asked for from the last day of 2025 on. */
    { "2025", "bm-in", OFFTAKE_OUTCOME_FAIL },
    { "2025", "bm-us", OFFTAKE_OUTCOME_FAIL },
    /* The refiner's owners are not known; in 2027 an assay is below the specification, from 2031 on
       too little nickel is recovered. */
    { "2026", "ni-recycled", OFFTAKE_OUTCOME_NOT_TESTED },
    { "2027", "ni-recycled", OFFTAKE_OUTCOME_FAIL },
    { "2028", "ni-recycled", OFFTAKE_OUTCOME_NOT_TESTED },
    { "2031", "ni-recycled", OFFTAKE_OUTCOME_FAIL },
    /* No rule speaks of a collector's scrap, nor of a mine's salt that crosses no border. */
    { "2026", "scrap", OFFTAKE_NONE },
    { "2026", "ni-us", OFFTAKE_NONE },
    { "2026", "li-virgin", OFFTAKE_NONE },
    /* A duty is paid, not broken. */
    { "2026", "ni-cn", OFFTAKE_OUTCOME_PASS },
    /* Too little recycled lithium is promised away every year. */
    { "2025", "cam", OFFTAKE_OUTCOME_FAIL },
    { "2036", "cam", OFFTAKE_OUTCOME_FAIL },
  };
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeNetwork *network = offtake_solution_get_network (checked.compliance->solution);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (GArray) outcomes =
        offtake_compliance_by_agreement (checked.compliance, expected[i].period);
    guint a = offtake_network_find_agreement (network, expected[i].agreement);
    g_test_message ("%s in %s", expected[i].agreement, expected[i].period);
    g_assert_cmpuint (g_array_index (outcomes, guint, a), ==, expected[i].outcome);
  }
  checked_clear (&checked);
}

static void
test_counts (void)
{
  Checked checked = checked_chain (NULL, NULL);
  guint n = 0;

  for (guint outcome = 0; outcome <= OFFTAKE_OUTCOME_NOT_TESTED; outcome++)
    n += offtake_compliance_count (checked.compliance, outcome);
  g_assert_cmpuint (n, ==, checked.compliance->findings->len);
  g_assert_cmpuint (offtake_compliance_count (checked.compliance, OFFTAKE_OUTCOME_FAIL), >, 0);
  checked_clear (&checked);
}

/* A figure that has ended rests on nothing; one that is to come does. */
static void
test_rests_on (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding = checked_find (&checked, "eu-art8", "2036", "plant", NULL);
  const OfftakeRule *rule = finding->verdict->rule;

  for (guint i = 0; i < rule->n_figures; i++) {
    const OfftakeFigure *figure = &rule->figures[i];
    if (strcmp (figure->name, "minimum") == 0)
      g_assert_cmpint (offtake_finding_rests_on (finding, figure), ==,
                       !figure->to || figure->to >= finding->last_day);
    else
      g_assert_false (offtake_finding_rests_on (finding, figure));
  }
  checked_clear (&checked);
}

/* The law judges by the year, contracts by the period. */
static void
test_quarters (void)
{
  Checked checked = checked_chain ("\"step\": \"year\"", "\"step\": \"quarter\"");

  checked_assert (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 4.8);
  g_assert_null (checked_find (&checked, "eu-art8", "2031Q3", NULL, NULL));
  checked_assert (&checked, "contract-promise", "2031Q3", "cam", "Li", OFFTAKE_OUTCOME_FAIL, 4.8);
  checked_assert (&checked, "eu-black-mass-export", "2026Q3", "bm-in", NULL,
                  OFFTAKE_OUTCOME_NOT_YET_BINDING, 95.0 * 92 / 365);
  checked_assert (&checked, "eu-black-mass-export", "2026Q4", "bm-in", NULL, OFFTAKE_OUTCOME_FAIL,
                  95.0 * 92 / 365);
  checked_clear (&checked);
}

static void
test_rules_chosen (void)
{
  static const char *const rules[] = { "own-ni", "us-macr", NULL };
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  Checked checked = checked_text (json, rules);

  g_assert_nonnull (checked_find (&checked, "own-ni", "2028", "cam", "Ni"));
  g_assert_nonnull (checked_find (&checked, "us-macr", "2028", "plant", NULL));
  g_assert_null (checked_find (&checked, "eu-art8", "2028", NULL, NULL));
  checked_clear (&checked);
}

static void
test_of_agreement (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeNetwork *network = offtake_solution_get_network (checked.compliance->solution);

  g_autoptr (GArray) outcomes = offtake_compliance_by_agreement (checked.compliance, "2031");
  guint cathode = offtake_network_find_agreement (network, "cam");
  guint scrap = offtake_network_find_agreement (network, "scrap");

  g_assert_cmpuint (outcomes->len, ==, offtake_network_n_agreements (network));
  g_assert_cmpuint (g_array_index (outcomes, guint, cathode), ==, OFFTAKE_OUTCOME_FAIL);
  g_assert_cmpuint (g_array_index (outcomes, guint, scrap), ==, OFFTAKE_NONE);
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check/colors-exactly", test_colors_exactly);
  g_test_add_func ("/rules/check/counts", test_counts);
  g_test_add_func ("/rules/check/rests-on", test_rests_on);
  g_test_add_func ("/rules/check/quarters", test_quarters);
  g_test_add_func ("/rules/check/rules-chosen", test_rules_chosen);
  g_test_add_func ("/rules/check/of-agreement", test_of_agreement);
  return g_test_run ();
}
