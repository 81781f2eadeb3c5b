/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/check.h"

#include <math.h>
#include <string.h>

#include "lib/fixture.h"
#include "lib/solved.h"

/* tests/data/rules/chain.json, each year: 1000 t of scrap hold 200 t of Ni, of which 190 t go into
   950 t of black mass; 95 t of that go to India and 855 t to the refiner, which makes 153.9 t of Ni
   in 615.6 t of sulfate. The plant makes 1000 t of cathode of 500 t of Ni: 153.9 recycled, 250 from
   a US mine, 75 from a Chinese one, 21.1 from the spot market; and of 50 t of Li, 2.4 recycled. */
#define RECYCLED_NI 153.9

typedef struct {
  OfftakePlan *plan;
  OfftakeCompliance *compliance;
} Checked;

static Checked
check_text (const char *json, const char *const *rules)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeSolution) solution = NULL;
  Checked checked;

  checked.plan = solved_read_plan (json);
  solution = solved_plan (checked.plan);
  checked.compliance = offtake_compliance_new (checked.plan, solution, book, rules, NULL, 0);
  return checked;
}

/* The chain with @from replaced by @to. */
static Checked
check_changed (const char *from, const char *to)
{
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  g_autoptr (GString) text = g_string_new (json);

  if (from)
    g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  return check_text (text->str, NULL);
}

static void
clear (Checked *checked)
{
  g_object_unref (checked->plan);
  offtake_compliance_unref (checked->compliance);
}

static gboolean
is_at (const char *wanted, const char *id)
{
  return !wanted || strcmp (wanted, id) == 0;
}

/* The first finding of the rule in the period on the site or agreement, and element. */
static const OfftakeFinding *
find (const Checked *checked,
      const char *rule,
      const char *period,
      const char *subject,
      const char *element)
{
  const OfftakeCompliance *compliance = checked->compliance;
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);

  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeFinding *finding = compliance->findings->pdata[i];
    const char *id = finding->agreement != OFFTAKE_NONE
                         ? offtake_network_agreement_id (network, finding->agreement)
                         : offtake_network_site_id (network, finding->site);
    const char *symbol =
        finding->element == OFFTAKE_NONE ? "" : offtake_network_element (network, finding->element);
    if (strcmp (finding->verdict->rule->id, rule) == 0 && strcmp (finding->period, period) == 0 &&
        is_at (subject, id) && is_at (element, symbol))
      return finding;
  }
  return NULL;
}

static const OfftakeFinding *
assert_finding (const Checked *checked,
                const char *rule,
                const char *period,
                const char *subject,
                const char *element,
                OfftakeOutcome outcome,
                double value)
{
  const OfftakeFinding *finding = find (checked, rule, period, subject, element);

  g_assert_nonnull (finding);
  g_assert_cmpstr (offtake_outcome_name (finding->verdict->outcome), ==,
                   offtake_outcome_name (outcome));
  if (isnan (value))
    g_assert_true (isnan (finding->verdict->value));
  else
    g_assert_cmpfloat_with_epsilon (finding->verdict->value, value, 1e-9 * fmax (1, fabs (value)));
  return finding;
}

static gboolean
has_step (const OfftakeFinding *finding, const char *words)
{
  for (guint i = 0; i < finding->verdict->steps->len; i++)
    if (strstr (finding->verdict->steps->pdata[i], words))
      return TRUE;
  return FALSE;
}

static void
test_recycled_content (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeFinding *finding;

  finding = assert_finding (&checked, "eu-art8", "2030", "plant", NULL,
                            OFFTAKE_OUTCOME_NOT_YET_BINDING, 4.8);
  g_assert_cmpfloat (finding->verdict->threshold, ==, 6);
  finding = assert_finding (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 4.8);
  g_assert_cmpstr (finding->margin_element, ==, "Li");
  g_assert_cmpfloat_with_epsilon (finding->margin, -1.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, -0.6, 1e-9);
  g_assert_nonnull (strstr (finding->remedy, "more recycled Li in 2031"));
  g_assert_true (has_step (finding, "last day, 2031-12-31"));
  g_assert_false (
      has_step (find (&checked, "eu-art8", "2032", "plant", NULL), "last day, 2032-12-31"));

  g_assert_cmpuint (finding->verdict->parts->len, ==, 2);
  const OfftakeVerdictPart *nickel = finding->verdict->parts->pdata[1];
  g_assert_cmpstr (nickel->key, ==, "Ni");
  g_assert_cmpfloat_with_epsilon (nickel->value, 100 * RECYCLED_NI / 500, 1e-9);
  g_assert_cmpint (nickel->outcome, ==, OFFTAKE_OUTCOME_PASS);
  assert_finding (&checked, "iso14021", "2031", "plant", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * (RECYCLED_NI + 2.4) / 1000);
  clear (&checked);
}

/* Each flow that feeds a number is there with its masses. */
static void
test_evidence (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeNetwork *network = offtake_solution_get_network (checked.compliance->solution);
  const OfftakeFinding *finding = find (&checked, "eu-art8", "2031", "plant", NULL);
  const OfftakeEvidence *evidence = finding->evidence;
  guint recycled = offtake_network_find_agreement (network, "ni-recycled"), n = 0;

  g_assert_nonnull (evidence->formula);
  g_assert_cmpuint (evidence->numbers->len, ==, 5);
  g_assert_cmpuint (evidence->assumptions->len, >, 0);
  g_assert_cmpuint (evidence->flows->len, ==, 5);
  for (guint i = 0; i < evidence->flows->len; i++) {
    const OfftakeEvidenceFlow *flow = &g_array_index (evidence->flows, OfftakeEvidenceFlow, i);
    if (flow->agreement != recycled)
      continue;
    g_assert_cmpfloat_with_epsilon (flow->t, RECYCLED_NI, 1e-9);
    g_assert_cmpfloat_with_epsilon (flow->recycled_t, RECYCLED_NI, 1e-9);
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
  clear (&checked);
}

static void
test_recovery (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeFinding *finding;

  assert_finding (&checked, "eu-annex12-recovery", "2026", "refiner", NULL,
                  OFFTAKE_OUTCOME_NOT_YET_BINDING, 90);
  assert_finding (&checked, "eu-annex12-recovery", "2027", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  90);
  assert_finding (&checked, "eu-annex12-recovery", "2031", "refiner", NULL, OFFTAKE_OUTCOME_FAIL,
                  90);
  /* Through the black mass that the refiner buys; what went to India does not count. */
  finding = assert_finding (&checked, "eu-annex12-recovery", "2027", "shredder", NULL,
                            OFFTAKE_OUTCOME_FAIL, 100 * RECYCLED_NI / 200);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, RECYCLED_NI - 180, 1e-9);
  g_assert_null (find (&checked, "eu-annex12-recovery", "2027", "plant", NULL));
  assert_finding (&checked, "eu-annex12-efficiency", "2027", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * 615.6 / 855);
  clear (&checked);
}

static void
test_custody (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeFinding *finding;

  finding = assert_finding (&checked, "iso22095", "2031", "plant", "Ni", OFFTAKE_OUTCOME_PASS,
                            RECYCLED_NI);
  g_assert_cmpfloat_with_epsilon (finding->verdict->threshold, 150, 1e-9);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, RECYCLED_NI - 150, 1e-9);
  finding = assert_finding (&checked, "iso22095", "2031", "plant", "Li", OFFTAKE_OUTCOME_FAIL, 2.4);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, -0.1, 1e-9);
  g_assert_null (find (&checked, "iso22095", "2031", "refiner", "Ni"));
  clear (&checked);
}

static void
test_assistance (void)
{
  Checked checked = check_changed (NULL, NULL);
  double price = (1615.6 * 4000 + 300 * 3000) / 1915.6;
  double total = price * 2000 + 2500000, foreign = price * 384.4;

  assert_finding (&checked, "us-macr", "2025", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED,
                  100 * (total - foreign) / total);
  assert_finding (&checked, "us-macr", "2030", "plant", NULL, OFFTAKE_OUTCOME_PASS,
                  100 * (total - foreign) / total);
  assert_finding (&checked, "us-macr", "2031", "refiner", NULL, OFFTAKE_OUTCOME_PASS, 100);
  clear (&checked);
}

static void
test_unpriced (void)
{
  Checked unpriced = check_changed (
      "\"tpa\": 238}, \"price\": {\"kind\": \"fixed\", \"per_t\": 10000}", "\"tpa\": 238}");
  Checked all = check_changed (", \"price\": {\"kind\": \"fixed\", \"per_t\": 10000}", "");
  const OfftakeFinding *finding;

  /* A mean price stands for a purchase without one. */
  g_assert_cmpint (find (&unpriced, "us-macr", "2030", "plant", NULL)->verdict->outcome, ==,
                   OFFTAKE_OUTCOME_PASS);
  finding =
      assert_finding (&all, "us-macr", "2030", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (has_step (finding, "li2co3"));
  finding = assert_finding (&all, "us-45x-credit", "2030", "plant", NULL,
                            OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (has_step (finding, "li2co3"));
  clear (&unpriced);
  clear (&all);
}

static void
test_entity (void)
{
  Checked checked = check_changed (NULL, NULL);
  Checked exclusive = check_changed ("\"id\": \"cam\", \"seller\"",
                                     "\"exclusive\": true, \"id\": \"cam\", \"seller\"");
  Checked foreign = check_changed (
      "\"id\": \"kr\", \"name\": \"Cell maker\", \"country\": \"KR\"",
      "\"id\": \"kr\", \"name\": \"Cell maker\", \"country\": \"KR\", \"foreign_entity\": true");

  assert_finding (&checked, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  assert_finding (&exclusive, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  assert_finding (&foreign, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  clear (&checked);
  clear (&exclusive);
  clear (&foreign);
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
  Checked checked = check_text (text->str, NULL);
  const OfftakeFinding *finding =
      assert_finding (&checked, "us-pfe", "2027", "plant", NULL, OFFTAKE_OUTCOME_FAIL, NAN);
  g_assert_true (has_step (finding, "cam"));
  clear (&checked);
}

static void
test_credit (void)
{
  Checked checked = check_changed (NULL, NULL);
  /* The refiner's: 855 t of black mass at 1000, conversion at 500 per t. */
  double base = 855 * 1000 + 855 * 500;

  assert_finding (&checked, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  0.1 * base);
  assert_finding (&checked, "us-45x-credit", "2031", "refiner", NULL, OFFTAKE_OUTCOME_PASS,
                  0.075 * base);
  assert_finding (&checked, "us-45x-credit", "2034", "refiner", NULL, OFFTAKE_OUTCOME_TERMINATED,
                  0);
  assert_finding (&checked, "us-45x-credit", "2033", "plant", NULL, OFFTAKE_OUTCOME_TERMINATED, 0);
  clear (&checked);

  Checked carbonate = check_changed ("NiSO4·6H2O", "NiCO3");
  assert_finding (&carbonate, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_FAIL, 0);
  clear (&carbonate);
  Checked nameless = check_changed ("\"formula\": \"NiSO4·6H2O\", ", "");
  assert_finding (&nameless, "us-45x-credit", "2030", "refiner", NULL, OFFTAKE_OUTCOME_NOT_TESTED,
                  NAN);
  clear (&nameless);
}

static void
test_promises (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeFinding *finding;

  finding = assert_finding (&checked, "contract-promise", "2026", "cam", "Ni", OFFTAKE_OUTCOME_PASS,
                            100 * RECYCLED_NI / 500);
  g_assert_cmpfloat_with_epsilon (finding->margin_t, RECYCLED_NI - 150, 1e-9);
  g_assert_null (finding->remedy);
  finding =
      assert_finding (&checked, "contract-promise", "2026", "cam", "Li", OFFTAKE_OUTCOME_FAIL, 4.8);
  g_assert_cmpstr (finding->remedy, ==, "0.1000 t more recycled Li in 2026 would do");
  clear (&checked);
}

/* All findings on promises of one agreement, in the order of the promises. */
static void
test_promise_kinds (void)
{
  static const struct {
    double value, threshold;
    OfftakeOutcome outcome;
    const char *operator;
  } expected[] = {
    { 30.78, 30, OFFTAKE_OUTCOME_PASS, ">=" }, { 4.8, 5, OFFTAKE_OUTCOME_FAIL, ">=" },
    { 15, 0, OFFTAKE_OUTCOME_FAIL, "<=" },     { 100, 90, OFFTAKE_OUTCOME_PASS, ">=" },
    { 0, 100, OFFTAKE_OUTCOME_PASS, "<=" },
  };
  Checked checked = check_changed (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < checked.compliance->findings->len; i++) {
    const OfftakeFinding *finding = checked.compliance->findings->pdata[i];
    if (strcmp (finding->verdict->rule->id, "contract-promise") != 0 ||
        strcmp (finding->period, "2026") != 0)
      continue;
    g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
    g_assert_cmpfloat_with_epsilon (finding->verdict->value, expected[n].value, 1e-9);
    g_assert_cmpfloat (finding->verdict->threshold, ==, expected[n].threshold);
    g_assert_cmpint (finding->verdict->outcome, ==, expected[n].outcome);
    g_assert_cmpstr (finding->operator, ==, expected[n].operator);
    n++;
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  clear (&checked);
}

static void
test_specification (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeFinding *finding;

  assert_finding (&checked, "contract-specification", "2026", "ni-recycled", "Ni",
                  OFFTAKE_OUTCOME_PASS, 25);
  finding = assert_finding (&checked, "contract-specification", "2027", "ni-recycled", "Ni",
                            OFFTAKE_OUTCOME_FAIL, 21);
  g_assert_true (has_step (finding, "Certificate 7"));
  finding = assert_finding (&checked, "contract-specification", "2027", "ni-recycled", "",
                            OFFTAKE_OUTCOME_NOT_TESTED, NAN);
  g_assert_true (has_step (finding, "Fe"));
  clear (&checked);
}

static void
test_lanes (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeFinding *finding;

  assert_finding (&checked, "eu-black-mass-export", "2025", "bm-in", NULL,
                  OFFTAKE_OUTCOME_NOT_YET_BINDING, 95);
  finding = assert_finding (&checked, "eu-black-mass-export", "2026", "bm-in", NULL,
                            OFFTAKE_OUTCOME_FAIL, 95);
  g_assert_cmpfloat_with_epsilon (finding->tonnes_at_risk, 95, 1e-9);
  g_assert_true (has_step (finding, "last day, 2026-12-31"));
  finding = assert_finding (&checked, "eu-black-mass-export", "2026", "bm-us", NULL,
                            OFFTAKE_OUTCOME_PASS, 0);
  g_assert_cmpfloat (finding->tonnes_at_risk, ==, 0);
  assert_finding (&checked, "us-section-301", "2026", "ni-cn", NULL, OFFTAKE_OUTCOME_PASS,
                  0.25 * 300 * 3000);
  g_assert_null (find (&checked, "cn-black-mass-import", "2026", NULL, NULL));
  clear (&checked);
}

static void
test_company_rules (void)
{
  Checked checked = check_changed (NULL, NULL);
  double share = 100 * RECYCLED_NI / 500;

  assert_finding (&checked, "own-ni", "2027", "cam", "Ni", OFFTAKE_OUTCOME_NOT_YET_BINDING, share);
  assert_finding (&checked, "own-ni", "2028", "cam", "Ni", OFFTAKE_OUTCOME_PASS, share);
  assert_finding (&checked, "own-ni", "2034", "cam", "Ni", OFFTAKE_OUTCOME_FAIL, share);
  assert_finding (&checked, "own-ni", "2036", "cam", "Ni", OFFTAKE_OUTCOME_TERMINATED, share);
  g_assert_null (find (&checked, "own-ni", "2028", "cam", "Li"));
  g_assert_cmpuint (checked.compliance->faults->len, ==, 1);
  g_assert_nonnull (strstr (checked.compliance->faults->pdata[0], "rules[1]: threshold"));
  clear (&checked);
}

/* The law judges by the year, contracts by the period. */
static void
test_quarters (void)
{
  Checked checked = check_changed ("\"step\": \"year\"", "\"step\": \"quarter\"");

  assert_finding (&checked, "eu-art8", "2031", "plant", NULL, OFFTAKE_OUTCOME_FAIL, 4.8);
  g_assert_null (find (&checked, "eu-art8", "2031Q3", NULL, NULL));
  assert_finding (&checked, "contract-promise", "2031Q3", "cam", "Li", OFFTAKE_OUTCOME_FAIL, 4.8);
  assert_finding (&checked, "eu-black-mass-export", "2026Q3", "bm-in", NULL,
                  OFFTAKE_OUTCOME_NOT_YET_BINDING, 95.0 * 92 / 365);
  assert_finding (&checked, "eu-black-mass-export", "2026Q4", "bm-in", NULL, OFFTAKE_OUTCOME_FAIL,
                  95.0 * 92 / 365);
  clear (&checked);
}

static void
test_rules_chosen (void)
{
  static const char *const rules[] = { "own-ni", "us-macr", NULL };
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  Checked checked = check_text (json, rules);

  g_assert_nonnull (find (&checked, "own-ni", "2028", "cam", "Ni"));
  g_assert_nonnull (find (&checked, "us-macr", "2028", "plant", NULL));
  g_assert_null (find (&checked, "eu-art8", "2028", NULL, NULL));
  clear (&checked);
}

static void
test_of_agreement (void)
{
  Checked checked = check_changed (NULL, NULL);
  const OfftakeNetwork *network = offtake_solution_get_network (checked.compliance->solution);

  g_autoptr (GArray) outcomes = offtake_compliance_by_agreement (checked.compliance, "2031");
  guint cathode = offtake_network_find_agreement (network, "cam");
  guint scrap = offtake_network_find_agreement (network, "scrap");

  g_assert_cmpuint (outcomes->len, ==, offtake_network_n_agreements (network));
  g_assert_cmpuint (g_array_index (outcomes, guint, cathode), ==, OFFTAKE_OUTCOME_FAIL);
  g_assert_cmpuint (g_array_index (outcomes, guint, scrap), ==, OFFTAKE_NONE);
  clear (&checked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check/recycled-content", test_recycled_content);
  g_test_add_func ("/rules/check/evidence", test_evidence);
  g_test_add_func ("/rules/check/recovery", test_recovery);
  g_test_add_func ("/rules/check/custody", test_custody);
  g_test_add_func ("/rules/check/assistance", test_assistance);
  g_test_add_func ("/rules/check/unpriced", test_unpriced);
  g_test_add_func ("/rules/check/entity", test_entity);
  g_test_add_func ("/rules/check/entity-by-control", test_entity_by_control);
  g_test_add_func ("/rules/check/credit", test_credit);
  g_test_add_func ("/rules/check/promises", test_promises);
  g_test_add_func ("/rules/check/promise-kinds", test_promise_kinds);
  g_test_add_func ("/rules/check/specification", test_specification);
  g_test_add_func ("/rules/check/lanes", test_lanes);
  g_test_add_func ("/rules/check/company-rules", test_company_rules);
  g_test_add_func ("/rules/check/quarters", test_quarters);
  g_test_add_func ("/rules/check/rules-chosen", test_rules_chosen);
  g_test_add_func ("/rules/check/of-agreement", test_of_agreement);
  return g_test_run ();
}
