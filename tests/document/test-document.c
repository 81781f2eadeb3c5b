/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "store/journal.h"
#include "store/plan-file.h"

#define N_KILLED_EDITS 12

static void
test_file_appears_whole (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *expected = fixture_data ("plans/every-key.json", NULL);
  g_autofree char *text = document_text (fixture);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (offtake_document_get_path (fixture->document), ==, fixture->path);
  document_reopen (fixture);
  g_autofree char *again = document_text (fixture);
  g_assert_cmpstr (again, ==, expected);
}

/* A child that edits and is gone in the middle of a transaction; it tells of each edit that was
   acknowledged. */
static void
edit_and_die (const char *path, int acknowledgements)
{
  g_autoptr (OfftakeDocument) document = offtake_document_open (path, NULL);
  OfftakeRecord *head =
      OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (document)));

  for (int i = 0; i < N_KILLED_EDITS; i++) {
    char number = (char) i;
    g_autofree char *title = g_strdup_printf ("Edit %d", i);
    g_autoptr (json_t) value = json_string (title);
    gboolean set = offtake_document_set (document, head, "title", value, NULL);
    if (!set || write (acknowledgements, &number, 1) != 1)
      _exit (1);
  }
  g_autoptr (json_t) value = json_string ("Never acknowledged");
  offtake_document_begin_group (document, "Group", NULL);
  offtake_document_set (document, head, "title", value, NULL);
  _exit (0);
}

static void
test_killed_keeps_acknowledged_edits (DocumentFixture *fixture, gconstpointer unused)
{
  int ends[2], status = 0;
  char number = -1, byte;

  g_clear_object (&fixture->document);
  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    edit_and_die (fixture->path, ends[1]);
  close (ends[1]);
  while (read (ends[0], &byte, 1) == 1)
    number = byte;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (number, ==, N_KILLED_EDITS - 1);

  document_reopen (fixture);
  g_autofree char *expected = g_strdup_printf ("Edit %d", number);
  g_assert_cmpstr (offtake_plan_get_head (offtake_document_get_plan (fixture->document))->title, ==,
                   expected);
  for (int i = 0; i < N_KILLED_EDITS; i++)
    g_assert_true (offtake_document_undo (fixture->document, NULL));
  g_autofree char *text = document_text (fixture);
  g_autofree char *original = fixture_data ("plans/every-key.json", NULL);
  g_assert_cmpstr (text, ==, original);
}

/* What a crash in the middle of writing leaves: the file half written, its pages from before in the
   journal. */
static void
test_interrupted_edit_is_taken_back (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *before = document_text (fixture);
  sqlite3 *handle = NULL;
  gsize n_file = 0, n_journal = 0;
  g_autofree char *file_bytes = NULL, *journal_bytes = NULL;

  g_clear_object (&fixture->document);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "PRAGMA cache_size = 1; BEGIN; UPDATE agreements SET notes = "
                                 "printf ('%.20000c', 'x'), title = 'half'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (fixture->path, &file_bytes, &n_file, NULL));
  g_assert_true (g_file_get_contents (journal, &journal_bytes, &n_journal, NULL));
  sqlite3_close (handle);
  g_assert_true (g_file_set_contents (fixture->path, file_bytes, (gssize) n_file, NULL));
  g_assert_true (g_file_set_contents (journal, journal_bytes, (gssize) n_journal, NULL));

  document_reopen (fixture);
  g_assert_true (offtake_document_was_recovered (fixture->document));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
  document_reopen (fixture);
  g_assert_false (offtake_document_was_recovered (fixture->document));
}

static void
test_second_document_reads (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) second = offtake_document_open (fixture->path, &error);
  g_autoptr (json_t) value = json_string ("Other");

  g_assert_no_error (error);
  g_assert_nonnull (offtake_document_get_read_only_reason (second));
  g_assert_false (offtake_document_set (
      second, OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (second))), "title",
      value, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (offtake_document_undo (second, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);

  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  g_assert_true (offtake_document_save_copy (second, copy, &error));
  g_autoptr (OfftakeDocument) third = offtake_document_open (copy, &error);
  g_assert_no_error (error);
  g_assert_null (offtake_document_get_read_only_reason (third));
}

static void
test_copy_keeps_its_steps (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);

  document_set (fixture, "plan", "plan", "title", "\"Changed\"");
  g_assert_true (offtake_document_begin_group (fixture->document, "Group", &error));
  g_assert_false (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (offtake_document_end_group (fixture->document, &error));
  g_assert_true (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) opened = offtake_document_open (copy, &error);
  g_assert_no_error (error);
  g_assert_true (offtake_document_undo (opened, &error));
  g_assert_cmpstr (offtake_plan_get_head (offtake_document_get_plan (opened))->title, ==,
                   "Every key");
}

/* Steps that a stranger has written into the file: undoing the second leads to no valid plan. */
static const struct {
  const char *there, *back;
} hostile[] = {
  { "UPDATE parties SET country = 'XX' WHERE id = 'p'",
    "UPDATE parties SET country = 'US' WHERE id = 'p'" },
  { "UPDATE agreements SET quantity = '[' WHERE id = '002'",
    "UPDATE agreements SET quantity = '{\"kind\":\"fixed\",\"tpa\":1}' WHERE id = '002'" },
  { "UPDATE recipes SET feeds = '[\"none\"]' WHERE id = 'refine'",
    "UPDATE recipes SET feeds = '[\"bm\"]' WHERE id = 'refine'" },
  { "DELETE FROM plan",
    "INSERT INTO plan VALUES ('plan', 'T', NULL, 'EUR', '{\"from\":2024,\"to\":2030}', NULL)" },
};

static void
write_step (OfftakePlanFile *file, const char *sql)
{
  g_autoptr (GError) error = NULL;
  OfftakeDatabase *database = offtake_plan_file_get_database (file);
  g_autoptr (OfftakeJournal) journal = offtake_journal_new (database, &error);

  g_assert_true (offtake_journal_begin (journal, &error));
  g_assert_true (offtake_database_execute (database, sql, &error));
  g_assert_true (offtake_journal_commit (journal, "Step", NULL, &error));
  g_assert_no_error (error);
}

static void
test_hostile_steps_are_refused (DocumentFixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++) {
    g_autoptr (GError) error = NULL;
    g_clear_object (&fixture->document);
    OfftakePlanFile *file = offtake_plan_file_open (fixture->path, NULL, &error);
    write_step (file, hostile[i].there);
    write_step (file, hostile[i].back);
    offtake_plan_file_free (file);

    document_reopen (fixture);
    g_autofree char *before = document_text (fixture);
    g_assert_false (offtake_document_undo (fixture->document, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
    g_autofree char *after = document_text (fixture);
    g_assert_cmpstr (after, ==, before);
    document_set (fixture, "parties", "p", "name", i % 2 ? "\"Even\"" : "\"Odd\"");
    g_assert_true (offtake_document_undo (fixture->document, NULL));
  }
}

static void
count (guint *n)
{
  ++*n;
}

static void
iterate_until_solved (OfftakeDocument *document)
{
  while (!offtake_document_is_solved (document) && !offtake_document_get_solve_error (document))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_solution_follows_the_plan (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeDocument *document = fixture->document;
  guint n_solutions = 0;

  g_signal_connect_swapped (document, "notify::solution", G_CALLBACK (count), &n_solutions);
  g_assert_null (offtake_document_get_solution (document));
  iterate_until_solved (document);
  g_autoptr (OfftakeSolution) first =
      offtake_solution_ref (offtake_document_get_solution (document));
  g_assert_cmpuint (n_solutions, ==, 1);

  document_set (fixture, "agreements", "001", "take_or_pay", "0.5");
  document_set (fixture, "agreements", "001", "take_or_pay", "0.6");
  g_assert_false (offtake_document_is_solved (document));
  g_assert_true (offtake_document_get_solution (document) == first);
  iterate_until_solved (document);
  g_assert_cmpuint (n_solutions, ==, 2);
  g_assert_true (offtake_document_get_solution (document) != first);

  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_false (offtake_document_is_solved (document));
  iterate_until_solved (document);
  g_assert_cmpuint (n_solutions, ==, 3);
}

static void
test_unknown_scenario_is_an_error (DocumentFixture *fixture, gconstpointer unused)
{
  offtake_document_set_scenario (fixture->document, "nothing");
  iterate_until_solved (fixture->document);
  g_assert_nonnull (offtake_document_get_solve_error (fixture->document));
  offtake_document_set_scenario (fixture->document, NULL);
  iterate_until_solved (fixture->document);
  g_assert_null (offtake_document_get_solve_error (fixture->document));
  g_assert_true (offtake_document_is_solved (fixture->document));
}

static void
test_closing_while_solving (DocumentFixture *fixture, gconstpointer unused)
{
  while (!g_main_context_iteration (NULL, FALSE))
    ;
  offtake_document_close (fixture->document);
  offtake_document_close (fixture->document);
  g_assert_false (offtake_document_can_undo (fixture->document));
  g_assert_finalize_object (g_steal_pointer (&fixture->document));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_properties (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *label = NULL;
  gboolean can_undo = FALSE;
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->document, "notify::can-undo", G_CALLBACK (count), &n_notified);
  document_set (fixture, "plan", "plan", "notes", "\"Words\"");
  g_object_get (fixture->document, "can-undo", &can_undo, "undo-label", &label, NULL);
  g_assert_true (can_undo);
  g_assert_cmpstr (label, ==, "Change notes of the plan");
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_backups_can_be_restored (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = fixture_data ("plans/every-key.json", NULL);
  g_autofree char *restored = g_build_filename (fixture->dir, "restored.offtake", NULL);

  g_assert_true (offtake_document_make_backup (fixture->document, &error));
  document_set (fixture, "plan", "plan", "title", "\"Spoiled\"");
  g_assert_true (offtake_document_make_backup (fixture->document, &error));
  g_clear_object (&fixture->document);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_autoptr (GPtrArray) backups = offtake_document_list_backups (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1); /* not two within the hour */
  const OfftakeBackup *backup = g_ptr_array_index (backups, 0);
  g_autoptr (OfftakeDocument) document = offtake_document_open (backup->path, &error);
  g_assert_no_error (error);
  g_assert_true (offtake_document_save_copy (document, restored, &error));
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (restored, &error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_cmpstr (text, ==, expected);
}

/* Somebody removes or replaces the file under the open plan: nothing is written into the void. */
static void
test_vanished_file_is_noticed (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) value = json_string ("Lost");
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  OfftakePlanHead *head = offtake_plan_get_head (offtake_document_get_plan (fixture->document));

  document_set (fixture, "plan", "plan", "title", "\"Kept\"");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  for (int replaced = 0; replaced < 2; replaced++) {
    g_assert_false (
        offtake_document_set (fixture->document, OFFTAKE_RECORD (head), "title", value, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
    g_assert_nonnull (strstr (error->message, "save a copy"));
    g_clear_error (&error);
    g_assert_cmpstr (head->title, ==, "Kept");
    g_assert_true (g_file_set_contents (fixture->path, "other", -1, NULL));
  }
  g_assert_true (offtake_document_save_copy (fixture->document, copy, &error));
  g_assert_no_error (error);
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (copy, &error);
  g_assert_cmpstr (offtake_plan_get_head (plan)->title, ==, "Kept");
}

int
main (int argc, char **argv)
{
  char *data = fixture_dir ();

  g_setenv ("XDG_DATA_HOME", data, TRUE); /* not among the backups of who runs this */
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, data)                                                                  \
  g_test_add (path, DocumentFixture, data, document_set_up, function, document_tear_down)
  ADD ("/document/document/whole", test_file_appears_whole, NULL);
  ADD ("/document/document/killed", test_killed_keeps_acknowledged_edits, NULL);
  ADD ("/document/document/interrupted", test_interrupted_edit_is_taken_back, NULL);
  ADD ("/document/document/second", test_second_document_reads, NULL);
  ADD ("/document/document/copy", test_copy_keeps_its_steps, NULL);
  ADD ("/document/document/hostile-steps", test_hostile_steps_are_refused, NULL);
  ADD ("/document/document/solution", test_solution_follows_the_plan, NULL);
  ADD ("/document/document/unknown-scenario", test_unknown_scenario_is_an_error, NULL);
  ADD ("/document/document/closing-while-solving", test_closing_while_solving, NULL);
  ADD ("/document/document/properties", test_properties, NULL);
  ADD ("/document/document/backups", test_backups_can_be_restored, NULL);
  ADD ("/document/document/vanished", test_vanished_file_is_noticed, NULL);
#undef ADD
  int status = g_test_run ();
  fixture_remove_dir (data);
  return status;
}
