/* SPDX-License-Identifier: MPL-2.0 */
#include "model/layers.h"

#include <string.h>

#include "base/error.h"
#include "lib/plan.h"
#include "model/overlay.h"

/* What is shown is what the scenario makes of the plan; the objects and lists stay; at the end all
   is as it was. */
static void
test_shows_a_scenario_in_place (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autofree char *before = fixture_plan_text (plan);
  OfftakeRecord *line = offtake_plan_find (plan, "sites", "line");
  g_autoptr (OfftakePlan) expected = offtake_plan_apply_scenario (plan, "fast", NULL);
  g_autofree char *wanted = fixture_plan_text (expected);
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");
  g_autoptr (OfftakeLayers) layers = offtake_layers_new (plan);
  OfftakePlan *base = offtake_layers_get_base (layers);
  OfftakeScenario *fast = OFFTAKE_SCENARIO (offtake_plan_find (base, "scenarios", "fast"));
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_layers_update (layers, fast, &error));
  g_assert_no_error (error);
  g_autofree char *shown = fixture_plan_text (plan);
  g_autofree char *below = fixture_plan_text (base);
  g_assert_cmpstr (shown, ==, wanted);
  g_assert_cmpstr (below, ==, before);
  g_assert_true (offtake_layers_get_shown (layers) == plan);
  g_assert_true (offtake_plan_find (plan, "sites", "line") == line);
  g_assert_true (offtake_plan_find (base, "sites", "line") != line);
  g_assert_true (offtake_plan_find (plan, "sites", "hub") ==
                 offtake_plan_find (base, "sites", "hub"));
  g_assert_true (offtake_plan_is_scenario (plan));
  g_assert_cmpuint (offtake_plan_moving_statuses (plan), ==,
                    offtake_plan_moving_statuses (expected));

  g_assert_true (offtake_layers_update (layers, NULL, NULL));
  g_autofree char *after = fixture_plan_text (plan);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (offtake_plan_get_list (plan, "agreements") == agreements);
  g_assert_true (offtake_plan_find (plan, "sites", "line") == line);
  g_assert_false (offtake_plan_is_scenario (plan));
}

static void
count (guint *n)
{
  (*n)++;
}

/* Edits of either plan come through, and only what changes is told. */
static void
test_follows_the_base_plan (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autoptr (OfftakeLayers) layers = offtake_layers_new (plan);
  OfftakePlan *base = offtake_layers_get_base (layers);
  OfftakeScenario *fast = OFFTAKE_SCENARIO (offtake_plan_find (base, "scenarios", "fast"));
  g_autoptr (OfftakeRecord) added = g_object_new (OFFTAKE_TYPE_PARTY, "id", "new", NULL);
  guint n_lists = 0;

  g_assert_true (offtake_layers_update (layers, fast, NULL));
  g_signal_connect_swapped (offtake_plan_get_list (plan, "materials"), "items-changed",
                            G_CALLBACK (count), &n_lists);
  offtake_plan_insert (base, added, 0);
  g_object_set (offtake_plan_find (base, "sites", "line"), "name", "Renamed", NULL);
  g_assert_true (offtake_layers_update (layers, fast, NULL));
  g_assert_true (offtake_plan_find (plan, "parties", "new") == added);
  g_assert_cmpstr (offtake_record_get_title (offtake_plan_find (plan, "sites", "line")), ==,
                   "Renamed");
  g_assert_cmpuint (n_lists, ==, 0);
  offtake_plan_remove (base, added);
  g_assert_true (offtake_layers_update (layers, fast, NULL));
  g_assert_null (offtake_plan_find (plan, "parties", "new"));
}

static void
test_refuses_what_cannot_be_laid_over (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autofree char *before = fixture_plan_text (plan);
  g_autoptr (OfftakeLayers) layers = offtake_layers_new (plan);
  g_autoptr (json_t) changes =
      json_pack ("[{s:s, s:s, s:b}]", "list", "sites", "id", "nowhere", "remove", 1);
  g_autoptr (OfftakeRecord) lost = g_object_new (OFFTAKE_TYPE_SCENARIO, "id", "lost", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_record_set_json (lost, "changes", changes, NULL));
  g_assert_false (offtake_layers_update (layers, OFFTAKE_SCENARIO (lost), &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_autofree char *after = fixture_plan_text (plan);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/layers/in-place", test_shows_a_scenario_in_place);
  g_test_add_func ("/model/layers/follows-the-base-plan", test_follows_the_base_plan);
  g_test_add_func ("/model/layers/refuses", test_refuses_what_cannot_be_laid_over);
  return g_test_run ();
}
