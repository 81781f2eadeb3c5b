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

/* What one metal lacks does not do while another falls short too. */
static void
test_every_metal (void)
{
  Checked checked =
      checked_chain ("\"share_of_output\", \"share\": 1}", "\"share_of_output\", \"share\": 0.1}");
  const OfftakeFinding *finding =
      checked_assert (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 3.078);

  g_assert_cmpstr (finding->margin_element, ==, "Ni");
  g_assert_nonnull (strstr (finding->remedy, "0.6000 t Li, 14.61 t Ni"));
  checked_clear (&checked);
}

static void
test_custody_kinds (void)
{
  Checked every = checked_chain ("\"recycled_share\", \"element\": \"Li\", \"min\": 0.05",
                                 "\"recycled_share\", \"min\": 0.32");
  Checked post = checked_chain ("\"recycled_share\", \"element\": \"Ni\"",
                                "\"recycled_post_share\", \"element\": \"Ni\"");
  const OfftakeFinding *finding;
  guint n = 0;

  finding = checked_assert (&every, "iso22095", "2031", "plant", "Ni", OFFTAKE_OUTCOME_FAIL,
                            CHECKED_RECYCLED_NI);
  g_assert_cmpfloat_with_epsilon (finding->verdict->threshold, 160, 1e-9);
  checked_assert (&every, "iso22095", "2031", "plant", "Li", OFFTAKE_OUTCOME_FAIL, 2.4);

  /* All recycled nickel is of manufacturing waste. */
  for (guint i = 0; i < post.compliance->findings->len; i++) {
    finding = post.compliance->findings->pdata[i];
    if (strcmp (finding->verdict->rule->id, "iso22095") != 0 ||
        strcmp (finding->period, "2031") != 0 || !finding->detail)
      continue;
    g_assert_cmpint (finding->verdict->outcome, ==, OFFTAKE_OUTCOME_FAIL);
    g_assert_cmpfloat (finding->verdict->value, ==, 0);
    g_assert_cmpfloat_with_epsilon (finding->verdict->threshold, 150, 1e-9);
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
  checked_clear (&every);
  checked_clear (&post);
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
  g_test_add_func ("/rules/check-content/every-metal", test_every_metal);
  g_test_add_func ("/rules/check-content/custody", test_custody);
  g_test_add_func ("/rules/check-content/custody-kinds", test_custody_kinds);
  return g_test_run ();
}
