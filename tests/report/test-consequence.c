/* SPDX-License-Identifier: MPL-2.0 */
#include "report/consequence.h"

#include <string.h>

#include "engine/solve.h"
#include "lib/sample.h"

/* The founding plan with the share of nickel set to @share. */
static Sample *
with_share (const char *share)
{
  g_autoptr (Sample) founding = sample_new ("founding", NULL);
  OfftakeRecord *nickel = offtake_plan_find (founding->plan, "agreements", "aqms-6k-ni");
  g_autoptr (json_t) quantity = offtake_record_get_json (nickel, "quantity");
  g_autoptr (json_t) value = offtake_json_read (share, strlen (share), "", NULL);
  Sample *changed = g_new0 (Sample, 1);

  json_object_set (quantity, "share", value);
  g_assert_true (offtake_record_set_json (nickel, "quantity", quantity, NULL));
  changed->plan = g_object_ref (founding->plan);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (changed->plan, NULL);
  changed->solution = offtake_solve (network, NULL, NULL);
  changed->network = offtake_solution_get_network (changed->solution);
  return changed;
}

static const char *
first_of (const GPtrArray *list, OfftakeConsequenceKind kind)
{
  for (guint i = 0; i < list->len; i++) {
    const OfftakeConsequence *consequence = list->pdata[i];

    if (consequence->kind == kind)
      return consequence->text;
  }
  return NULL;
}

static void
test_share_moves_what_follows (void)
{
  g_autoptr (Sample) before = sample_new ("founding", NULL);
  g_autoptr (Sample) after = with_share ("0.05");
  g_autoptr (GPtrArray) list = offtake_consequences_of_solutions (
      before->solution, after->solution, "2027", "USD", OFFTAKE_MASS_TONNE, NULL);
  static const struct {
    OfftakeConsequenceKind kind;
    const char *words;
  } cases[] = {
    { OFFTAKE_CONSEQUENCE_QUANTITY, "aqms-6k-ni moves " },
    { OFFTAKE_CONSEQUENCE_RECYCLED, "recycled Ni in what " },
    { OFFTAKE_CONSEQUENCE_VALUE, "all agreements are worth " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *text = first_of (list, cases[i].kind);

    g_assert_nonnull (text);
    g_assert_nonnull (strstr (text, cases[i].words));
    g_assert_nonnull (strstr (text, " → "));
  }
}

static void
test_nothing_changes (void)
{
  g_autoptr (Sample) plan = sample_new ("founding", NULL);
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeCompliance) verdicts =
      offtake_compliance_new (plan->plan, plan->solution, book, NULL, NULL, 0);
  g_autoptr (GPtrArray) figures = offtake_consequences_of_solutions (
      plan->solution, plan->solution, "2027", "USD", OFFTAKE_MASS_TONNE, NULL);
  g_autoptr (GPtrArray) outcomes = offtake_consequences_of_verdicts (verdicts, verdicts, NULL);
  g_autoptr (GPtrArray) elsewhere = offtake_consequences_of_solutions (
      plan->solution, plan->solution, "1999", "USD", OFFTAKE_MASS_TONNE, NULL);

  g_assert_cmpuint (figures->len, ==, 0);
  g_assert_cmpuint (outcomes->len, ==, 0);
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

static void
test_verdicts_turn (void)
{
  g_autoptr (Sample) before = sample_new ("founding", NULL);
  g_autoptr (Sample) after = with_share ("0");
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeCompliance) was =
      offtake_compliance_new (before->plan, before->solution, book, NULL, NULL, 0);
  g_autoptr (OfftakeCompliance) is =
      offtake_compliance_new (after->plan, after->solution, book, NULL, NULL, 0);
  g_autoptr (GHashTable) names = offtake_consequence_names (after->plan);
  g_autoptr (GPtrArray) there = offtake_consequences_of_verdicts (was, is, names);
  g_autoptr (GPtrArray) back = offtake_consequences_of_verdicts (is, was, names);

  g_assert_cmpuint (there->len, >, 0);
  g_assert_cmpuint (back->len, ==, there->len);
  g_assert_cmpstr (g_hash_table_lookup (names, "aqms-6k-ni"), ==, "AQMS-6K-01");
  g_assert_nonnull (strstr (first_of (there, OFFTAKE_CONSEQUENCE_VERDICT), " → "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/consequence/share-moves-what-follows", test_share_moves_what_follows);
  g_test_add_func ("/report/consequence/nothing-changes", test_nothing_changes);
  g_test_add_func ("/report/consequence/verdicts-turn", test_verdicts_turn);
  return g_test_run ();
}
