/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

static void
test_promises (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding;

  finding = checked_assert (&checked, "contract-promise", "2026", "cam", "Ni", OFFTAKE_OUTCOME_PASS,
                            100 * CHECKED_RECYCLED_NI / 500);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, CHECKED_RECYCLED_NI - 150, 1e-9);
  g_assert_null (finding->remedy);
  finding =
      checked_assert (&checked, "contract-promise", "2026", "cam", "Li", OFFTAKE_OUTCOME_FAIL, 4.8);
  g_assert_cmpstr (finding->remedy, ==, "0.1000 t more recycled Li in 2026 would do");
  checked_clear (&checked);
}

/* All findings on promises of one agreement, in the order of the promises. */
static void
test_promise_kinds (void)
{
  static const struct {
    double value, threshold;
    OfftakeOutcome outcome;
    const char *operator;
  } expected[] = {
    { 30.78, 30, OFFTAKE_OUTCOME_PASS, ">=" }, { 4.8, 5, OFFTAKE_OUTCOME_FAIL, ">=" },
    { 15, 0, OFFTAKE_OUTCOME_FAIL, "<=" },     { 100, 90, OFFTAKE_OUTCOME_PASS, ">=" },
    { 0, 100, OFFTAKE_OUTCOME_PASS, "<=" },
  };
  Checked checked = checked_chain (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < checked.compliance->findings->len; i++) {
    const OfftakeFinding *finding = checked.compliance->findings->pdata[i];
    if (strcmp (finding->verdict->rule->id, "contract-promise") != 0 ||
        strcmp (finding->period, "2026") != 0)
      continue;
    g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
    g_assert_cmpfloat_with_epsilon (finding->verdict->value, expected[n].value, 1e-9);
    g_assert_cmpfloat (finding->verdict->threshold, ==, expected[n].threshold);
    g_assert_cmpint (finding->verdict->outcome, ==, expected[n].outcome);
    g_assert_cmpstr (finding->operator, ==, expected[n].operator);
    n++;
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  checked_clear (&checked);
}

static void
test_company_rules (void)
{
  Checked checked = checked_chain (NULL, NULL);
  double share = 100 * CHECKED_RECYCLED_NI / 500;

  checked_assert (&checked, "own-ni", "2027", "cam", "Ni", OFFTAKE_OUTCOME_NOT_YET_BINDING, share);
  checked_assert (&checked, "own-ni", "2028", "cam", "Ni", OFFTAKE_OUTCOME_PASS, share);
  checked_assert (&checked, "own-ni", "2034", "cam", "Ni", OFFTAKE_OUTCOME_FAIL, share);
  checked_assert (&checked, "own-ni", "2036", "cam", "Ni", OFFTAKE_OUTCOME_TERMINATED, share);
  g_assert_null (checked_find (&checked, "own-ni", "2028", "cam", "Li"));
  g_assert_cmpuint (checked.compliance->faults->len, ==, 1);
  g_assert_nonnull (strstr (checked.compliance->faults->pdata[0], "rules[1]: threshold"));
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-contract/promises", test_promises);
  g_test_add_func ("/rules/check-contract/promise-kinds", test_promise_kinds);
  g_test_add_func ("/rules/check-contract/company-rules", test_company_rules);
  return g_test_run ();
}
