/* SPDX-License-Identifier: MPL-2.0 */
#include "store/journal.h"

#include <string.h>

#include "base/error.h"
#include "lib/store.h"
#include "store/fingerprint.h"
#include "store/query.h"

typedef struct {
  OfftakeDatabase *database;
  OfftakeJournal *journal;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->database = fixture_database ();
  fixture->journal = offtake_journal_new (fixture->database, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (offtake_fingerprint_check (fixture->database, NULL));
  g_clear_pointer (&fixture->journal, offtake_journal_free);
  g_clear_pointer (&fixture->database, offtake_database_free);
}

static void
step (Fixture *fixture, const char *sql, const char *label, const char *key)
{
  g_autoptr (GError) error = NULL;

  offtake_journal_begin (fixture->journal, &error);
  g_assert_no_error (error);
  fixture_execute (fixture->database, sql);
  offtake_journal_commit (fixture->journal, label, key, &error);
  g_assert_no_error (error);
}

static void
set_title (Fixture *fixture, const char *title, const char *key)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE plan SET title = '%s'", title);

  step (fixture, sql, title, key);
}

static gboolean
accept (GPtrArray *rows, gpointer data, GError **error)
{
  *(guint *) data = rows->len;
  return TRUE;
}

static gboolean
refuse (GPtrArray *rows, gpointer data, GError **error)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, "no");
  return FALSE;
}

static void
move (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (redo)
    offtake_journal_redo (fixture->journal, accept, &n, &error);
  else
    offtake_journal_undo (fixture->journal, accept, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
}

static void
assert_state (Fixture *fixture, const char *title, const char *undo, const char *redo)
{
  g_autoptr (OfftakeQuery) query = offtake_query (fixture->database, "SELECT title FROM plan", "");

  g_assert_true (offtake_query_next (query));
  g_assert_cmpstr (offtake_query_text (query, 0, NULL), ==, title);
  g_assert_cmpstr (offtake_journal_get_undo_label (fixture->journal), ==, undo);
  g_assert_cmpstr (offtake_journal_get_redo_label (fixture->journal), ==, redo);
  g_assert_true (offtake_fingerprint_check (fixture->database, NULL));
}

static void
test_back_and_forth (Fixture *fixture, gconstpointer unused)
{
  assert_state (fixture, "Every key", NULL, NULL);
  set_title (fixture, "A", NULL);
  set_title (fixture, "B", NULL);
  assert_state (fixture, "B", "B", NULL);
  move (fixture, FALSE);
  assert_state (fixture, "A", "A", "B");
  move (fixture, FALSE);
  assert_state (fixture, "Every key", NULL, "A");
  move (fixture, TRUE);
  assert_state (fixture, "A", "A", "B");
  set_title (fixture, "C", NULL);
  assert_state (fixture, "C", "C", NULL);
  move (fixture, FALSE);
  assert_state (fixture, "A", "A", "C");
}

static void
test_outlives_the_connection (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  set_title (fixture, "A", NULL);
  set_title (fixture, "B", NULL);
  move (fixture, FALSE);
  g_clear_pointer (&fixture->journal, offtake_journal_free);
  fixture->journal = offtake_journal_new (fixture->database, &error);
  assert_state (fixture, "A", "A", "B");
  move (fixture, TRUE);
  assert_state (fixture, "B", "B", NULL);
}

static void
test_nothing_to_do (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_journal_undo (fixture->journal, accept, NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (offtake_journal_redo (fixture->journal, accept, NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

static void
test_no_change_is_no_step (Fixture *fixture, gconstpointer unused)
{
  set_title (fixture, "A", NULL);
  move (fixture, FALSE);
  set_title (fixture, "Every key", NULL);
  assert_state (fixture, "Every key", NULL, "A");
  g_assert_true (offtake_journal_begin (fixture->journal, NULL));
  fixture_execute (fixture->database, "UPDATE plan SET title = 'X'");
  offtake_journal_abort (fixture->journal);
  assert_state (fixture, "Every key", NULL, "A");
}

static void
test_keys_join_steps (Fixture *fixture, gconstpointer unused)
{
  set_title (fixture, "A", "title");
  set_title (fixture, "Ab", "title");
  step (fixture, "UPDATE plan SET notes = 'n'", "Notes", "notes");
  set_title (fixture, "Abc", "title");
  set_title (fixture, "Abcd", "title");
  offtake_journal_settle (fixture->journal);
  set_title (fixture, "Abcde", "title");
  move (fixture, FALSE);
  assert_state (fixture, "Abcd", "Abcd", "Abcde");
  move (fixture, FALSE);
  assert_state (fixture, "Ab", "Notes", "Abcd");
  move (fixture, FALSE);
  move (fixture, FALSE);
  assert_state (fixture, "Every key", NULL, "Ab");
  set_title (fixture, "B", "title");
  assert_state (fixture, "B", "B", NULL);
}

static void
test_review_may_refuse (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  set_title (fixture, "A", NULL);
  g_assert_false (offtake_journal_undo (fixture->journal, refuse, NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  assert_state (fixture, "A", "A", NULL);
  move (fixture, FALSE);
  assert_state (fixture, "Every key", NULL, "A");
}

static void
test_dangling_reference_is_no_step (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (fixture->database);

  g_assert_true (offtake_journal_begin (fixture->journal, &error));
  fixture_execute (fixture->database, "DELETE FROM parties WHERE id = 'p'");
  g_assert_false (offtake_journal_commit (fixture->journal, "Delete", NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DATABASE);
  g_autofree char *after = fixture_dump (fixture->database);
  g_assert_cmpstr (after, ==, before);
  assert_state (fixture, "Every key", NULL, NULL);
}

static const char *const damages[] = {
  "UPDATE journal SET label = 'B'",
  "UPDATE journal SET made = made + 1",
  "UPDATE journal SET changes = x'00'",
  "UPDATE journal SET digest = ''",
};

static void
test_damaged_step_is_refused (Fixture *fixture, gconstpointer unused)
{
  set_title (fixture, "A", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GError) error = NULL;
    fixture_execute (fixture->database, "SAVEPOINT sound");
    fixture_execute (fixture->database, damages[i]);
    g_assert_false (offtake_journal_undo (fixture->journal, accept, NULL, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
    g_clear_error (&error);
    g_assert_false (offtake_journal_verify (fixture->journal, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
    fixture_execute (fixture->database, "ROLLBACK TO sound; RELEASE sound");
  }
  g_assert_true (offtake_journal_verify (fixture->journal, NULL));
  g_assert_cmpuint (offtake_journal_count (fixture->journal), ==, 1);
  move (fixture, FALSE);
}

/* What a cancelled step had sent out of sight is back; of a kept one it goes with the next change.
 */
static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  set_title (fixture, "one", NULL);
  set_title (fixture, "two", NULL);
  move (fixture, FALSE);
  set_title (fixture, "typed", "key");
  g_assert_true (offtake_journal_is_growing (fixture->journal, "key"));
  g_assert_false (offtake_journal_is_growing (fixture->journal, "other"));
  g_assert_null (offtake_journal_get_redo_label (fixture->journal));
  g_assert_true (offtake_journal_cancel (fixture->journal, accept, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (offtake_journal_is_growing (fixture->journal, "key"));
  g_assert_cmpstr (offtake_journal_get_undo_label (fixture->journal), ==, "one");
  g_assert_cmpstr (offtake_journal_get_redo_label (fixture->journal), ==, "two");

  set_title (fixture, "typed", "key");
  g_assert_cmpuint (offtake_journal_count (fixture->journal), ==, 3);
  offtake_journal_settle (fixture->journal);
  set_title (fixture, "more", "key");
  g_assert_cmpuint (offtake_journal_count (fixture->journal), ==, 3);
  g_assert_null (offtake_journal_get_redo_label (fixture->journal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/journal/back-and-forth", test_back_and_forth);
  ADD ("/store/journal/outlives", test_outlives_the_connection);
  ADD ("/store/journal/nothing", test_nothing_to_do);
  ADD ("/store/journal/no-change", test_no_change_is_no_step);
  ADD ("/store/journal/keys", test_keys_join_steps);
  ADD ("/store/journal/review", test_review_may_refuse);
  ADD ("/store/journal/dangling", test_dangling_reference_is_no_step);
  ADD ("/store/journal/damaged", test_damaged_step_is_refused);
  ADD ("/store/journal/cancel", test_cancel);
#undef ADD
  return g_test_run ();
}
