/* SPDX-License-Identifier: MPL-2.0 */
#include "model/scenario-changes.h"

#include "lib/plan.h"

#include "base/error.h"
#include "model/overlay.h"

static OfftakeRecord *
edited (OfftakePlan *plan, const char *list, const char *id, const char *field, json_t *value)
{
  OfftakeRecord *copy = offtake_record_copy (offtake_plan_find (plan, list, id));
  g_autoptr (json_t) owned = value;

  g_assert_true (offtake_record_set_json (copy, field, owned, NULL));
  return copy;
}

static json_t *
change (json_t *changes, OfftakePlan *base, OfftakeRecord *shown, OfftakeRecord *now)
{
  g_autoptr (GError) error = NULL;
  json_t *changed = offtake_scenario_changes_with (
      changes, offtake_plan_find (base, offtake_record_get_list (now), offtake_record_get_id (now)),
      shown, now, &error);

  g_assert_no_error (error);
  return changed;
}

/* A value becomes a change, another value the same change, the base plan's value none. */
static void
test_values (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  OfftakeRecord *site = offtake_plan_find (plan, "sites", "line");
  g_autoptr (OfftakeRecord) once = edited (plan, "sites", "line", "name", json_string ("One"));
  g_autoptr (OfftakeRecord) twice = edited (plan, "sites", "line", "name", json_string ("Two"));
  g_autoptr (json_t) first = change (NULL, plan, site, once);
  g_autoptr (json_t) second = change (first, plan, once, twice);
  g_autoptr (json_t) back = change (second, plan, twice, site);
  g_autoptr (json_t) reset = offtake_scenario_changes_reset (second, "sites", "line", "name");
  g_autoptr (json_t) expected =
      json_pack ("[{s:s, s:s, s:{s:s}}]", "list", "sites", "id", "line", "set", "name", "Two");

  g_assert_true (json_equal (second, expected));
  g_assert_cmpuint (json_array_size (first), ==, 1);
  g_assert_cmpuint (json_array_size (back), ==, 0);
  g_assert_cmpuint (json_array_size (reset), ==, 0);
}

static void
test_cannot_take_away (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  OfftakeRecord *site = offtake_plan_find (plan, "sites", "mine");
  g_autoptr (OfftakeRecord) bare = edited (plan, "sites", "mine", "name", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_scenario_changes_with (NULL, site, site, bare, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
}

/* What the scenario adds stands once and whole, and goes with all that was changed in it. */
static void
test_records (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autoptr (OfftakeRecord) party =
      g_object_new (OFFTAKE_TYPE_PARTY, "id", "new", "country", "US", NULL);
  g_autoptr (OfftakeRecord) named = offtake_record_copy (party);
  OfftakeRecord *old = offtake_plan_find (plan, "parties", "p");

  g_object_set (named, "name", "Newcomer", NULL);
  g_autoptr (json_t) with = offtake_scenario_changes_with_added (NULL, party);
  g_autoptr (json_t) changed = change (with, plan, party, named);
  g_assert_cmpuint (json_array_size (changed), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (
                       json_object_get (json_array_get (changed, 0), "add"), "name")),
                   ==, "Newcomer");
  g_autoptr (json_t) gone = offtake_scenario_changes_without (changed, named, FALSE);
  g_assert_cmpuint (json_array_size (gone), ==, 0);
  g_autoptr (json_t) without = offtake_scenario_changes_without (NULL, old, TRUE);
  g_assert_true (json_is_true (json_object_get (json_array_get (without, 0), "remove")));
  g_autoptr (json_t) there = offtake_scenario_changes_reset (without, "parties", "p", NULL);
  g_assert_cmpuint (json_array_size (there), ==, 0);
}

/* The text of the plan with @changes made, which it does not tell itself. (transfer full) */
static char *
text_with (OfftakePlan *plan, json_t *changes)
{
  OfftakeRecord *fast = offtake_plan_find (plan, "scenarios", "fast");
  g_autoptr (json_t) none = json_array ();
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_record_set_json (fast, "changes", changes, NULL));
  g_autoptr (OfftakePlan) applied = offtake_plan_apply_scenario (plan, "fast", &error);
  g_assert_no_error (error);
  g_assert_true (offtake_record_set_json (fast, "changes", none, NULL));
  return fixture_plan_text (applied);
}

/* Many at once come out as one after the other, and what is of other records stays. */
static void
test_all (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  g_autoptr (OfftakePlan) shown = offtake_plan_apply_scenario (plan, "fast", NULL);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (json_t) changes = offtake_scenario_changes_read (
      OFFTAKE_SCENARIO (offtake_plan_find (plan, "scenarios", "fast")));
  json_t *each = json_incref (changes);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++) {
    static const char *const lists[] = { "sites", "parties", "sites", "parties" };
    static const char *const ids[] = { "mine", "r", "line", "p" };
    OfftakeRecord *now = edited (shown, lists[i], ids[i], "name", json_string ("Another"));
    json_t *next = change (each, plan, offtake_plan_find (shown, lists[i], ids[i]), now);

    g_ptr_array_add (copies, now);
    json_decref (each);
    each = next;
  }
  g_autoptr (json_t) all = offtake_scenario_changes_with_all (changes, plan, shown, copies, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_size (all), ==, json_array_size (each));
  g_autofree char *expected = text_with (plan, each);
  g_autofree char *is = text_with (plan, all);
  g_assert_cmpstr (is, ==, expected);
  g_assert_nonnull (strstr (is, "Another"));
  json_decref (each);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scenario-changes/values", test_values);
  g_test_add_func ("/model/scenario-changes/cannot-take-away", test_cannot_take_away);
  g_test_add_func ("/model/scenario-changes/records", test_records);
  g_test_add_func ("/model/scenario-changes/all", test_all);
  return g_test_run ();
}
