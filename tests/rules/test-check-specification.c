/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

static void
test_specification (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding;

  checked_assert (&checked, "contract-specification", "2026", "ni-recycled", "Ni",
                  OFFTAKE_OUTCOME_PASS, 25);
  finding = checked_assert (&checked, "contract-specification", "2027", "ni-recycled", "Ni",
                            OFFTAKE_OUTCOME_FAIL, 21);
  g_assert_true (checked_has_step (finding, "Certificate 7"));
  finding = checked_assert (&checked, "contract-specification", "2027", "ni-recycled", "",
                            OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (checked_has_step (finding, "Fe"));
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-specification/specification", test_specification);
  return g_test_run ();
}
