/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

static void
test_lanes (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding;

  checked_assert (&checked, "eu-black-mass-export", "2025", "bm-in", NULL,
                  OFFTAKE_OUTCOME_NOT_YET_BINDING, 95);
  finding = checked_assert (&checked, "eu-black-mass-export", "2026", "bm-in", NULL,
                            OFFTAKE_OUTCOME_FAIL, 95);
  g_assert_cmpfloat_with_epsilon (finding->tonnes_at_risk, 95, 1e-9);
  g_assert_true (checked_has_step (finding, "last day, 2026-12-31"));
  finding = checked_assert (&checked, "eu-black-mass-export", "2026", "bm-us", NULL,
                            OFFTAKE_OUTCOME_PASS, 0);
  g_assert_cmpfloat (finding->tonnes_at_risk, ==, 0);
  checked_assert (&checked, "us-section-301", "2026", "ni-cn", NULL, OFFTAKE_OUTCOME_PASS,
                  0.25 * 300 * 3000);
  g_assert_null (checked_find (&checked, "cn-black-mass-import", "2026", NULL, NULL));
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-lane/lanes", test_lanes);
  return g_test_run ();
}
