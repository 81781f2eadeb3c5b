/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess-private.h"

#include <math.h>

#include "lib/assessed.h"

/* Prohibited foreign entities: in the costs, and in who owns the producer. */
static const AssessedCase cases[] = {
  { "{'rule':'us-macr','component':'battery_component','sold':'2026-12-31','dmc_total':100,'dmc_pfe':40}",
    OFFTAKE_OUTCOME_PASS, 60, 60, NULL },
  { "{'rule':'us-macr','component':'battery_component','sold':'2027-01-01','dmc_total':100,'dmc_pfe':40}",
    OFFTAKE_OUTCOME_FAIL, 60, 65, NULL },
  { "{'rule':'us-macr','component':'acm','sold':'2029-12-31','dmc_total':100,'dmc_pfe':100}",
    OFFTAKE_OUTCOME_PASS, 0, 0, NULL },
  { "{'rule':'us-macr','component':'battery_component','sold':'2026-06-01','dmc_total':100,'dmc_pfe':50,'election':true,'excluded_contract':{'dmc':20,'dmc_pfe':20,'signed':'2025-06-15'}}",
    OFFTAKE_OUTCOME_PASS, 62.5, 60, "By election" },
  { "{'rule':'us-macr','component':'battery_component','sold':'2026-06-01','dmc_total':100,'dmc_pfe':50,'election':true,'excluded_contract':{'dmc':20,'dmc_pfe':20,'signed':'2025-06-16'}}",
    OFFTAKE_OUTCOME_FAIL, 50, 60, "stays in" },
  { "{'rule':'us-pfe','largest_sfe_pct':25,'total_sfe_pct':25,'sfe_debt_pct':0,'controlled_pct':0,'effective_control':false}",
    OFFTAKE_OUTCOME_FAIL, NAN, NAN, "largest_sfe_pct" },
  { "{'rule':'us-pfe','largest_sfe_pct':24,'total_sfe_pct':39,'sfe_debt_pct':14,'controlled_pct':50,'effective_control':false}",
    OFFTAKE_OUTCOME_PASS, NAN, NAN, "No limit" },
};

static void
test_cases (void)
{
  assessed_run (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/assess-foreign/cases", test_cases);
  return g_test_run ();
}
