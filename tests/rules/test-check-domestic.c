/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"
#include "lib/fixture.h"

#define CELLS "rules/cells.json"

/* tests/data/rules/cells.json, each year: 500 t of cathode go into 1000 t of cells; 300 t at 20
   from the US, 100 t at 10 each from Canada and Korea; conversion at 2. So 6000 + 1000 + 1000 are
   bought, and 2000 added. */
static void
test_shares (void)
{
  Checked checked = checked_file (CELLS, NULL, NULL);
  const OfftakeFinding *finding;

  /* (6000 + 2000) / 10000, by the year in which construction begins. */
  finding =
      checked_assert (&checked, "us-45y-domestic", "2024", "plant", NULL, OFFTAKE_OUTCOME_PASS, 80);
  g_assert_cmpfloat (finding->verdict->threshold, ==, 40);
  g_assert_cmpfloat_with_epsilon (finding->margin, 40, 1e-9);
  finding =
      checked_assert (&checked, "us-45y-domestic", "2027", "plant", NULL, OFFTAKE_OUTCOME_PASS, 80);
  g_assert_cmpfloat (finding->verdict->threshold, ==, 55);
  /* 6000 / 8000: no conversion. */
  finding = checked_assert (&checked, "us-baba", "2026", "plant", NULL, OFFTAKE_OUTCOME_PASS, 75);
  g_assert_cmpfloat_with_epsilon (finding->margin, 20, 1e-9);
  /* (10000 - 1000) / 10000: Canada is in the region. */
  checked_assert (&checked, "usmca-rvc", "2026", "plant", NULL, OFFTAKE_OUTCOME_PASS, 90);
  checked_clear (&checked);
}

/* The plan with 200 t less from the US, which the spot market brings; @index is its price there, 0
   for none. */
static Checked
check_short (double index)
{
  g_autofree char *json = fixture_data (CELLS, NULL);
  g_autoptr (GString) text = g_string_new (json);

  g_assert_cmpuint (g_string_replace (text, "\"tpa\": 300", "\"tpa\": 100", 0), ==, 1);
  if (index > 0) {
    g_autofree char *indices = g_strdup_printf (
        "\"indices\": [{\"id\": \"cam\", \"price_per_t\": %g}], \"agreements\"", index);
    g_string_replace (text, "\"agreements\"", indices, 0);
    g_string_replace (text, "\"us45x\": \"eam\"", "\"price_index\": \"cam\", \"us45x\": \"eam\"",
                      0);
  }
  return checked_text (text->str, NULL);
}

/* 2000 at home, 1000 from Canada, 1000 from Korea, 200 t at 20 from nobody knows where; 2000 added.
 */
static void
test_spot_is_abroad (void)
{
  Checked checked = check_short (20);
  const OfftakeFinding *finding;

  finding = checked_assert (&checked, "us-baba", "2026", "plant", NULL, OFFTAKE_OUTCOME_FAIL,
                            100 * 2000.0 / 8000);
  g_assert_cmpfloat_with_epsilon (finding->margin, 25 - 55, 1e-9);
  checked_assert (&checked, "us-45y-domestic", "2024", "plant", NULL, OFFTAKE_OUTCOME_PASS, 40);
  checked_assert (&checked, "us-45y-domestic", "2025", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 40);
  checked_assert (&checked, "usmca-rvc", "2026", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 50);
  checked_clear (&checked);
}

/* What has no price is not free. */
static void
test_spot_without_a_price (void)
{
  static const char *const rules[] = { "us-45y-domestic", "us-baba", "usmca-rvc" };
  Checked checked = check_short (0);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    const OfftakeFinding *finding =
        checked_assert (&checked, rules[i], "2026", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
    g_assert_true (checked_has_step (finding, "Cathode has no price"));
  }
  checked_clear (&checked);
}

/* A purchase without a price leaves all three open, and is named. */
static void
test_unpriced (void)
{
  Checked checked = checked_file (CELLS, ", \"price\": {\"kind\": \"fixed\", \"per_t\": 20}", "");
  static const char *const rules[] = { "us-45y-domestic", "us-baba", "usmca-rvc" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    const OfftakeFinding *finding =
        checked_assert (&checked, rules[i], "2026", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
    g_assert_true (checked_has_step (finding, "Agreement cam-us has no price"));
  }
  checked_clear (&checked);
}

/* A plant elsewhere in the region is under the region's rule alone. */
static void
test_scope (void)
{
  Checked checked = checked_file (CELLS, "\"name\": \"Plant\", \"party\": \"us\"",
                                  "\"name\": \"Plant\", \"party\": \"ca\"");

  g_assert_null (checked_find (&checked, "us-45y-domestic", "2026", NULL, NULL));
  g_assert_null (checked_find (&checked, "us-baba", "2026", NULL, NULL));
  checked_assert (&checked, "usmca-rvc", "2026", "plant", NULL, OFFTAKE_OUTCOME_PASS, 90);
  checked_clear (&checked);
}

/* No vehicle is acquired on the last day of a year after 30 September 2025; before that the plan
   does not know the chains of its minerals. */
static void
test_vehicle (void)
{
  static const char *const rules[] = { "us-30d-minerals", "us-30d-components" };
  Checked checked = checked_file (CELLS, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    checked_assert (&checked, rules[i], "2024", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
    checked_assert (&checked, rules[i], "2025", "plant", NULL, OFFTAKE_OUTCOME_TERMINATED, NAN);
    checked_assert (&checked, rules[i], "2027", "plant", NULL, OFFTAKE_OUTCOME_TERMINATED, NAN);
  }
  checked_clear (&checked);
}

static void
test_evidence (void)
{
  static const double costs[] = { 6000, 2000, 2000 };
  Checked checked = checked_file (CELLS, NULL, NULL);
  const OfftakeEvidence *evidence =
      checked_find (&checked, "us-45y-domestic", "2026", "plant", NULL)->evidence;

  g_assert_cmpuint (evidence->numbers->len, ==, G_N_ELEMENTS (costs));
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++) {
    const OfftakeEvidenceNumber *number = evidence->numbers->pdata[i];
    g_assert_cmpfloat_with_epsilon (number->value, costs[i], 1e-9);
    g_assert_cmpstr (number->unit, ==, "USD");
  }
  g_assert_cmpuint (evidence->flows->len, ==, 3);
  checked_clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-domestic/shares", test_shares);
  g_test_add_func ("/rules/check-domestic/spot-is-abroad", test_spot_is_abroad);
  g_test_add_func ("/rules/check-domestic/spot-without-a-price", test_spot_without_a_price);
  g_test_add_func ("/rules/check-domestic/unpriced", test_unpriced);
  g_test_add_func ("/rules/check-domestic/scope", test_scope);
  g_test_add_func ("/rules/check-domestic/vehicle", test_vehicle);
  g_test_add_func ("/rules/check-domestic/evidence", test_evidence);
  return g_test_run ();
}
