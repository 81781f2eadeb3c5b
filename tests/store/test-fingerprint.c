/* SPDX-License-Identifier: MPL-2.0 */
#include "store/fingerprint.h"

#include "base/error.h"
#include "lib/store.h"
#include "store/changeset.h"

static void
assert_sound (OfftakeDatabase *database, gboolean sound)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (offtake_fingerprint_check (database, &error), ==, sound);
  if (!sound)
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
}

static const char *const edits[] = {
  "UPDATE agreements SET take_or_pay = 0.5 WHERE id = '001'",
  "UPDATE agreements SET take_or_pay = 1, position = position + 100",
  "UPDATE agreements SET take_or_pay = NULL, notes = '', title = 'a' || title",
  "UPDATE materials SET virgin_kgco2e_per_kg = 7",
  "UPDATE materials SET virgin_kgco2e_per_kg = -0.0 WHERE id = 'cam'",
  "DELETE FROM deliveries",
  "INSERT INTO parties (position, id, country, foreign_entity) VALUES (99, 'new', 'DE', 1)",
  "INSERT INTO materials (position, id, virgin_kgco2e_per_kg) VALUES (98, 'n', 3)",
  "UPDATE parties SET name = 'Zwei' WHERE id = 'q'; DELETE FROM rules; UPDATE plan SET notes = 'x'",
};

static void
test_follows_edits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeDatabase) database = fixture_database ();
    sqlite3_session *session = offtake_changeset_record (database, &error);
    assert_sound (database, TRUE);
    fixture_execute (database, edits[i]);
    g_autoptr (GBytes) changes = offtake_changeset_take (database, session, &error);
    sqlite3session_delete (session);
    assert_sound (database, FALSE);
    g_assert_true (offtake_fingerprint_follow (database, changes, FALSE, &error));
    assert_sound (database, TRUE);
    g_assert_true (offtake_changeset_apply (database, changes, TRUE, &error));
    assert_sound (database, FALSE);
    g_assert_true (offtake_fingerprint_follow (database, changes, TRUE, &error));
    assert_sound (database, TRUE);
    g_assert_no_error (error);
  }
}

static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDatabase) database = fixture_database ();

  fixture_execute (database, "INSERT INTO journal VALUES (1, 'a', 5, 0, x'00', 'd')");
  assert_sound (database, FALSE);
  g_assert_true (offtake_fingerprint_add_steps (database, OFFTAKE_STEPS_ONE, 1, &error));
  assert_sound (database, TRUE);
  g_assert_true (offtake_fingerprint_remove_steps (database, OFFTAKE_STEPS_ONE, 1, &error));
  fixture_execute (database, "UPDATE journal SET undone = 1");
  g_assert_true (offtake_fingerprint_add_steps (database, OFFTAKE_STEPS_UNDONE, 0, &error));
  assert_sound (database, TRUE);
  g_assert_true (offtake_fingerprint_remove_steps (database, OFFTAKE_STEPS_UNDONE, 0, &error));
  fixture_execute (database, "DELETE FROM journal");
  assert_sound (database, TRUE);
}

static const char *const damages[] = {
  "UPDATE plan SET title = 'x'",
  "UPDATE parties SET name = 'x' WHERE id = 'q'",
  "UPDATE agreements SET notes = NULL WHERE id = '001'",
  "UPDATE meta SET value = 'x' WHERE key = 'rows.plan'",
  "UPDATE meta SET value = replace (value, '0', 'g') WHERE key = 'rows.plan'",
  "DELETE FROM meta WHERE key = 'rows.journal'",
  "DELETE FROM meta WHERE key = 'needs'",
  "INSERT INTO journal VALUES (1, 'a', 5, 0, x'00', 'd')",
};

static void
test_damage_is_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (OfftakeDatabase) database = fixture_database ();
    fixture_execute (database, damages[i]);
    assert_sound (database, FALSE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/fingerprint/follows-edits", test_follows_edits);
  g_test_add_func ("/store/fingerprint/steps", test_steps);
  g_test_add_func ("/store/fingerprint/damage", test_damage_is_found);
  return g_test_run ();
}
