/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess-private.h"

#include <math.h>

#include "lib/assessed.h"

/* What may be claimed by the model of the chain of custody. */
static const AssessedCase cases[] = {
  { "{'rule':'iso22095','model':'blending','inputs':[{'recycled_t':3,'total_t':10}],'claims':[]}",
    OFFTAKE_OUTCOME_PASS, 30, NAN, NULL },
  { "{'rule':'iso22095','model':'segregated','inputs':[{'recycled_t':10,'total_t':10},{'recycled_t':9,'total_t':10}],'claims':[]}",
    OFFTAKE_OUTCOME_FAIL, 95, 100, "mixed" },
  { "{'rule':'iso22095','model':'identity','inputs':[{'recycled_t':0,'total_t':10}],'claims':[]}",
    OFFTAKE_OUTCOME_PASS, 0, 100, NULL },
  { "{'rule':'iso22095','model':'credit','inputs':[{'recycled_t':30,'total_t':100}],'conversion':0.5,'claims':[10,5]}",
    OFFTAKE_OUTCOME_PASS, 15, 15, NULL },
  { "{'rule':'iso22095','model':'credit','inputs':[{'recycled_t':30,'total_t':100}],'conversion':0.5,'claims':[10,5.5]}",
    OFFTAKE_OUTCOME_FAIL, 15, 15.5, "too much" },
  { "{'rule':'iso22095','model':'credit','inputs':[],'conversion':0.5,'claims':[1]}",
    OFFTAKE_OUTCOME_NOT_TESTED, NAN, NAN, "inputs.total_t" },
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
  g_test_add_func ("/rules/assess-custody/cases", test_cases);
  return g_test_run ();
}
