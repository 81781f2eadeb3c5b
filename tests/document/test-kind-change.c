/* SPDX-License-Identifier: MPL-2.0 */
#include "document/kind-change.h"

#include <math.h>

#include "lib/sample.h"
#include "lib/solved.h"
#include "model/check.h"

#define CLOSE 1e-4 /* of what was rounded to be read */

static void
assert_close (double a, double b)
{
  if (isnan (a) && isnan (b))
    return;
  g_assert_cmpfloat_with_epsilon (a, b, CLOSE * (1 + fabs (b)));
}

static gboolean
promises_all (OfftakeAgreement *agreement, const OfftakePeriod *period)
{
  const OfftakeQuantity *quantity = agreement->quantity;

  return quantity->kind != OFFTAKE_QUANTITY_FIXED &&
         offtake_series_at (quantity->share, period->first, OFFTAKE_BEFORE_ZERO) >= 1;
}

/* What the changed agreement moves and costs in every period is what it did before; but a share of
   what is made or needed cannot promise more than that. */
static void
assert_same (const Sample *sample, OfftakeAgreement *changed, const char *field)
{
  g_autoptr (OfftakeSolution) after = solved_plan (sample->plan);
  OfftakeNetwork *network = offtake_solution_get_network (sample->solution);
  guint index = offtake_network_find_agreement (network, changed->id);

  for (guint p = 0; index != OFFTAKE_NONE && p < offtake_network_n_periods (network); p++) {
    const OfftakeAgreementResult *before = offtake_solution_agreement (sample->solution, p, index);
    const OfftakeAgreementResult *now = offtake_solution_agreement (after, p, index);
    if (!promises_all (changed, offtake_network_period (network, p)))
      assert_close (now->t, before->t);
    if (g_str_equal (field, "price") && changed->price && before->t > 0)
      assert_close (now->price_per_t, before->price_per_t);
  }
}

static void
try_kind (const Sample *sample, OfftakeAgreement *agreement, const char *field, const char *word)
{
  OfftakeRecord *record = OFFTAKE_RECORD (agreement);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) before = offtake_record_get_json (record, field);
  g_autoptr (json_t) after = offtake_kind_change (agreement, field, word, sample->solution);

  g_assert_true (offtake_record_set_json (record, field, after, &error));
  g_assert_no_error (error);
  if (offtake_check_record (sample->plan, record, NULL))
    assert_same (sample, agreement, field);
  else
    g_assert_true (g_str_has_prefix (word, "share")); /* the other side does not make or take it */
  g_assert_true (offtake_record_set_json (record, field, before, &error));
}

static void
test_keeps_what_it_did (void)
{
  static const char *const kinds[][2] = {
    { "quantity", "fixed" },
    { "quantity", "share_of_need" },
    { "quantity", "share_of_output" },
    { "price", "fixed" },
    { "price", "index" },
  };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  GListModel *agreements = offtake_plan_get_list (sample->plan, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      try_kind (sample, agreement, kinds[k][0], kinds[k][1]);
  }
}

static void
test_without_solution (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  OfftakeRecord *record = offtake_plan_find (sample->plan, "agreements", "aqms-6k-ni");
  g_autoptr (json_t) fixed =
      offtake_kind_change (OFFTAKE_AGREEMENT (record), "quantity", "fixed", NULL);
  g_autofree char *text = offtake_json_write_compact (fixed);

  g_assert_cmpstr (text, ==, "{\"kind\":\"fixed\",\"tpa\":0,\"tolerance\":0.1}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind-change/keeps-what-it-did", test_keeps_what_it_did);
  g_test_add_func ("/kind-change/without-solution", test_without_solution);
  return g_test_run ();
}
