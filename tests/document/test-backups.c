/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* It holds the plan as it was when it was asked for, whatever is done to it meanwhile. */
static void
test_on_a_worker (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = document_text (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_document_needs_backup (fixture->document));
  offtake_document_make_backup_async (fixture->document, on_ready, &result);
  document_set (fixture, "plan", "plan", "title", "\"Edited\"");
  offtake_document_close (fixture->document);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (offtake_document_make_backup_finish (result, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) backups = offtake_document_list_backups (fixture->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_autoptr (OfftakePlan) plan =
      offtake_document_load_plan (((OfftakeBackup *) backups->pdata[0])->path, &error);
  g_assert_no_error (error);
  g_autofree char *kept = fixture_plan_text (plan);
  g_assert_cmpstr (kept, ==, before);
  document_reopen (fixture);
  g_assert_false (offtake_document_needs_backup (fixture->document));
}

/* A plan that is closed, or being changed, is left alone. */
static void
test_not_now (DocumentFixture *fixture, gconstpointer unused)
{
  g_assert_true (offtake_document_begin_group (fixture->document, "Group", NULL));
  g_assert_false (offtake_document_needs_backup (fixture->document));
  offtake_document_abort_group (fixture->document);
  g_assert_true (offtake_document_needs_backup (fixture->document));
  offtake_document_close (fixture->document);
  g_assert_false (offtake_document_needs_backup (fixture->document));
}

int
main (int argc, char **argv)
{
  char *home = fixture_dir ();

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/backups/on-a-worker", DocumentFixture, NULL, document_set_up,
              test_on_a_worker, document_tear_down);
  g_test_add ("/document/backups/not-now", DocumentFixture, NULL, document_set_up, test_not_now,
              document_tear_down);
  int result = g_test_run ();
  fixture_remove_dir (home);
  return result;
}
