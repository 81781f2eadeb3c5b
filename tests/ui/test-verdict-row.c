/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/verdict-row.h"

#include <string.h>

#include "lib/fixture.h"
#include "lib/solved.h"

typedef struct {
  OfftakePlan *plan;
  OfftakeCompliance *compliance;
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *json = fixture_data ("rules/chain.json", NULL);
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeSolution) solution = NULL;

  self->plan = solved_read_plan (json);
  solution = solved_plan (self->plan);
  self->compliance = offtake_compliance_new (self->plan, solution, book, NULL, NULL, 0);
  self->rows = offtake_verdict_rows_new (self->compliance, self->plan, 1);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_ptr_array_unref (self->rows);
  offtake_compliance_unref (self->compliance);
  g_object_unref (self->plan);
}

static OfftakeVerdictRow *
find (Fixture *self, const char *rule, const char *subject)
{
  for (guint i = 0; i < self->rows->len; i++) {
    OfftakeVerdictRow *row = self->rows->pdata[i];
    if (strcmp (offtake_verdict_row_get_rule (row)->id, rule) == 0 &&
        strcmp (offtake_verdict_row_get_subject (row), subject) == 0)
      return row;
  }
  return NULL;
}

/* Each finding stands in one cell. */
static void
test_nothing_is_lost (Fixture *self, gconstpointer unused)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    for (int year = 2025; year <= 2036; year++) {
      const GPtrArray *findings = offtake_verdict_row_get_findings (self->rows->pdata[i], year);
      n += findings ? findings->len : 0;
    }
  g_assert_cmpuint (n, ==, self->compliance->findings->len);
}

static void
test_cells (Fixture *self, gconstpointer unused)
{
  OfftakeVerdictRow *row = find (self, "eu-art8", "Plant, Cathode");

  g_assert_nonnull (row);
  g_assert_cmpint (offtake_verdict_row_get_standing (row, 2030), ==,
                   OFFTAKE_STANDING_NOT_YET_BINDING);
  g_assert_cmpint (offtake_verdict_row_get_standing (row, 2031), ==, OFFTAKE_STANDING_FAIL);
  g_assert_true (offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_FAIL));
  g_assert_false (offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_TERMINATED));
  g_assert_null (offtake_verdict_row_get_findings (row, 2099));
}

/* Of the five promises of an agreement in a year, what fails comes first; recycled nickel passes by
   0.78 points and is at risk. */
static void
test_worst_first (Fixture *self, gconstpointer unused)
{
  OfftakeVerdictRow *row = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (offtake_verdict_row_get_rule (self->rows->pdata[i])->id, "contract-promise") == 0)
      row = self->rows->pdata[i];
  g_assert_nonnull (row);
  const GPtrArray *findings = offtake_verdict_row_get_findings (row, 2026);
  g_assert_cmpuint (findings->len, ==, 5);
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (offtake_verdict_row_get_standing_of (row, findings->pdata[i - 1]), <=,
                     offtake_verdict_row_get_standing_of (row, findings->pdata[i]));
  g_assert_cmpint (offtake_verdict_row_get_standing (row, 2026), ==, OFFTAKE_STANDING_FAIL);
  g_assert_true (offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_AT_RISK));
}

static void
test_sites_before_agreements (Fixture *self, gconstpointer unused)
{
  gboolean agreements = FALSE;

  for (guint i = 0; i < self->rows->len; i++) {
    const OfftakeRule *rule = offtake_verdict_row_get_rule (self->rows->pdata[i]);
    gboolean is_agreement = g_str_has_prefix (rule->id, "contract-") ||
                            strcmp (rule->id, "own-ni") == 0 || strstr (rule->id, "export") ||
                            strstr (rule->id, "301");
    if (i > 0 && is_agreement == agreements && !is_agreement)
      g_assert_cmpint (g_utf8_collate (offtake_verdict_row_get_subject (self->rows->pdata[i - 1]),
                                       offtake_verdict_row_get_subject (self->rows->pdata[i])),
                       <=, 0);
    g_assert_false (agreements && !is_agreement);
    agreements |= is_agreement;
  }
  g_assert_true (agreements);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/verdict-row/nothing-is-lost", Fixture, NULL, set_up, test_nothing_is_lost,
              tear_down);
  g_test_add ("/ui/verdict-row/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/ui/verdict-row/worst-first", Fixture, NULL, set_up, test_worst_first, tear_down);
  g_test_add ("/ui/verdict-row/sites-before-agreements", Fixture, NULL, set_up,
              test_sites_before_agreements, tear_down);
  return g_test_run ();
}
