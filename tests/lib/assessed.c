/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/assessed.h"

#include <math.h>
#include <string.h>

static void
assert_number (double number, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (number));
  else
    g_assert_cmpfloat_with_epsilon (number, expected, 1e-12 * fmax (1, fabs (expected)));
}

static gboolean
has_step (const OfftakeVerdict *verdict, const char *words)
{
  for (guint i = 0; i < verdict->steps->len; i++)
    if (strstr (verdict->steps->pdata[i], words))
      return TRUE;
  return FALSE;
}

static void
run (const OfftakeRuleBook *book, const AssessedCase *entry)
{
  g_autofree char *text = g_strdelimit (g_strdup (entry->facts), "'", '"');
  g_autoptr (json_t) facts = offtake_json_read (text, strlen (text), "facts", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeVerdict) verdict = offtake_assess (book, facts, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpstr (offtake_outcome_name (verdict->outcome), ==,
                   offtake_outcome_name (entry->outcome));
  assert_number (verdict->value, entry->value);
  assert_number (verdict->threshold, entry->threshold);
  if (entry->step)
    g_assert_true (has_step (verdict, entry->step));
}

void
assessed_run (const AssessedCase *cases, guint n_cases)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);

  for (guint i = 0; i < n_cases; i++)
    run (book, &cases[i]);
}
