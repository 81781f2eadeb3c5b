/* SPDX-License-Identifier: MPL-2.0 */
#include "store/backup.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lib/fixture.h"
#include "lib/plan.h"
#include "store/journal.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
#define NOW (20000 * DAY + 12 * HOUR)

typedef struct {
  char *dir, *path, *folder;
  OfftakePlanFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");

  fixture->dir = fixture_dir ();
  fixture->path = g_build_filename (fixture->dir, "plan.offtake", NULL);
  fixture->folder = g_build_filename (fixture->dir, "data", "backups", NULL);
  g_assert_true (offtake_plan_file_create (fixture->path, plan, FALSE, &error));
  fixture->file = offtake_plan_file_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->file, offtake_plan_file_free);
  g_free (fixture->path);
  g_free (fixture->folder);
  fixture_remove_dir (fixture->dir);
}

static void
change (Fixture *fixture, int number)
{
  g_autoptr (GError) error = NULL;
  OfftakeDatabase *database = offtake_plan_file_get_database (fixture->file);
  g_autoptr (OfftakeJournal) journal = offtake_journal_new (database, &error);
  g_autofree char *sql = g_strdup_printf ("UPDATE plan SET title = 'Title %d'", number);

  g_assert_true (offtake_journal_begin (journal, &error));
  g_assert_true (offtake_database_execute (database, sql, &error));
  g_assert_true (offtake_journal_commit (journal, "Change", NULL, &error));
}

static gboolean
make (Fixture *fixture, gint64 now)
{
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  offtake_backup_make (fixture->file, fixture->folder, now, &made, &error);
  g_assert_no_error (error);
  return made;
}

static void
test_once_an_hour_and_changed (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (make (fixture, NOW));
  change (fixture, 1);
  g_assert_false (make (fixture, NOW + HOUR - 1));
  g_assert_true (make (fixture, NOW + HOUR));
  g_assert_false (make (fixture, NOW + 5 * HOUR));

  g_autoptr (GPtrArray) backups = offtake_backup_list (fixture->folder);
  g_assert_cmpuint (backups->len, ==, 2);
  const OfftakeBackup *newest = g_ptr_array_index (backups, 0);
  g_assert_cmpint (newest->time, ==, NOW + HOUR);
  g_assert_true (g_str_has_suffix (newest->path, "/2024-10-04T130000Z.offtake"));
}

static void
test_backup_is_a_plan (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = fixture_data ("plans/every-key.json", NULL);
  GStatBuf info;

  g_assert_true (make (fixture, NOW));
  change (fixture, 1);
  g_autoptr (GPtrArray) backups = offtake_backup_list (fixture->folder);
  const OfftakeBackup *backup = g_ptr_array_index (backups, 0);
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_open (backup->path, NULL, &error);
  g_autoptr (OfftakePlan) plan = offtake_plan_file_load (file, &error);
  g_assert_no_error (error);
  g_autofree char *text = fixture_plan_text (plan);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (g_stat (fixture->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0); /* nobody else may look */
}

/* A backup that cannot be opened is none: another one is made. */
static void
test_damaged_backup_does_not_count (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (make (fixture, NOW));
  g_autoptr (GPtrArray) backups = offtake_backup_list (fixture->folder);
  const OfftakeBackup *backup = g_ptr_array_index (backups, 0);
  g_assert_true (g_file_set_contents (backup->path, "half", -1, NULL));
  g_assert_true (make (fixture, NOW + HOUR));
}

static void
test_other_files_stay (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "notes.txt", "2024-10-04T130000Z.offtake.old",
                                       "2024-13-04T130000Z.offtake",
                                       "x2024-10-04T130000Z.offtake" };

  g_assert_true (make (fixture, NOW));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  }
  g_autoptr (GPtrArray) backups = offtake_backup_list (fixture->folder);
  g_assert_cmpuint (backups->len, ==, 1);
  change (fixture, 1);
  g_assert_true (make (fixture, NOW + 400 * DAY));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  g_autoptr (GPtrArray) after = offtake_backup_list (fixture->folder);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
add (GPtrArray *backups, gint64 time, gsize size)
{
  OfftakeBackup *backup = g_new0 (OfftakeBackup, 1);

  backup->time = time;
  backup->size = size;
  g_ptr_array_add (backups, backup);
}

/* Every hour for two years: what is left after each has been made and the old ones have gone. */
static void
test_kept_by_age (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_backup_free);

  for (gint64 now = NOW; now < NOW + 730 * DAY; now += HOUR) {
    OfftakeBackup *backup = g_new0 (OfftakeBackup, 1);
    backup->time = now;
    g_ptr_array_insert (backups, 0, backup);
    g_autoptr (GPtrArray) old = offtake_backup_choose_old (backups, now, G_MAXSIZE);
    for (guint i = 0; i < old->len; i++)
      g_ptr_array_remove (backups, g_ptr_array_index (old, i));
  }
  guint hours = 0, days = 0, weeks = 0;
  for (guint i = 0; i < backups->len; i++) {
    gint64 age = NOW + 730 * DAY - HOUR - ((OfftakeBackup *) g_ptr_array_index (backups, i))->time;
    hours += age < DAY;
    days += age >= DAY && age < 31 * DAY;
    weeks += age >= 31 * DAY;
  }
  g_assert_cmpuint (hours, ==, 24);
  g_assert_cmpuint (days, >=, 29);
  g_assert_cmpuint (days, <=, 31);
  g_assert_cmpuint (weeks, >=, 46);
  g_assert_cmpuint (weeks, <=, 49);
}

static void
test_size_is_bounded (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_backup_free);

  for (int i = 0; i < 10; i++)
    add (backups, NOW - i * HOUR, 100);
  g_autoptr (GPtrArray) some = offtake_backup_choose_old (backups, NOW, 350);
  g_assert_cmpuint (some->len, ==, 7);
  g_autoptr (GPtrArray) most = offtake_backup_choose_old (backups, NOW, 10);
  g_assert_cmpuint (most->len, ==, 9); /* never the newest */
}

static void
test_folders_do_not_mix (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = offtake_backup_folder ("/a/plan.offtake");
  g_autofree char *other = offtake_backup_folder ("/b/plan.offtake");

  g_assert_cmpstr (one, !=, other);
  g_assert_nonnull (strstr (one, "/backups/plan.offtake-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/backup/hourly", test_once_an_hour_and_changed);
  ADD ("/store/backup/plan", test_backup_is_a_plan);
  ADD ("/store/backup/damaged", test_damaged_backup_does_not_count);
  ADD ("/store/backup/other-files", test_other_files_stay);
  ADD ("/store/backup/by-age", test_kept_by_age);
  ADD ("/store/backup/size", test_size_is_bounded);
  ADD ("/store/backup/folders", test_folders_do_not_mix);
#undef ADD
  return g_test_run ();
}
