/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/store.h"
#include "store/database.h"

/* A plan that cannot be opened is shown, cannot be edited, and is repaired by saving a copy. */
static void
test_repaired_into_a_new_file (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *repaired = g_build_filename (fixture->dir, "repaired.offtake", NULL);
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (json_t) value = json_string ("Edited");

  g_clear_object (&fixture->document);
  OfftakeDatabase *file = offtake_database_open (fixture->path, OFFTAKE_DATABASE_EDIT, &error);
  fixture_execute (file, "UPDATE agreements SET quantity = '{' WHERE id = '001'");
  offtake_database_free (file);
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  g_assert_null (offtake_document_open (fixture->path, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
  g_clear_error (&error);

  fixture->document = offtake_document_salvage (fixture->path, &losses, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, >, 0);
  g_assert_nonnull (offtake_document_get_read_only_reason (fixture->document));
  g_assert_null (document_find (fixture, "agreements", "001"));
  g_assert_false (offtake_document_set (fixture->document, document_find (fixture, "plan", "plan"),
                                        "title", value, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (offtake_document_save_copy (fixture->document, fixture->path, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (offtake_document_save_copy (fixture->document, repaired, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);

  g_autoptr (OfftakeDocument) opened = offtake_document_open (repaired, &error);
  g_assert_no_error (error);
  g_assert_null (offtake_document_get_read_only_reason (opened));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/salvage/repaired", DocumentFixture, NULL, document_set_up,
              test_repaired_into_a_new_file, document_tear_down);
  return g_test_run ();
}
