/* SPDX-License-Identifier: MPL-2.0 */
#include "store/salvage.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "model/check.h"
#include "store/plan-file.h"

typedef struct {
  char *dir, *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");

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

static void
execute (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static OfftakePlan *
salvage (Fixture *fixture, GPtrArray **losses)
{
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_salvage_plan (fixture->path, losses, &error);

  g_assert_no_error (error);
  offtake_check_plan (plan, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_sound_file (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *expected = fixture_data ("plans/every-key.json", NULL);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (OfftakePlan) plan = salvage (fixture, &losses);
  g_autofree char *text = fixture_plan_text (plan);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (losses->len, ==, 0);
}

static const struct {
  const char *sql, *list, *id; /* the record that must be left out; NULL: none */
  const char *says;
} damages[] = {
  { "UPDATE agreements SET quantity = '{' WHERE id = '001'", "agreements", "001", "quantity" },
  { "UPDATE parties SET country = 'XX' WHERE id = 'q'", "parties", "q", "country" },
  { "UPDATE agreements SET buyer = 'nobody' WHERE id = '001'", "agreements", "001", "nobody" },
  { "UPDATE plan SET title = 'Other'", NULL, NULL, "does not hold" },
  { "DELETE FROM plan", NULL, NULL, "horizon" },
};

static void
test_what_is_lost_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *sound = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &sound, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_test_message ("%s", damages[i].sql);
    g_assert_true (g_file_set_contents (fixture->path, sound, (gssize) length, NULL));
    execute (fixture->path, damages[i].sql);
    g_autoptr (GPtrArray) losses = NULL;
    g_autoptr (OfftakePlan) plan = salvage (fixture, &losses);
    g_assert_cmpuint (losses->len, >, 0);
    g_ptr_array_add (losses, NULL);
    g_autofree char *all = g_strjoinv ("\n", (char **) losses->pdata);
    g_assert_nonnull (strstr (all, damages[i].says));
    if (damages[i].id)
      g_assert_null (offtake_plan_find (plan, damages[i].list, damages[i].id));
    g_assert_cmpuint (g_list_model_get_n_items (offtake_plan_get_list (plan, "materials")), >, 0);
  }
}

/* Broken pages in the middle of a large table: what lies on both sides of them is read. */
static void
test_broken_pages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) large = fixture_large_plan (2000);
  guint whole = g_list_model_get_n_items (offtake_plan_get_list (large, "agreements"));
  g_autofree char *bytes = NULL;
  gsize length;

  offtake_plan_file_create (fixture->path, large, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + length / 2 / 4096 * 4096, 0xff, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));

  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (fixture->path, &error);
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (OfftakePlan) plan = salvage (fixture, &losses);
  guint n = g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements"));
  g_assert_cmpuint (losses->len, >, 0);
  g_assert_cmpuint (n, >, whole / 2);
}

/* Whatever is in the file: a valid plan or an error. */
static void
test_random_damage (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *sound = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &sound, &length, NULL));
  for (guint i = 0; i < fixture_volume (100, 10000); i++) {
    g_autofree char *bytes = g_memdup2 (sound, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) losses = NULL;
    int n = g_test_rand_int_range (1, 64);
    for (int k = 0; k < n; k++)
      bytes[100 + g_test_rand_int_range (0, (gint32) length - 100)] = (char) g_test_rand_int ();
    g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) length,
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    g_autoptr (OfftakePlan) plan = offtake_salvage_plan (fixture->path, &losses, &error);
    g_assert_true (plan ? offtake_check_plan (plan, NULL) : error != NULL);
  }
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;

  execute (fixture->path, "CREATE VIEW v AS SELECT 1");
  g_assert_null (offtake_salvage_plan (fixture->path, &losses, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA);
  g_clear_error (&error);
  execute (fixture->path, "PRAGMA user_version = 200");
  g_assert_null (offtake_salvage_plan (fixture->path, &losses, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA);
  g_assert_nonnull (strstr (error->message, "newer"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/salvage/sound", test_sound_file);
  ADD ("/store/salvage/lost", test_what_is_lost_is_said);
  ADD ("/store/salvage/broken-pages", test_broken_pages);
  ADD ("/store/salvage/random-damage", test_random_damage);
  ADD ("/store/salvage/refused", test_refused);
#undef ADD
  return g_test_run ();
}
