/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/verdict.h"

#include <math.h>

#include "rules/rule-book.h"

static OfftakeRule *
find_rule (const OfftakeRuleBook *book, const char *id)
{
  OfftakeRule *rule = offtake_rule_book_find (book, id, NULL);

  g_assert_nonnull (rule);
  return rule;
}

static void
add (OfftakeVerdict *verdict,
     const char *key,
     OfftakeOutcome outcome,
     double value,
     double threshold)
{
  OfftakeVerdictPart *part = offtake_verdict_add_part (verdict, key);

  part->outcome = outcome;
  part->value = value;
  part->threshold = threshold;
}

/* Worst first: fail, not tested, terminated, not yet binding, pass; what is not covered counts only
   where nothing else is there. */
static void
test_worst (void)
{
  static const OfftakeOutcome order[] = {
    OFFTAKE_OUTCOME_FAIL,       OFFTAKE_OUTCOME_NOT_TESTED,
    OFFTAKE_OUTCOME_TERMINATED, OFFTAKE_OUTCOME_NOT_YET_BINDING,
    OFFTAKE_OUTCOME_PASS,       OFFTAKE_OUTCOME_NOT_COVERED,
  };
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = i; k < G_N_ELEMENTS (order); k++) {
      g_autoptr (OfftakeVerdict) verdict = offtake_verdict_new (find_rule (book, "eu-art8"));
      add (verdict, "Ni", order[k], 5, 6);
      add (verdict, "Co", order[i], 5, 6);
      offtake_verdict_conclude (verdict);
      g_assert_cmpint (verdict->outcome, ==, order[i]);
    }
}

static void
test_least_margin (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeVerdict) verdict = offtake_verdict_new (find_rule (book, "eu-art8"));

  add (verdict, "Ni", OFFTAKE_OUTCOME_PASS, 9, 6);
  add (verdict, "Co", OFFTAKE_OUTCOME_PASS, 17.5, 16);
  add (verdict, "Cu", OFFTAKE_OUTCOME_NOT_COVERED, 1, 50);
  add (verdict, "Li", OFFTAKE_OUTCOME_NOT_TESTED, NAN, 6);
  offtake_verdict_conclude (verdict);
  g_assert_cmpint (verdict->outcome, ==, OFFTAKE_OUTCOME_NOT_TESTED);
  g_assert_cmpfloat (verdict->value, ==, 17.5);
  g_assert_cmpfloat (verdict->threshold, ==, 16);
}

/* Without a value the threshold stands alone. */
static void
test_threshold_alone (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeVerdict) verdict = offtake_verdict_new (find_rule (book, "eu-art8"));

  add (verdict, "Li", OFFTAKE_OUTCOME_NOT_TESTED, NAN, 6);
  offtake_verdict_conclude (verdict);
  g_assert_true (isnan (verdict->value));
  g_assert_cmpfloat (verdict->threshold, ==, 6);
}

static void
test_operators (void)
{
  static const struct {
    const char *operator;
    double value;
    gboolean accepted;
  } cases[] = {
    { ">=", 55, TRUE },         { ">=", 55 - 5e-10, TRUE }, { ">=", 55 - 5e-9, FALSE },
    { ">", 55, FALSE },         { ">", 55 + 5e-10, FALSE }, { ">", 55 + 5e-9, TRUE },
    { "<=", 55 + 5e-10, TRUE }, { "<=", 55 + 5e-9, FALSE }, { NULL, 54, FALSE },
    { NULL, 55, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeRule rule = { .operator= cases[i].operator};
    g_assert_cmpint (offtake_rule_accepts (&rule, cases[i].value, 55), ==, cases[i].accepted);
  }
}

static void
test_new (void)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeVerdict) verdict = offtake_verdict_new (find_rule (book, "us-baba"));

  g_assert_cmpint (verdict->outcome, ==, OFFTAKE_OUTCOME_NOT_TESTED);
  g_assert_true (isnan (verdict->value) && isnan (verdict->threshold));
  offtake_verdict_add_step (verdict, "%d of %s", 3, "four");
  g_assert_cmpstr (verdict->steps->pdata[0], ==, "3 of four");
  g_assert_cmpstr (offtake_outcome_name (OFFTAKE_OUTCOME_NOT_YET_BINDING), ==, "NOT_YET_BINDING");
  g_assert_cmpstr (offtake_outcome_title (OFFTAKE_OUTCOME_NOT_YET_BINDING), ==, "not yet binding");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/verdict/worst", test_worst);
  g_test_add_func ("/rules/verdict/least-margin", test_least_margin);
  g_test_add_func ("/rules/verdict/threshold-alone", test_threshold_alone);
  g_test_add_func ("/rules/verdict/operators", test_operators);
  g_test_add_func ("/rules/verdict/new", test_new);
  return g_test_run ();
}
