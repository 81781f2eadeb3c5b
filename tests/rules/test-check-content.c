/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"

static void
test_recycled_content (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding;

  finding = checked_assert (&checked, "eu-art8", "2030", "plant", NULL,
                            OFFTAKE_OUTCOME_NOT_YET_BINDING, 4.8);
  g_assert_cmpfloat (finding->verdict->threshold, ==, 6);
  finding = checked_assert (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 4.8);
  g_assert_cmpstr (finding->margin_element, ==, "Li");
  g_assert_cmpfloat_with_epsilon (finding->margin, -1.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, -0.6, 1e-9);
  g_assert_nonnull (strstr (finding->remedy, "more recycled Li in 2031"));
  g_assert_true (checked_has_step (finding, "last day, 2031-12-31"));
  g_assert_false (checked_has_step (checked_find (&checked, "eu-art8", "2032", "plant", NULL),
                                    "last day, 2032-12-31"));

  g_assert_cmpuint (finding->verdict->parts->len, ==, 2);
  const OfftakeVerdictPart *nickel = finding->verdict->parts->pdata[1];
  g_assert_cmpstr (nickel->key, ==, "Ni");
  g_assert_cmpfloat_with_epsilon (nickel->value, 100 * CHECKED_RECYCLED_NI / 500, 1e-9);
  g_assert_cmpint (nickel->outcome, ==, OFFTAKE_OUTCOME_PASS);
  checked_assert (&checked, "iso14021", "2031", "plant", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * (CHECKED_RECYCLED_NI + 2.4) / 1000);
  checked_clear (&checked);
}

static void
test_custody (void)
{
  Checked checked = checked_chain (NULL, NULL);
  const OfftakeFinding *finding;

  finding = checked_assert (&checked, "iso22095", "2031", "plant", "Ni", OFFTAKE_OUTCOME_PASS,
                            CHECKED_RECYCLED_NI);
  g_assert_cmpfloat_with_epsilon (finding->verdict->threshold, 150, 1e-9);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, CHECKED_RECYCLED_NI - 150, 1e-9);
  finding = checked_assert (&checked, "iso22095", "2031", "plant", "Li", OFFTAKE_OUTCOME_FAIL, 2.4);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, -0.1, 1e-9);
  g_assert_null (checked_find (&checked, "iso22095", "2031", "refiner", "Ni"));
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-content/recycled-content", test_recycled_content);
  g_test_add_func ("/rules/check-content/custody", test_custody);
  return g_test_run ();
}
