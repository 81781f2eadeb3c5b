/* SPDX-License-Identifier: MPL-2.0 */
#include "model/overlay.h"

#include "base/error.h"
#include "lib/plan.h"

static char *
join_ids (GPtrArray *records)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s ", offtake_record_get_id (g_ptr_array_index (records, i)));
  return g_string_free (ids, FALSE);
}

static void
test_put (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autoptr (OfftakeOverlay) overlay = offtake_overlay_new (plan);
  g_autoptr (OfftakeRecord) changed =
      offtake_record_copy (offtake_plan_find (plan, "parties", "p"));
  g_autoptr (OfftakeRecord) added = g_object_new (OFFTAKE_TYPE_PARTY, "id", "new", NULL);
  g_autoptr (GPtrArray) touched = NULL, all = NULL;
  g_autofree char *ids = NULL;

  offtake_overlay_put (overlay, added);
  g_assert_false (offtake_overlay_replaces (overlay, "parties"));
  offtake_overlay_put (overlay, changed);
  offtake_overlay_put (overlay, added);
  touched = offtake_overlay_touched (overlay, "parties");
  all = offtake_overlay_list (overlay, "parties");
  ids = join_ids (all);

  g_assert_true (offtake_overlay_replaces (overlay, "parties"));
  g_assert_false (offtake_overlay_removes (overlay, "parties"));
  g_assert_false (offtake_overlay_replaces (overlay, "sites"));
  g_assert_cmpuint (touched->len, ==, 2);
  g_assert_true (offtake_overlay_find (overlay, "parties", "p") == changed);
  g_assert_cmpstr (ids, ==, "p q new ");
  g_assert_true (g_ptr_array_index (all, 0) == changed);
}

/* A scenario shares what it does not change, and the plan below stays as it is. */
static void
test_scenario (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autofree char *before = fixture_plan_text (plan);
  g_autoptr (OfftakePlan) fast = offtake_plan_apply_scenario (plan, "fast", &error);
  g_autofree char *after = fixture_plan_text (plan);
  OfftakeSite *line = (OfftakeSite *) offtake_plan_find (fast, "sites", "line");

  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (offtake_plan_find (fast, "sites", "hub") ==
                 offtake_plan_find (plan, "sites", "hub"));
  g_assert_true (offtake_series_is_constant (line->planned_tpa));
  g_assert_null (offtake_plan_find (fast, "agreements", "003"));
  g_assert_nonnull (offtake_plan_find (fast, "parties", "r"));
  g_assert_cmpuint (offtake_plan_moving_statuses (plan), ==,
                    1u << OFFTAKE_STATUS_BINDING | 1u << OFFTAKE_STATUS_ACTIVE);
  g_assert_cmpuint (offtake_plan_moving_statuses (fast), ==,
                    1u << OFFTAKE_STATUS_BINDING | 1u << OFFTAKE_STATUS_ACTIVE |
                        1u << OFFTAKE_STATUS_MOU | 1u << OFFTAKE_STATUS_LOI |
                        1u << OFFTAKE_STATUS_DRAFT);
}

/* Changes build on one another. */
static void
test_scenario_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("t", "USD", 2024, 2025);
  g_autoptr (OfftakeRecord) scenario = g_object_new (
      OFFTAKE_TYPE_SCENARIO, "id", "s", "changes",
      "[{\"list\":\"parties\",\"add\":{\"id\":\"a\",\"country\":\"US\"}},"
      "{\"list\":\"parties\",\"add\":{\"id\":\"b\",\"country\":\"US\"}},"
      "{\"list\":\"parties\",\"id\":\"a\",\"set\":{\"country\":\"DE\",\"name\":\"A\"}},"
      "{\"list\":\"parties\",\"id\":\"b\",\"remove\":true},"
      "{\"list\":\"parties\",\"add\":{\"id\":\"b\",\"country\":\"FR\"}}]",
      NULL);

  offtake_plan_insert (plan, scenario, G_MAXUINT);
  g_autoptr (OfftakePlan) applied = offtake_plan_apply_scenario (plan, "s", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((OfftakeParty *) offtake_plan_find (applied, "parties", "a"))->country, ==,
                   "DE");
  g_assert_cmpstr (((OfftakeParty *) offtake_plan_find (applied, "parties", "b"))->country, ==,
                   "FR");
  g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (applied, "parties")), ==, 2);
}

static void
test_unknown_scenario (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("t", "USD", 2024, 2025);

  g_assert_null (offtake_plan_apply_scenario (plan, "x", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/overlay/put", test_put);
  g_test_add_func ("/model/overlay/scenario", test_scenario);
  g_test_add_func ("/model/overlay/scenario-order", test_scenario_order);
  g_test_add_func ("/model/overlay/unknown-scenario", test_unknown_scenario);
  return g_test_run ();
}
