/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/assess.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

/* The cases of tests/data/rules/assess.json: those named G... are the worked examples of the
   regulations' summary, the others stand on the days, totals and guards between outcomes. */

static OfftakeRuleBook *book;

static void
assert_number (json_t *expected, double number)
{
  if (!expected)
    return;
  if (json_is_null (expected))
    g_assert_true (isnan (number));
  else
    g_assert_cmpfloat_with_epsilon (number, json_number_value (expected),
                                    1e-12 * fmax (1, fabs (number)));
}

static const char *
text (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static void
assert_part (const OfftakeVerdict *verdict, const char *key, json_t *expected)
{
  for (guint i = 0; i < verdict->parts->len; i++) {
    const OfftakeVerdictPart *part = verdict->parts->pdata[i];
    if (strcmp (part->key, key) != 0)
      continue;
    g_assert_cmpstr (offtake_outcome_name (part->outcome), ==, text (expected, "outcome"));
    assert_number (json_object_get (expected, "value"), part->value);
    assert_number (json_object_get (expected, "threshold"), part->threshold);
    return;
  }
  g_error ("no part %s", key);
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
assert_verdict (const OfftakeVerdict *verdict, json_t *expect)
{
  json_t *part;
  const char *key;

  g_assert_cmpstr (offtake_outcome_name (verdict->outcome), ==, text (expect, "outcome"));
  assert_number (json_object_get (expect, "value"), verdict->value);
  assert_number (json_object_get (expect, "threshold"), verdict->threshold);
  json_object_foreach (json_object_get (expect, "metals"), key, part)
      assert_part (verdict, key, part);
  if (text (expect, "method"))
    g_assert_cmpstr (verdict->method, ==, text (expect, "method"));
  if (json_is_true (json_object_get (expect, "method_pending")))
    g_assert_true (verdict->rule->method_pending);
  if (text (expect, "step"))
    g_assert_true (has_step (verdict, text (expect, "step")));
  g_assert_cmpuint (verdict->steps->len, >, 0);
}

static void
test_case (gconstpointer data)
{
  json_t *entry = (json_t *) data;
  const char *refusal = text (entry, "error");
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeVerdict) verdict =
      offtake_assess (book, json_object_get (entry, "facts"), &error);

  if (refusal) {
    g_assert_null (verdict);
    g_assert_true (error->domain == OFFTAKE_ERROR);
    g_assert_nonnull (strstr (error->message, refusal));
    return;
  }
  g_assert_no_error (error);
  assert_verdict (verdict, json_object_get (entry, "expect"));
}

/* All rules of the command's table are there, and each tells which fact is missing. */
static void
test_no_facts (void)
{
  static const char *const ids[] = {
    "eu-art8",
    "eu-annex12-recovery",
    "eu-annex12-efficiency",
    "us-30d-minerals",
    "us-macr",
    "us-30d-components",
    "us-45x-credit",
    "us-45x-stacking",
    "us-pfe",
    "us-45y-domestic",
    "us-baba",
    "usmca-rvc",
    "iso22095",
    "iso14021",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) facts = json_pack ("{s:s}", "rule", ids[i]);
    g_autoptr (OfftakeVerdict) verdict = offtake_assess (book, facts, &error);
    g_assert_no_error (error);
    g_assert_cmpint (verdict->outcome, ==, OFFTAKE_OUTCOME_NOT_TESTED);
    g_assert_true (isnan (verdict->value));
    g_assert_true (has_step (verdict, "is missing"));
  }
}

static gboolean
has_case (json_t *cases, const char *name)
{
  gsize length = strlen (name);
  json_t *entry;
  size_t i;

  json_array_foreach (cases, i, entry)
  {
    const char *own = text (entry, "name");
    if (g_str_has_prefix (own, name) && !g_ascii_isdigit (own[length]))
      return TRUE;
  }
  return FALSE;
}

/* The worked cases that each law's summary gives, none left out. */
static void
test_worked_cases (gconstpointer data)
{
  static const struct {
    const char *law;
    guint n;
  } laws[] = { { "G30", 10 }, { "G45", 10 }, { "GM", 9 }, { "GE", 12 }, { "GC", 7 }, { "GO", 6 } };

  for (guint l = 0; l < G_N_ELEMENTS (laws); l++)
    for (guint i = 1; i <= laws[l].n; i++) {
      g_autofree char *name = g_strdup_printf ("%s-%u", laws[l].law, i);
      g_assert_true (has_case ((json_t *) data, name));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *data = NULL;
  g_autoptr (json_t) cases = NULL;
  json_t *entry;
  gsize length, i;
  int status;

  g_test_init (&argc, &argv, NULL);
  data = fixture_data ("rules/assess.json", &length);
  cases = offtake_json_read (data, length, "assess.json", NULL);
  book = offtake_rule_book_load (NULL);
  g_test_add_func ("/rules/assess/no-facts", test_no_facts);
  g_test_add_data_func ("/rules/assess/worked-cases", cases, test_worked_cases);
  json_array_foreach (cases, i, entry)
  {
    g_autofree char *name = g_strdup (text (entry, "name"));
    g_autofree char *path = g_strconcat ("/rules/assess/", g_strdelimit (name, " ", '-'), NULL);
    g_test_add_data_func (path, entry, test_case);
  }
  status = g_test_run ();
  offtake_rule_book_unref (book);
  return status;
}
