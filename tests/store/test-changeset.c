/* SPDX-License-Identifier: MPL-2.0 */
#include "store/changeset.h"

#include <string.h>

#include "base/error.h"
#include "lib/store.h"
#include "store/journal.h"

typedef struct {
  OfftakeDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->database = fixture_database ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->database, offtake_database_free);
}

/* What @sql changes. */
static GBytes *
record (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_session *session = offtake_changeset_record (fixture->database, &error);

  g_assert_no_error (error);
  fixture_execute (fixture->database, sql);
  GBytes *changes = offtake_changeset_take (fixture->database, session, &error);
  g_assert_no_error (error);
  sqlite3session_delete (session);
  return changes;
}

#define SEVERAL                                                                                    \
  "UPDATE agreements SET take_or_pay = 0.5, notes = NULL WHERE id = '001';"                        \
  "DELETE FROM deliveries;"                                                                        \
  "INSERT INTO parties (position, id, country) VALUES (99, 'new', 'DE')"

/* However it is found out: of a few rows at once, of many at the end. */
static void
test_what_is_referred_to (Fixture *fixture, gconstpointer unused)
{
  static const guint sizes[] = { 10, 80000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *notes = g_strnfill (sizes[i], 'n');
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO parties (position, id, country, notes) VALUES (99, 'new', 'DE', '%s')", notes);
    g_autofree char *before = fixture_dump (fixture->database);
    g_autoptr (GError) error = NULL;

    fixture_execute (fixture->database, "BEGIN");
    g_autoptr (GBytes) changes = record (fixture, sql);
    fixture_execute (fixture->database, "UPDATE sites SET party = 'new'");
    g_assert_false (offtake_changeset_apply (fixture->database, changes, TRUE, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
    fixture_execute (fixture->database, "ROLLBACK");
    g_autofree char *after = fixture_dump (fixture->database);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_there_and_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (fixture->database);
  g_autoptr (GBytes) changes = record (fixture, SEVERAL);
  g_autofree char *after = fixture_dump (fixture->database);

  g_assert_cmpstr (before, !=, after);
  g_assert_true (offtake_changeset_apply (fixture->database, changes, TRUE, &error));
  g_autofree char *undone = fixture_dump (fixture->database);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (offtake_changeset_apply (fixture->database, changes, FALSE, &error));
  g_autofree char *redone = fixture_dump (fixture->database);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_join (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (fixture->database);
  g_autoptr (GBytes) first = record (fixture, "UPDATE plan SET title = 'A', notes = 'n'");
  g_autoptr (GBytes) second = record (fixture, "UPDATE plan SET title = 'B'");
  g_autoptr (GBytes) both = offtake_changeset_join (fixture->database, first, second, &error);

  g_assert_no_error (error);
  g_assert_true (offtake_changeset_apply (fixture->database, both, TRUE, &error));
  g_autofree char *undone = fixture_dump (fixture->database);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_join_to_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) first = record (fixture, "UPDATE plan SET title = 'A'");
  g_autoptr (GBytes) second = record (fixture, "UPDATE plan SET title = 'Every key'");
  g_autoptr (GBytes) both = offtake_changeset_join (fixture->database, first, second, NULL);

  g_assert_cmpuint (g_bytes_get_size (both), ==, 0);
}

static void
test_conflicts_are_damage (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) changes = record (fixture, SEVERAL);

  fixture_execute (fixture->database, "UPDATE agreements SET take_or_pay = 0.7 WHERE id = '001'");
  g_autofree char *before = fixture_dump (fixture->database);
  g_assert_false (offtake_changeset_apply (fixture->database, changes, TRUE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
  g_autofree char *after = fixture_dump (fixture->database);
  g_assert_cmpstr (after, ==, before);
}

static void
test_dangling_reference_is_damage (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) changes =
      record (fixture, "INSERT INTO parties (position, id, country) VALUES (99, 'new', 'DE')");

  fixture_execute (fixture->database, "UPDATE sites SET party = 'new' WHERE id = 'hub'");
  g_assert_false (offtake_changeset_apply (fixture->database, changes, TRUE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/changeset/what-is-referred-to", test_what_is_referred_to);
  ADD ("/store/changeset/there-and-back", test_there_and_back);
  ADD ("/store/changeset/join", test_join);
  ADD ("/store/changeset/join-to-nothing", test_join_to_nothing);
  ADD ("/store/changeset/conflict", test_conflicts_are_damage);
  ADD ("/store/changeset/dangling", test_dangling_reference_is_damage);
#undef ADD
  return g_test_run ();
}
