/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess-private.h"

#include <math.h>

#include "lib/assessed.h"

/* Shares of one mass or cost in another, by metal and all together. */
static const AssessedCase cases[] = {
  { "{'rule':'eu-art8','date':'2031-08-18','category':'ev','metals':{'Li':{'total_t':84,'recovered_t':5.04,'rework_t':9}}}",
    OFFTAKE_OUTCOME_PASS, 6, 6, "do not count" },
  { "{'rule':'eu-art8','date':'2031-08-17','category':'ev','metals':{'Li':{'total_t':84,'recovered_t':5.04}}}",
    OFFTAKE_OUTCOME_NOT_YET_BINDING, 6, 6, "binds from 2031-08-18" },
  { "{'rule':'eu-art8','date':'2032-01-01','category':'ev','metals':{'Li':{'total_t':0,'recovered_t':0}}}",
    OFFTAKE_OUTCOME_NOT_TESTED, NAN, 6, "metals.Li.total_t" },
  { "{'rule':'us-45y-domestic','construction_begins':'2026-01-01','us_cost':49,'total_cost':100}",
    OFFTAKE_OUTCOME_FAIL, 49, 50, NULL },
  { "{'rule':'us-45y-domestic','construction_begins':'2026-01-01','us_cost':49,'total_cost':0}",
    OFFTAKE_OUTCOME_NOT_TESTED, NAN, 50, "total_cost" },
  { "{'rule':'usmca-rvc','method':'net_cost','base':200,'non_originating':50}",
    OFFTAKE_OUTCOME_PASS, 75, 75, NULL },
  { "{'rule':'ca-ctm-itc','available':'2031-12-31','property':1000}", OFFTAKE_OUTCOME_PASS, 300,
    NAN, NULL },
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
  g_test_add_func ("/rules/assess-ratio/cases", test_cases);
  return g_test_run ();
}
