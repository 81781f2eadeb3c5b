/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check-private.h"

#include <math.h>
#include <string.h>

#include "lib/checked.h"
#include "lib/fixture.h"

static void
test_assistance (void)
{
  Checked checked = checked_chain (NULL, NULL);
  double price = (1615.6 * 4000 + 300 * 3000) / 1915.6;
  double total = price * 2000 + 2500000, foreign = price * 384.4;

  checked_assert (&checked, "us-macr", "2025", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED,
                  100 * (total - foreign) / total);
  checked_assert (&checked, "us-macr", "2030", "plant", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * (total - foreign) / total);
  checked_assert (&checked, "us-macr", "2031", "refiner", NULL, OFFTAKE_OUTCOME_PASS, 100);
  checked_clear (&checked);

  /* 1000 t of the nickel from a foreign entity. */
  Checked abroad = checked_chain ("\"id\": \"mine-us\", \"party\": \"us\"",
                                  "\"id\": \"mine-us\", \"party\": \"cn\"");
  const OfftakeFinding *finding =
      checked_assert (&abroad, "us-macr", "2030", "plant", NULL, OFFTAKE_OUTCOME_FAIL,
                      100 * (total - price * 1384.4) / total);
  g_assert_nonnull (strstr (finding->remedy, "USD less from foreign entities in 2030"));
  checked_clear (&abroad);
}

/* The plant buys nickel from works of its own party: whether that is one facility, the plan does
   not say. */
static void
test_stack (void)
{
  Checked checked = checked_chain (NULL, NULL);
  double price = (1615.6 * 4000 + 300 * 3000) / 1915.6;
  double total = price * 2000 + 2500000, primary = price * 1615.6 + 2500000;
  const OfftakeFinding *finding;

  finding = checked_assert (&checked, "us-45x-stacking", "2026", "plant", NULL,
                            OFFTAKE_OUTCOME_NOT_YET_BINDING, 100 * primary / total);
  g_assert_cmpfloat (finding->verdict->threshold, ==, 65);
  finding = checked_assert (&checked, "us-45x-stacking", "2027", "plant", NULL,
                            OFFTAKE_OUTCOME_NOT_TESTED, 100 * primary / total);
  g_assert_true (checked_has_step (finding, "same_facility"));
  g_assert_null (checked_find (&checked, "us-45x-stacking", "2027", "refiner", NULL));
  checked_clear (&checked);
}

static void
test_minerals (void)
{
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  g_autoptr (GString) text = g_string_new (json);
  const OfftakeFinding *finding;

  g_string_replace (text, "\"composition\": {\"Ni\": 0.2}",
                    "\"composition\": {\"Ni\": 0.2, \"Fe\": 0.1}", 0);
  g_string_replace (text, "\"composition\": {\"Ni\": 0.25}",
                    "\"composition\": {\"Ni\": 0.25, \"Fe\": 0.02}", 0);
  Checked iron = checked_text (text->str, NULL);
  checked_assert (&iron, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  0.1 * 855 * 1500);
  checked_clear (&iron);

  g_string_replace (text, "\"Fe\"", "\"Co\"", 0);
  Checked cobalt = checked_text (text->str, NULL);
  finding = checked_assert (&cobalt, "us-45x-credit", "2030", "refiner", NULL,
                            OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (checked_has_step (finding, "several"));
  checked_clear (&cobalt);
}

static void
test_unpriced (void)
{
  Checked unpriced = checked_chain (
      "\"tpa\": 238}, \"price\": {\"kind\": \"fixed\", \"per_t\": 10000}", "\"tpa\": 238}");
  Checked all = checked_chain (", \"price\": {\"kind\": \"fixed\", \"per_t\": 10000}", "");
  const OfftakeFinding *finding;

  /* A mean price stands for a purchase without one. */
  g_assert_cmpint (checked_find (&unpriced, "us-macr", "2030", "plant", NULL)->verdict->outcome, ==,
                   OFFTAKE_OUTCOME_PASS);
  finding =
      checked_assert (&all, "us-macr", "2030", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (checked_has_step (finding, "li2co3"));
  finding = checked_assert (&all, "us-45x-credit", "2030", "plant", NULL,
                            OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (checked_has_step (finding, "li2co3"));
  checked_clear (&unpriced);
  checked_clear (&all);
}

static void
test_entity (void)
{
  Checked checked = checked_chain (NULL, NULL);
  Checked exclusive = checked_chain ("\"id\": \"cam\", \"seller\"",
                                     "\"exclusive\": true, \"id\": \"cam\", \"seller\"");
  Checked foreign = checked_chain (
      "\"id\": \"kr\", \"name\": \"Cell maker\", \"country\": \"KR\"",
      "\"id\": \"kr\", \"name\": \"Cell maker\", \"country\": \"KR\", \"foreign_entity\": true");

  checked_assert (&checked, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  checked_assert (&exclusive, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  checked_assert (&foreign, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  checked_clear (&checked);
  checked_clear (&exclusive);
  checked_clear (&foreign);
}

static void
test_entity_by_control (void)
{
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  g_autoptr (GString) text = g_string_new (json);

  g_string_replace (text, "\"id\": \"cam\", \"seller\"",
                    "\"exclusive\": true, \"id\": \"cam\", \"seller\"", 0);
  g_string_replace (text, "\"name\": \"Cell maker\",",
                    "\"name\": \"Cell maker\", \"foreign_entity\": true,", 0);
  Checked checked = checked_text (text->str, NULL);
  const OfftakeFinding *finding =
      checked_assert (&checked, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_FAIL, NAN);
  g_assert_true (checked_has_step (finding, "cam"));
  checked_clear (&checked);
}

static void
test_credit (void)
{
  Checked checked = checked_chain (NULL, NULL);
  /* The refiner's: 855 t of black mass at 1000, conversion at 500 per t. */
  double base = 855 * 1000 + 855 * 500;

  checked_assert (&checked, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  0.1 * base);
  checked_assert (&checked, "us-45x-credit", "2031", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  0.075 * base);
  checked_assert (&checked, "us-45x-credit", "2034", "refiner", NULL, OFFTAKE_OUTCOME_TERMINATED,
                  0);
  checked_assert (&checked, "us-45x-credit", "2033", "plant", NULL, OFFTAKE_OUTCOME_TERMINATED, 0);
  checked_clear (&checked);

  Checked carbonate = checked_chain ("NiSO4·6H2O", "NiCO3");
  checked_assert (&carbonate, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_FAIL, 0);
  checked_clear (&carbonate);
  Checked nameless = checked_chain ("\"formula\": \"NiSO4·6H2O\", ", "");
  checked_assert (&nameless, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_NOT_TESTED,
                  NAN);
  checked_clear (&nameless);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-credit/assistance", test_assistance);
  g_test_add_func ("/rules/check-credit/stack", test_stack);
  g_test_add_func ("/rules/check-credit/minerals", test_minerals);
  g_test_add_func ("/rules/check-credit/unpriced", test_unpriced);
  g_test_add_func ("/rules/check-credit/entity", test_entity);
  g_test_add_func ("/rules/check-credit/entity-by-control", test_entity_by_control);
  g_test_add_func ("/rules/check-credit/credit", test_credit);
  return g_test_run ();
}
