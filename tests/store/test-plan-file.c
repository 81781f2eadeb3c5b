/* SPDX-License-Identifier: MPL-2.0 */
#include "store/plan-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "store/migrate.h"

/* A folder with a plan file in it. */
typedef struct {
  char *dir, *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan (name ? name : "every-key.json");

  fixture->dir = fixture_dir ();
  fixture->path = g_build_filename (fixture->dir, "plan.offtake", NULL);
  offtake_plan_file_create (fixture->path, plan, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->path);
  fixture_remove_dir (fixture->dir);
}

static OfftakePlanFile *
open_plan (const char *path)
{
  g_autoptr (GError) error = NULL;
  OfftakePlanFile *file = offtake_plan_file_open (path, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static void
assert_holds (OfftakePlanFile *file, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *resource = g_strconcat ("plans/", name, NULL);
  g_autofree char *expected = fixture_data (resource, NULL);
  g_autoptr (OfftakePlan) plan = offtake_plan_file_load (file, &error);

  g_assert_no_error (error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder))
    n++;
  return n;
}

static void
test_round_trip (Fixture *fixture, gconstpointer name)
{
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);

  g_assert_null (offtake_plan_file_get_read_only_reason (file));
  assert_holds (file, name);
}

static void
test_opening_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  GStatBuf then, now;

  g_file_get_contents (fixture->path, &before, &n_before, NULL);
  g_stat (fixture->path, &then);
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);
  assert_holds (file, "every-key.json");
  g_clear_pointer (&file, offtake_plan_file_free);
  g_file_get_contents (fixture->path, &after, &n_after, NULL);
  g_stat (fixture->path, &now);
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpint (then.st_mtim.tv_nsec, ==, now.st_mtim.tv_nsec);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

static void
test_never_over_another_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");

  g_assert_false (offtake_plan_file_create (fixture->path, plan, FALSE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);
  assert_holds (file, "every-key.json");
  g_assert_false (offtake_plan_file_create (fixture->path, plan, TRUE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (offtake_plan_file_create (fixture->path, plan, FALSE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&file, offtake_plan_file_free);

  g_assert_true (offtake_plan_file_create (fixture->path, plan, TRUE, &error));
  g_assert_no_error (error);
  file = open_plan (fixture->path);
  assert_holds (file, "least.json");
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

static void
test_second_window_reads (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakePlanFile) first = open_plan (fixture->path);
  g_autoptr (OfftakePlanFile) second = open_plan (fixture->path);

  g_assert_null (offtake_plan_file_get_read_only_reason (first));
  g_assert_nonnull (strstr (offtake_plan_file_get_read_only_reason (second), "another window"));
  assert_holds (second, "every-key.json");
  g_clear_pointer (&second, offtake_plan_file_free);
  g_clear_pointer (&first, offtake_plan_file_free);
  first = open_plan (fixture->path);
  g_assert_null (offtake_plan_file_get_read_only_reason (first));
}

/* Opens the plan in a child, tells so, and holds it until the pipe is closed. */
static int
hold_in_child (const char *path, pid_t *child)
{
  int ready[2], hold[2];
  char byte = 0;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (hold), ==, 0);
  *child = fork ();
  if (*child == 0) {
    close (hold[1]);
    OfftakePlanFile *file = offtake_plan_file_open (path, NULL, NULL);
    byte = file && !offtake_plan_file_get_read_only_reason (file);
    g_assert_cmpint (write (ready[1], &byte, 1), ==, 1);
    while (read (hold[0], &byte, 1) > 0)
      ;
    _exit (0);
  }
  close (hold[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 1);
  close (ready[0]);
  close (ready[1]);
  return hold[1];
}

static void
test_second_process_reads (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  pid_t child = 0;
  int hold = hold_in_child (fixture->path, &child);
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);
  g_autofree char *process = g_strdup_printf ("process %d", (int) child);
  g_autoptr (OfftakePlan) plan = fixture_plan ("least.json");

  g_assert_nonnull (strstr (offtake_plan_file_get_read_only_reason (file), process));
  assert_holds (file, "every-key.json");
  g_assert_false (offtake_plan_file_create (fixture->path, plan, TRUE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  close (hold);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  g_clear_pointer (&file, offtake_plan_file_free);
  file = open_plan (fixture->path);
  g_assert_null (offtake_plan_file_get_read_only_reason (file));
}

static void
test_marked_read_only (Fixture *fixture, gconstpointer unused)
{
  g_chmod (fixture->path, 0444);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);

  g_assert_false (offtake_plan_file_check_editable (file, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM);
  g_assert_nonnull (strstr (offtake_plan_file_get_read_only_reason (file), "read-only"));
  assert_holds (file, "every-key.json");
}

static void
test_link_is_followed_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *link = g_build_filename (fixture->dir, "link.offtake", NULL);

  g_assert_cmpint (symlink ("plan.offtake", link), ==, 0);
  g_autoptr (OfftakePlanFile) file = open_plan (link);
  g_assert_cmpstr (offtake_plan_file_get_path (file), ==, fixture->path);
  g_autoptr (OfftakePlanFile) second = open_plan (fixture->path);
  g_assert_nonnull (offtake_plan_file_get_read_only_reason (second));
}

static void
test_save_copy (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->dir, "copy.offtake", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->dir, "none", "copy.offtake", NULL);
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);

  g_assert_true (offtake_plan_file_save_copy (file, copy, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (offtake_plan_file_save_copy (file, copy, FALSE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (offtake_plan_file_save_copy (file, copy, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (offtake_plan_file_save_copy (file, fixture->path, TRUE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (offtake_plan_file_save_copy (file, nowhere, FALSE, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);

  g_autoptr (OfftakePlanFile) opened = open_plan (copy);
  g_assert_null (offtake_plan_file_get_read_only_reason (opened));
  assert_holds (opened, "every-key.json");
  g_assert_cmpuint (count_files (fixture->dir), ==, 2);
}

/* What is done to a sound file, and what opening must then say. */
static const struct {
  const char *name, *sql;
  goffset at; /* -1: the SQL alone */
  guint8 bytes[4];
  int code;
  const char *says;
} bad_files[] = {
  { "foreign", NULL, 68, { 0, 0, 0, 0 }, OFFTAKE_ERROR_SCHEMA, "not an Offtake plan" },
  { "no database", NULL, 0, { 'P', 'K', 3, 4 }, OFFTAKE_ERROR_SCHEMA, "not an Offtake plan" },
  { "version 0", NULL, 60, { 0, 0, 0, 0 }, OFFTAKE_ERROR_SCHEMA, "not an Offtake plan" },
  { "newer",
    "UPDATE meta SET value = '7.1.0' WHERE key = 'needs'",
    60,
    { 0, 0, 0, 200 },
    OFFTAKE_ERROR_SCHEMA,
    "needs Offtake 7.1.0 or newer" },
  { "newer and silent",
    "UPDATE meta SET value = '<b>' WHERE key = 'needs'",
    60,
    { 0, 0, 0, 200 },
    OFFTAKE_ERROR_SCHEMA,
    "needs a newer Offtake" },
  { "trigger",
    "CREATE TRIGGER t AFTER INSERT ON parties BEGIN DELETE FROM plan; END",
    -1,
    { 0 },
    OFFTAKE_ERROR_SCHEMA,
    "tables are not those" },
  { "view", "CREATE VIEW v AS SELECT 1", -1, { 0 }, OFFTAKE_ERROR_SCHEMA, "tables are not those" },
  { "virtual table",
    "CREATE VIRTUAL TABLE v USING fts5 (x)",
    -1,
    { 0 },
    OFFTAKE_ERROR_SCHEMA,
    "tables are not those" },
  { "index",
    "CREATE INDEX i ON parties (name)",
    -1,
    { 0 },
    OFFTAKE_ERROR_SCHEMA,
    "tables are not those" },
  { "column",
    "ALTER TABLE parties ADD COLUMN extra TEXT",
    -1,
    { 0 },
    OFFTAKE_ERROR_SCHEMA,
    "tables are not those" },
  { "damaged page", NULL, 4096 * 2, { 0xff, 0xff, 0xff, 0xff }, OFFTAKE_ERROR_DAMAGED, "damaged" },
  { "no JSON",
    "UPDATE agreements SET quantity = '{' WHERE position = 0",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "quantity" },
  { "no plan", "DELETE FROM plan", -1, { 0 }, OFFTAKE_ERROR_DAMAGED, "no title" },
  { "no country",
    "UPDATE parties SET country = 'XX' WHERE position = 0",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "country" },
  { "no text",
    "UPDATE parties SET name = CAST (x'ff' AS TEXT) WHERE position = 0",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "name" },
  { "no number",
    "UPDATE materials SET virgin_kgco2e_per_kg = 9e999 WHERE position = 0",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "virgin_kgco2e_per_kg" },
  { "other title",
    "UPDATE plan SET title = 'Other'",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "does not hold" },
  { "lost row", "DELETE FROM rules", -1, { 0 }, OFFTAKE_ERROR_DAMAGED, "does not hold" },
  { "no sum",
    "DELETE FROM meta WHERE key = 'rows.rules'",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "does not hold" },
  { "other meta",
    "UPDATE meta SET value = '9' WHERE key = 'needs'",
    -1,
    { 0 },
    OFFTAKE_ERROR_DAMAGED,
    "does not hold" },
};

static void
damage (const char *path, guint i)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (bad_files[i].sql) {
    sqlite3 *handle = NULL;
    char *message = NULL;
    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    sqlite3_exec (handle, bad_files[i].sql, NULL, NULL, &message);
    g_assert_cmpstr (message, ==, NULL);
    sqlite3_close (handle);
  }
  if (bad_files[i].at < 0)
    return;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memcpy (bytes + bad_files[i].at, bad_files[i].bytes, 4);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_bad_files_are_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *sound = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &sound, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++) {
    g_test_message ("%s", bad_files[i].name);
    g_assert_true (g_file_set_contents (fixture->path, sound, (gssize) length, NULL));
    damage (fixture->path, i);
    for (int edit = 0; edit < 2; edit++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (OfftakePlan) plan = NULL;
      g_autoptr (OfftakePlanFile) file = edit ? offtake_plan_file_open (fixture->path, NULL, &error)
                                              : offtake_plan_file_read (fixture->path, &error);
      if (file)
        plan = offtake_plan_file_load (file, &error);
      g_assert_null (plan);
      g_assert_error (error, OFFTAKE_ERROR, bad_files[i].code);
      g_assert_nonnull (strstr (error->message, bad_files[i].says));
      g_assert_nonnull (strstr (error->message, "plan.offtake"));
      g_assert_null (strchr (error->message, '\n'));
    }
    g_assert_cmpuint (count_files (fixture->dir), ==, 1);
  }
}

/* Whatever bit is turned, the plan is refused or is the one that was written: SQLite's own checks
   would let most of those pass that change a plan. */
static void
test_turned_bits_are_found (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *sound = NULL, *expected = fixture_data ("plans/every-key.json", NULL);
  guint n_refused = 0;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &sound, &length, NULL));
  while (n_refused < fixture_volume (200, 20000)) {
    gsize bit = (gsize) (g_test_rand_double () * (double) length * 8);
    if (sound[bit / 8] == 0)
      continue; /* mostly free space */
    g_autofree char *bytes = g_memdup2 (sound, length);
    bytes[bit / 8] ^= (char) (1 << bit % 8);
    g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) length,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (fixture->path, NULL);
    g_autoptr (OfftakePlan) plan = file ? offtake_plan_file_load (file, NULL) : NULL;
    g_autofree char *text = plan ? fixture_plan_text (plan) : NULL;
    if (text)
      g_assert_cmpstr (text, ==, expected);
    else
      n_refused++;
  }
}

static void
test_no_plan_files (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *text;
    gsize length;
  } files[] = { { "", 0 }, { "{}", 2 }, { "SQLite format 3", 16 } };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_assert_true (
        g_file_set_contents (fixture->path, files[i].text, (gssize) files[i].length, NULL));
    g_assert_null (offtake_plan_file_open (fixture->path, NULL, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA);
    g_clear_error (&error);
    g_assert_false (offtake_plan_file_is_one (fixture->path));
  }
  g_assert_null (offtake_plan_file_open (fixture->dir, NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (offtake_plan_file_open ("/nowhere/plan.offtake", NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

/* The schema of a version as it was released, with rows of it. */
static void
assert_released (Fixture *fixture, guint version)
{
  g_autofree char *name = g_strdup_printf ("schema/v%u.sql", version);
  g_autofree char *sql = fixture_data (name, NULL);
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);

  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);
  assert_holds (file, "every-key.json");
}

static void
test_released_schema (Fixture *fixture, gconstpointer unused)
{
  for (guint version = 1; version <= offtake_schema_version (); version++)
    assert_released (fixture, version);
}

static void
test_twenty_thousand_agreements (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_large_plan (20000);
  g_autofree char *before = fixture_plan_text (plan);
  clock_t start = clock ();

  g_assert_true (offtake_plan_file_create (fixture->path, plan, TRUE, &error));
  g_assert_no_error (error);
  double written = (double) (clock () - start) / CLOCKS_PER_SEC;
  start = clock ();
  g_autoptr (OfftakePlanFile) file = open_plan (fixture->path);
  g_autoptr (OfftakePlan) loaded = offtake_plan_file_load (file, &error);
  g_assert_no_error (error);
  double read = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_autofree char *after = fixture_plan_text (loaded);
  g_assert_cmpstr (before, ==, after);
  g_test_minimized_result (written, "written in %.3f s", written);
  g_test_minimized_result (read, "read in %.3f s", read);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
  ADD ("/store/plan-file/every-key", "every-key.json", test_round_trip);
  ADD ("/store/plan-file/least", "least.json", test_round_trip);
  ADD ("/store/plan-file/opening-changes-nothing", NULL, test_opening_changes_nothing);
  ADD ("/store/plan-file/never-over-another", NULL, test_never_over_another_file);
  ADD ("/store/plan-file/second-window-reads", NULL, test_second_window_reads);
  ADD ("/store/plan-file/second-process-reads", NULL, test_second_process_reads);
  ADD ("/store/plan-file/marked-read-only", NULL, test_marked_read_only);
  ADD ("/store/plan-file/link", NULL, test_link_is_followed_once);
  ADD ("/store/plan-file/save-copy", NULL, test_save_copy);
  ADD ("/store/plan-file/bad-files", NULL, test_bad_files_are_refused);
  ADD ("/store/plan-file/turned-bits", NULL, test_turned_bits_are_found);
  ADD ("/store/plan-file/no-plan-files", NULL, test_no_plan_files);
  ADD ("/store/plan-file/released-schema", NULL, test_released_schema);
  ADD ("/store/plan-file/twenty-thousand", NULL, test_twenty_thousand_agreements);
#undef ADD
  return g_test_run ();
}
