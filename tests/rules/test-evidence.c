/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/evidence.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

/* Of the goods, what is recycled in them is not asked for; what moves nothing is left out. */
static void
test_flows (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeSolution *solution = checked.compliance->solution;
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint nickel = offtake_network_find_element (network, "Ni");
  guint lithium = offtake_network_find_element (network, "Li");
  guint chinese = offtake_network_find_agreement (network, "ni-cn");
  const guint years[] = { 0, 1 };
  g_autoptr (OfftakeEvidence) evidence = offtake_evidence_new ();

  offtake_evidence_add_flow (evidence, solution, years, 2, chinese, OFFTAKE_NONE);
  offtake_evidence_add_flow (evidence, solution, years, 1, chinese, nickel);
  offtake_evidence_add_flow (evidence, solution, years, 2, chinese, lithium);
  g_assert_cmpuint (evidence->flows->len, ==, 2);
  const OfftakeEvidenceFlow *goods = &g_array_index (evidence->flows, OfftakeEvidenceFlow, 0);
  g_assert_cmpfloat_with_epsilon (goods->t, 600, 1e-9);
  g_assert_true (isnan (goods->recycled_t) && isnan (goods->foreign_t));
  const OfftakeEvidenceFlow *metal = &g_array_index (evidence->flows, OfftakeEvidenceFlow, 1);
  g_assert_cmpfloat_with_epsilon (metal->t, 75, 1e-9);
  g_assert_cmpfloat (metal->recycled_t, ==, 0);
  g_assert_cmpfloat_with_epsilon (metal->foreign_t, 75, 1e-9);
  checked_clear (&checked);
}

/* The texts are its own. */
static void
test_texts (void)
{
  g_autoptr (OfftakeEvidence) evidence = offtake_evidence_new ();
  char name[] = "made", unit[] = "t", assumption[] = "dry";

  offtake_evidence_add_number (evidence, name, 4.5, unit, 1, 2, OFFTAKE_NONE);
  offtake_evidence_add_assumption (evidence, assumption);
  name[0] = unit[0] = assumption[0] = 'x';
  const OfftakeEvidenceNumber *number = evidence->numbers->pdata[0];
  g_assert_cmpstr (number->name, ==, "made");
  g_assert_cmpstr (number->unit, ==, "t");
  g_assert_cmpfloat (number->value, ==, 4.5);
  g_assert_cmpuint (number->site, ==, 1);
  g_assert_cmpuint (number->material, ==, 2);
  g_assert_cmpuint (number->element, ==, OFFTAKE_NONE);
  g_assert_cmpstr (evidence->assumptions->pdata[0], ==, "dry");
}

/* Each flow that feeds a number is there with its masses. */
static void
test_evidence (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeNetwork *network = offtake_solution_get_network (checked.compliance->solution);
  const OfftakeFinding *finding = checked_find (&checked, "eu-art8", "2031", "plant", NULL);
  const OfftakeEvidence *evidence = finding->evidence;
  guint recycled = offtake_network_find_agreement (network, "ni-recycled"), n = 0;

  g_assert_nonnull (evidence->formula);
  g_assert_cmpuint (evidence->numbers->len, ==, 5);
  g_assert_cmpuint (evidence->assumptions->len, >, 0);
  g_assert_cmpuint (evidence->flows->len, ==, 5);
  for (guint i = 0; i < evidence->flows->len; i++) {
    const OfftakeEvidenceFlow *flow = &g_array_index (evidence->flows, OfftakeEvidenceFlow, i);
    if (flow->agreement != recycled)
      continue;
    g_assert_cmpfloat_with_epsilon (flow->t, CHECKED_RECYCLED_NI, 1e-9);
    g_assert_cmpfloat_with_epsilon (flow->recycled_t, CHECKED_RECYCLED_NI, 1e-9);
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/evidence/flows", test_flows);
  g_test_add_func ("/rules/evidence/texts", test_texts);
  g_test_add_func ("/rules/evidence/evidence", test_evidence);
  return g_test_run ();
}
