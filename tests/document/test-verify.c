/* SPDX-License-Identifier: MPL-2.0 */
#include "document/verify.h"

#include <string.h>

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/store.h"

static void
test_counts (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = fixture_data_path ("plans/every-key.json");
  OfftakeVerification file, text;

  document_set (fixture, "plan", "plan", "title", "\"A\"");
  document_set (fixture, "plan", "plan", "title", "\"B\"");
  g_assert_true (offtake_document_undo (fixture->document, &error));
  g_assert_true (offtake_document_verify (fixture->path, &file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (file.version, ==, 2);
  g_assert_cmpuint (file.n_steps, ==, 2);
  g_assert_cmpuint (file.n_records, >, 30);
  g_assert_cmpuint (file.n_balances, >, 50);
  g_assert_true (offtake_document_verify (json, &text, &error));
  g_assert_cmpuint (text.version, ==, 0);
  g_assert_cmpuint (text.n_records, ==, file.n_records);
  g_assert_cmpuint (text.n_balances, ==, file.n_balances);
}

static const char *const damages[] = {
  "UPDATE agreements SET notes = 'x' WHERE id = '001'",
  "UPDATE journal SET changes = zeroblob (length (changes))",
  "UPDATE journal SET undone = 1",
  "DELETE FROM journal",
  "UPDATE meta SET value = '0' WHERE key = 'needs'",
  "CREATE TABLE other (a)",
};

static void
test_damage (DocumentFixture *fixture, gconstpointer unused)
{
  gsize length = 0;
  g_autofree char *sound = NULL;

  document_set (fixture, "plan", "plan", "title", "\"A\"");
  g_clear_object (&fixture->document);
  g_assert_true (g_file_get_contents (fixture->path, &sound, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GError) error = NULL;
    OfftakeVerification result;
    sqlite3 *handle = NULL;
    g_assert_true (g_file_set_contents (fixture->path, sound, (gssize) length, NULL));
    g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, damages[i], NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (handle);
    g_assert_false (offtake_document_verify (fixture->path, &result, &error));
    g_assert_true (g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED) ||
                   g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SCHEMA));
    g_assert_nonnull (strstr (error->message, "plan.offtake"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/verify/counts", test_counts);
  ADD ("/document/verify/damage", test_damage);
#undef ADD
  return g_test_run ();
}
