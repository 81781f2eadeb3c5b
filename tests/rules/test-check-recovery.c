/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

static void
test_recovery (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding;

  checked_assert (&checked, "eu-annex12-recovery", "2026", "refiner", NULL,
                  OFFTAKE_OUTCOME_NOT_YET_BINDING, 90);
  finding = checked_assert (&checked, "eu-annex12-recovery", "2027", "refiner", NULL,
                            OFFTAKE_OUTCOME_PASS, 90);
  /* What just reaches its threshold lacks nothing. */
  g_assert_cmpfloat (finding->margin, ==, 0);
  g_assert_null (finding->remedy);
  checked_assert (&checked, "eu-annex12-recovery", "2031", "refiner", NULL, OFFTAKE_OUTCOME_FAIL,
                  90);
  /* Through the black mass that the refiner buys; what went to India does not count. */
  finding = checked_assert (&checked, "eu-annex12-recovery", "2027", "shredder", NULL,
                            OFFTAKE_OUTCOME_FAIL, 100 * CHECKED_RECYCLED_NI / 200);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, CHECKED_RECYCLED_NI - 180, 1e-9);
  g_assert_null (checked_find (&checked, "eu-annex12-recovery", "2027", "plant", NULL));
  checked_assert (&checked, "eu-annex12-efficiency", "2027", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * 615.6 / 855);
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-recovery/recovery", test_recovery);
  return g_test_run ();
}
