/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess-private.h"

#include <math.h>

#include "lib/assessed.h"

/* The clean vehicle credit: whether it exists, then the gate, then the percentage. */
static const AssessedCase cases[] = {
  { "{'rule':'us-30d-components','acquired':'2025-09-30','placed_in_service':'2025-12-31','components':[{'incremental_value':60,'north_america':true},{'incremental_value':40,'north_america':false}]}",
    OFFTAKE_OUTCOME_PASS, 60, 60, NULL },
  { "{'rule':'us-30d-components','acquired':'2025-10-01','placed_in_service':'2025-12-31','components':[{'incremental_value':60,'north_america':true}]}",
    OFFTAKE_OUTCOME_TERMINATED, 100, 60, "2025-09-30" },
  { "{'rule':'us-30d-minerals','acquired':'2025-01-01','placed_in_service':'2025-01-01','method':'tqv','chains':[{'value':10,'recycling_pct':100,'feoc':true}]}",
    OFFTAKE_OUTCOME_FAIL, NAN, 60, "chains[0]" },
  { "{'rule':'us-30d-minerals','acquired':'2024-12-31','placed_in_service':'2024-12-31','method':'tqv','chains':[{'value':10,'recycling_pct':100,'feoc':true}]}",
    OFFTAKE_OUTCOME_PASS, 100, 50, NULL },
  { "{'rule':'us-30d-minerals','acquired':'2025-01-01','placed_in_service':'2025-02-01','method':'best','chains':[{'value':60,'processing_pct':50},{'value':40,'extraction_pct':10}]}",
    OFFTAKE_OUTCOME_PASS, 60, 60, "va50" },
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
  g_test_add_func ("/rules/assess-vehicle/cases", test_cases);
  return g_test_run ();
}
