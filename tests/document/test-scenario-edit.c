/* SPDX-License-Identifier: MPL-2.0 */
#include "document/scenario-edit.h"

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "lib/random-edit.h"

static OfftakeRecord *
shown (DocumentFixture *fixture, const char *list, const char *id)
{
  return offtake_plan_find (offtake_document_get_shown_plan (fixture->document), list, id);
}

/* What is shown is the base plan with the scenario's changes, whatever was edited. */
static void
assert_layered (DocumentFixture *fixture)
{
  OfftakePlan *base = offtake_document_get_plan (fixture->document);
  const char *scenario = offtake_document_get_scenario (fixture->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan =
      scenario ? offtake_plan_apply_scenario (base, scenario, &error) : g_object_ref (base);
  g_assert_no_error (error);
  g_autofree char *expected = fixture_plan_text (plan);
  g_autofree char *is = fixture_plan_text (offtake_document_get_shown_plan (fixture->document));

  g_assert_cmpstr (is, ==, expected);
}

static void
set_number (DocumentFixture *fixture, OfftakeRecord *record, const char *field, double number)
{
  g_autoptr (json_t) value = json_real (number);
  g_autoptr (GError) error = NULL;

  offtake_document_set (fixture->document, record, field, value, &error);
  g_assert_no_error (error);
}

/* An edit changes the scenario and is called so; the base plan is as it was; the record is the same
   object; the base plan's value takes the change away. */
static void
test_edit_changes_the_scenario (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  OfftakeRecord *mine = document_find (fixture, "sites", "mine");
  g_autofree char *before = document_text (fixture);

  offtake_document_set_scenario (document, "fast");
  assert_layered (fixture);
  g_assert_true (offtake_document_edits_scenario (document));
  g_assert_false (offtake_document_is_changed (document, mine, "capacity_tpa"));
  set_number (fixture, mine, "capacity_tpa", 5);
  assert_layered (fixture);
  g_assert_true (shown (fixture, "sites", "mine") == mine);
  g_assert_true (offtake_document_is_changed (document, mine, "capacity_tpa"));
  g_assert_false (offtake_document_is_changed (document, mine, "name"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Change capacity of Mine in Fast ramp");
  OfftakeSite *base = OFFTAKE_SITE (document_find (fixture, "sites", "mine"));
  g_assert_cmpfloat (offtake_series_at (base->capacity_tpa, 1, OFFTAKE_BEFORE_ZERO), ==, 100000);

  set_number (fixture, mine, "capacity_tpa", 100000);
  g_assert_false (offtake_document_is_changed (document, mine, "capacity_tpa"));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
  offtake_document_set_scenario (document, NULL);
  assert_layered (fixture);
  g_assert_true (document_find (fixture, "sites", "mine") == mine);
}

/* Chosen, the base plan is edited; what the scenario changes stays as it is shown. */
static void
test_base_plan_by_choice (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;

  offtake_document_set_scenario (document, "fast");
  offtake_document_set_edits_base (document, TRUE);
  g_assert_false (offtake_document_edits_scenario (document));
  set_number (fixture, shown (fixture, "sites", "mine"), "capacity_tpa", 5);
  set_number (fixture, shown (fixture, "sites", "line"), "planned_tpa", 7);
  assert_layered (fixture);
  g_assert_false (
      offtake_document_is_changed (document, shown (fixture, "sites", "mine"), "capacity_tpa"));
  g_assert_cmpfloat (
      offtake_series_at (OFFTAKE_SITE (shown (fixture, "sites", "line"))->planned_tpa, 1,
                         OFFTAKE_BEFORE_ZERO),
      ==, 13000);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) name = json_string ("R");
  g_assert_false (
      offtake_document_set (document, shown (fixture, "parties", "r"), "name", name, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  offtake_document_set_scenario (document, "empty");
  g_assert_true (offtake_document_edits_scenario (document));
  assert_layered (fixture);
}

static void
test_reset_and_apply (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  OfftakeRecord *line = document_find (fixture, "sites", "line");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_text (fixture);

  offtake_document_set_scenario (document, "fast");
  g_assert_true (offtake_document_is_changed (document, line, "planned_tpa"));
  g_assert_true (offtake_document_reset (document, line, "planned_tpa", &error));
  g_assert_no_error (error);
  g_assert_false (offtake_document_is_changed (document, line, "planned_tpa"));
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==,
                   "Reset planned activity of line in Fast ramp");
  assert_layered (fixture);
  g_assert_true (offtake_document_undo (document, NULL));
  assert_layered (fixture);

  g_assert_true (offtake_document_apply_to_base (document, line, "planned_tpa", &error));
  g_assert_no_error (error);
  assert_layered (fixture);
  g_assert_false (offtake_document_is_changed (document, line, "planned_tpa"));
  g_assert_cmpfloat (
      offtake_series_at (OFFTAKE_SITE (document_find (fixture, "sites", "line"))->planned_tpa, 1,
                         OFFTAKE_BEFORE_ZERO),
      ==, 13000);
  g_assert_true (offtake_document_undo (document, NULL));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_scenario_is_applied (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  OfftakeScenario *fast = OFFTAKE_SCENARIO (document_find (fixture, "scenarios", "fast"));
  g_autoptr (OfftakePlan) expected =
      offtake_plan_apply_scenario (offtake_document_get_plan (document), "fast", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_text (fixture);

  offtake_document_set_scenario (document, "fast");
  g_assert_true (offtake_scenario_drop_change (document, fast, 0, NULL));
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_true (offtake_scenario_apply (document, fast, &error));
  g_assert_no_error (error);
  assert_layered (fixture);
  g_assert_cmpuint (fast->changes->len, ==, 0);
  g_assert_null (document_find (fixture, "agreements", "003"));
  g_assert_nonnull (document_find (fixture, "parties", "r"));
  g_assert_true (offtake_document_undo (document, NULL));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* What is added is shown as the object that was added, and goes with its scenario. */
static void
test_add_and_remove (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  g_autoptr (OfftakeRecord) party =
      g_object_new (OFFTAKE_TYPE_PARTY, "id", "new", "country", "US", NULL);
  OfftakeRecord *old = document_find (fixture, "agreements", "004");
  g_autoptr (GError) error = NULL;

  offtake_document_set_scenario (document, "empty");
  g_assert_true (offtake_document_add (document, party, &error));
  g_assert_no_error (error);
  g_assert_true (shown (fixture, "parties", "new") == party);
  g_assert_null (offtake_document_find_base (document, party));
  g_assert_true (offtake_document_is_changed (document, party, "country"));
  g_assert_true (offtake_document_remove (document, old, &error));
  g_assert_no_error (error);
  g_assert_null (shown (fixture, "agreements", "004"));
  g_assert_nonnull (document_find (fixture, "agreements", "004"));
  assert_layered (fixture);
  offtake_document_set_scenario (document, NULL);
  g_assert_true (shown (fixture, "agreements", "004") == old);
  g_assert_null (shown (fixture, "parties", "new"));
  offtake_document_set_scenario (document, "empty");
  g_assert_true (
      offtake_document_remove (document, document_find (fixture, "scenarios", "empty"), &error));
  g_assert_no_error (error);
  g_assert_null (offtake_document_get_scenario (document));
  assert_layered (fixture);
}

/* Typing is one step, and can be taken back as if it had never been. */
static void
test_typing (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  OfftakeRecord *mine = document_find (fixture, "sites", "mine");

  offtake_document_set_scenario (document, "fast");
  for (int i = 1; i < 5; i++) {
    g_autoptr (json_t) value = json_integer (i);
    g_assert_true (offtake_document_set_typed (document, mine, "capacity_tpa", value, NULL));
  }
  assert_layered (fixture);
  g_assert_true (offtake_document_cancel_typing (document, mine, "capacity_tpa", NULL));
  g_assert_false (offtake_document_is_changed (document, mine, "capacity_tpa"));
  g_assert_false (offtake_document_can_undo (document));
  assert_layered (fixture);
}

/* What comes in place of a record that the scenario took away is itself shown, and where it was. */
static void
test_replace (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  OfftakeRecord *old = document_find (fixture, "agreements", "004");
  g_autoptr (json_t) json = offtake_record_to_json (old);
  g_autoptr (OfftakeRecord) added =
      offtake_record_from_json (OFFTAKE_TYPE_AGREEMENT, json, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_object_set (added, "title", "In its place", NULL);
  offtake_document_set_scenario (document, "empty");
  g_assert_true (offtake_document_remove (document, old, &error));
  g_assert_true (offtake_document_add (document, added, &error));
  g_assert_no_error (error);
  g_assert_true (shown (fixture, "agreements", "004") == added);
  assert_layered (fixture);
  g_assert_true (offtake_document_undo (document, NULL));
  assert_layered (fixture);
  g_assert_true (offtake_document_undo (document, NULL));
  assert_layered (fixture);
  offtake_document_set_scenario (document, NULL);
  assert_layered (fixture);
}

/* The base plan is shown for a scenario that cannot be, and no edit goes to what is not shown. */
static void
test_unshowable (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  g_autoptr (json_t) changes =
      json_pack ("[{s:s, s:s, s:b}]", "list", "sites", "id", "nowhere", "remove", 1);
  g_autoptr (json_t) capacity = json_integer (5);
  g_autoptr (GError) error = NULL;

  offtake_document_set_scenario (document, "fast");
  assert_layered (fixture);
  g_assert_true (offtake_record_set_json (document_find (fixture, "scenarios", "empty"), "changes",
                                          changes, NULL));
  offtake_document_set_scenario (document, "empty");
  g_autofree char *is = fixture_plan_text (offtake_document_get_shown_plan (document));
  g_autofree char *base = fixture_plan_text (offtake_document_get_plan (document));
  g_assert_cmpstr (is, ==, base);
  g_assert_false (offtake_document_set (document, shown (fixture, "sites", "mine"), "capacity_tpa",
                                        capacity, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  offtake_document_set_scenario (document, "fast");
  assert_layered (fixture);
}

/* The same, but for a scenario that has been removed before it was chosen. */
static void
assert_layered_or_lost (DocumentFixture *fixture)
{
  const char *scenario = offtake_document_get_scenario (fixture->document);

  if (!scenario || document_find (fixture, "scenarios", scenario))
    assert_layered (fixture);
}

/* A few edits as one step, which is ended or taken back as if it had never been. */
static void
random_group (DocumentFixture *fixture)
{
  OfftakeDocument *document = fixture->document;
  g_autofree char *before = document_text (fixture);

  g_assert_true (offtake_document_begin_group (document, "A group", NULL));
  for (gint32 i = g_test_rand_int_range (0, 5); i > 0; i--) {
    switch (g_test_rand_int_range (0, 4)) {
    case 0: random_add (document); break;
    case 1: random_remove (document); break;
    default: random_set (document); break;
    }
    assert_layered_or_lost (fixture);
  }
  if (g_test_rand_bit ()) {
    g_assert_true (offtake_document_end_group (document, NULL));
    return;
  }
  offtake_document_abort_group (document);
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Of any edits what is shown follows; undone all is as before, done again as after. */
static void
test_any_edits (DocumentFixture *fixture, gconstpointer unused)
{
  static const char *const scenarios[] = { "fast", "empty", "bare", NULL };
  OfftakeDocument *document = fixture->document;
  g_autofree char *before = document_text (fixture);
  guint n_steps = 0;

  for (guint i = 0; i < fixture_volume (30, 1000); i++) {
    const gint32 what = g_test_rand_int_range (0, 16);

    if (what == 0)
      offtake_document_set_scenario (
          document, scenarios[g_test_rand_int_range (0, G_N_ELEMENTS (scenarios))]);
    else if (what == 1)
      offtake_document_set_edits_base (document, g_test_rand_bit ());
    else if (what < 4)
      random_add (document);
    else if (what < 6)
      random_remove (document);
    else if (what < 8)
      random_group (fixture);
    else if (what == 8 && offtake_document_can_undo (document))
      g_assert_true (offtake_document_undo (document, NULL));
    else if (what == 9 && offtake_document_can_redo (document))
      g_assert_true (offtake_document_redo (document, NULL));
    else
      random_set (document);
    assert_layered_or_lost (fixture);
  }
  while (offtake_document_can_redo (document))
    g_assert_true (offtake_document_redo (document, NULL));
  g_autofree char *after = document_text (fixture);
  for (; offtake_document_can_undo (document); n_steps++)
    g_assert_true (offtake_document_undo (document, NULL));
  g_autofree char *undone = document_text (fixture);
  g_assert_cmpstr (undone, ==, before);
  while (offtake_document_can_redo (document))
    g_assert_true (offtake_document_redo (document, NULL));
  g_autofree char *redone = document_text (fixture);
  g_assert_cmpstr (redone, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  char *data = fixture_dir ();
  g_setenv ("XDG_DATA_HOME", data, TRUE);
#define ADD(path, test)                                                                            \
  g_test_add ("/document/scenario-edit/" path, DocumentFixture, NULL, document_set_up, test,       \
              document_tear_down)
  ADD ("changes-the-scenario", test_edit_changes_the_scenario);
  ADD ("base-plan-by-choice", test_base_plan_by_choice);
  ADD ("reset-and-apply", test_reset_and_apply);
  ADD ("scenario-is-applied", test_scenario_is_applied);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("typing", test_typing);
  ADD ("replace", test_replace);
  ADD ("unshowable", test_unshowable);
  ADD ("any-edits", test_any_edits);
#undef ADD
  int status = g_test_run ();
  fixture_remove_dir (data);
  return status;
}
