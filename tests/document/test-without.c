/* SPDX-License-Identifier: MPL-2.0 */
#include "document/without.h"

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/wait.h"
#include "model/check.h"

static void
leave_scenarios_out (OfftakePlan *plan)
{
  GListModel *scenarios = offtake_plan_get_list (plan, "scenarios");

  while (g_list_model_get_n_items (scenarios) > 0) {
    g_autoptr (OfftakeRecord) scenario = g_list_model_get_item (scenarios, 0);

    offtake_plan_remove (plan, scenario);
  }
}

/* The plan without it is a sound one: nothing refers to what has gone. */
static void
test_take_out_each (void)
{
  const char *const *samples = offtake_document_samples ();

  for (guint s = 0; samples[s]; s++) {
    g_autoptr (OfftakePlan) all = offtake_document_load_sample (samples[s], NULL);
    GListModel *agreements = offtake_plan_get_list (all, "agreements");

    for (guint i = 0; i < MIN (g_list_model_get_n_items (agreements), 25u); i++) {
      g_autoptr (OfftakeRecord) agreement = g_list_model_get_item (agreements, i);
      g_autoptr (OfftakePlan) plan = offtake_document_load_sample (samples[s], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (offtake_plan_take_out (plan, offtake_record_get_id (agreement), &error));
      g_assert_no_error (error);
      g_assert_null (offtake_plan_find (plan, "agreements", offtake_record_get_id (agreement)));
      leave_scenarios_out (plan);
      offtake_check_plan (plan, &error);
      g_assert_no_error (error);
    }
  }
}

static void
test_unknown (void)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_plan_take_out (plan, "no-such", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

static void
on_without (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(OfftakeWithout **) data = offtake_without_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
is_solved (gpointer document)
{
  return offtake_document_is_solved (document);
}

/* The document stays as it is. */
static void
test_worker (void)
{
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "plan.offtake", NULL);
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) document = offtake_document_create (path, plan, FALSE, &error);
  OfftakeWithout *without = NULL;

  g_assert_no_error (error);
  g_assert_true (wait_until (is_solved, document));
  offtake_without_async (document, "aqms-6k-ni", NULL, on_without, &without);
  g_assert_true (wait_until (is_there, &without));
  OfftakeNetwork *network = offtake_solution_get_network (without->solution);
  g_assert_cmpuint (offtake_network_find_agreement (network, "aqms-6k-ni"), ==, OFFTAKE_NONE);
  g_assert_cmpuint (offtake_network_find_agreement (network, "aqms-6k-li"), !=, OFFTAKE_NONE);
  g_assert_nonnull (
      offtake_plan_find (offtake_document_get_plan (document), "agreements", "aqms-6k-ni"));
  offtake_without_free (without);
  offtake_document_close (document);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/without/take-out-each", test_take_out_each);
  g_test_add_func ("/without/unknown", test_unknown);
  g_test_add_func ("/without/worker", test_worker);
  return g_test_run ();
}
