/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess-private.h"

#include <math.h>

#include "lib/assessed.h"

/* The production credit and the stacking of components. */
static const AssessedCase cases[] = {
  { "{'rule':'us-45x-credit','component':'acm','mineral':'Ni','form':'metal','purity_pct':99,'law':'amended','year':2031,'costs':[{'amount':1000,'kind':'labour'},{'amount':500,'kind':'selling'}]}",
    OFFTAKE_OUTCOME_PASS, 75, NAN, "75 %" },
  { "{'rule':'us-45x-credit','component':'acm','mineral':'Ni','form':'metal','purity_pct':98.9,'law':'amended','year':2031,'costs':[]}",
    OFFTAKE_OUTCOME_FAIL, 0, NAN, "98.9" },
  { "{'rule':'us-45x-credit','component':'acm','mineral':'Cu','form':'metal','purity_pct':99.9,'law':'amended','year':2031,'costs':[]}",
    OFFTAKE_OUTCOME_NOT_COVERED, 0, NAN, "Cu" },
  { "{'rule':'us-45x-credit','component':'eam','year':2033,'costs':[{'amount':1000,'kind':'labour'}]}",
    OFFTAKE_OUTCOME_TERMINATED, 0, NAN, NULL },
  { "{'rule':'us-45x-credit','component':'eam','year':2032,'costs':[{'amount':1000,'kind':'labour'},{'amount':9000,'kind':'direct_material','eligible_component':true}]}",
    OFFTAKE_OUTCOME_PASS, 25, NAN, "has had its credit" },
  { "{'rule':'us-45x-stacking','tax_year_begins':'2027-01-01','same_facility':true,'dmc_total':100,'dmc_us_primary':65}",
    OFFTAKE_OUTCOME_PASS, 65, 65, NULL },
  { "{'rule':'us-45x-stacking','tax_year_begins':'2027-01-01','same_facility':false,'dmc_total':100,'dmc_us_primary':65}",
    OFFTAKE_OUTCOME_FAIL, 65, 65, "no deemed sale" },
  { "{'rule':'us-45x-stacking','tax_year_begins':'2026-12-31','same_facility':false,'dmc_total':100,'dmc_us_primary':1}",
    OFFTAKE_OUTCOME_NOT_YET_BINDING, 1, 65, "deemed sold" },
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
  g_test_add_func ("/rules/assess-credit/cases", test_cases);
  return g_test_run ();
}
