/* SPDX-License-Identifier: MPL-2.0 */
#include "document/seal.h"

#include <string.h>

#include "base/error.h"
#include "document/compare.h"
#include "lib/document.h"
#include "lib/sheet.h"
#include "lib/wait.h"

#define CHAIN "../rules/chain.json"
#define DAY 739945u /* 2026-11-25 */

typedef struct {
  gint64 number;
  GError *error;
  gboolean done;
} Answer;

static gboolean
is_solved (gpointer document)
{
  return offtake_document_is_solved (document);
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->done;
}

static void
on_sealed (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->number = offtake_document_seal_finish (OFFTAKE_DOCUMENT (source), result, &answer->error);
  answer->done = TRUE;
}

static Answer
seal (DocumentFixture *fixture, const char *title)
{
  OfftakeSealOptions options;
  Answer answer = { 0 };

  g_assert_true (wait_until (is_solved, fixture->document));
  offtake_seal_options_init (&options);
  options.title = title;
  options.prepared_by = "A. Planner";
  options.made = DAY;
  offtake_document_seal_async (fixture->document, &options, NULL, on_sealed, &answer);
  g_assert_true (wait_until (is_done, &answer));
  return answer;
}

static void
test_keeps_everything (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  Answer answer = seal (fixture, "Board meeting");

  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.number, ==, 1);
  g_assert_false (offtake_document_can_undo (fixture->document));
  document_reopen (fixture);
  g_autoptr (OfftakeEdition) edition = offtake_document_load_edition (fixture->document, 1, &error);
  g_assert_no_error (error);
  g_autofree char *text = document_text (fixture);
  gsize size;
  const char *model = g_bytes_get_data (edition->model, &size);
  g_assert_cmpmem (model, size, text, strlen (text));

  g_autofree char *pages = sheet_pdf_text (edition->pages);
  g_assert_nonnull (strstr (pages, edition->digest));
  g_assert_nonnull (strstr (pages, "Board meeting"));
  g_assert_nonnull (strstr (pages, "2026-11-25"));
  g_autoptr (json_t) results =
      offtake_json_read (g_bytes_get_data (edition->results, NULL),
                         g_bytes_get_size (edition->results), "results", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_size (json_object_get (results, "flows")), ==, 12);
  g_assert_cmpuint (json_array_size (json_object_get (results, "verdicts")), >, 100);
}

/* The same plan on the same day is the same edition. */
static void
test_same_fingerprint (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  OfftakeSealOptions options;

  g_assert_true (wait_until (is_solved, fixture->document));
  offtake_seal_options_init (&options);
  options.made = DAY;
  g_autoptr (OfftakeEdition) one =
      offtake_seal_new (offtake_document_get_plan (fixture->document), NULL,
                        offtake_document_get_solution (fixture->document), 1, &options, &error);
  g_autoptr (OfftakeEdition) two =
      offtake_seal_new (offtake_document_get_plan (fixture->document), NULL,
                        offtake_document_get_solution (fixture->document), 1, &options, &error);
  g_assert_cmpstr (one->digest, ==, two->digest);
  g_assert_cmpstr (one->pages_digest, ==, two->pages_digest);
  options.title = "two\nlines";
  g_assert_null (offtake_seal_new (offtake_document_get_plan (fixture->document), NULL,
                                   offtake_document_get_solution (fixture->document), 1, &options,
                                   &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
}

static void
test_compare (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (seal (fixture, NULL).number, ==, 1);
  document_set (fixture, "agreements", "cam", "title", "\"Cathode\"");
  g_assert_cmpint (seal (fixture, NULL).number, ==, 2);
  g_autoptr (GPtrArray) list = offtake_document_list_editions (fixture->document, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_autoptr (OfftakeEdition) edition = offtake_document_load_edition (fixture->document, 1, &error);
  g_autoptr (OfftakePlan) before = offtake_edition_read_plan (edition, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) differences =
      offtake_compare_plans (before, offtake_document_get_plan (fixture->document));
  g_assert_cmpuint (differences->len, ==, 1);

  /* Undo goes past a seal, and leaves it. */
  g_assert_true (offtake_document_undo (fixture->document, &error));
  document_reopen (fixture);
  g_autoptr (GPtrArray) kept = offtake_document_list_editions (fixture->document, &error);
  g_assert_cmpuint (kept->len, ==, 2);
}

static void
test_unsolved (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeSealOptions options;
  Answer answer = { 0 };

  g_assert_true (wait_until (is_solved, fixture->document));
  document_set (fixture, "agreements", "cam", "title", "\"Cathode\"");
  offtake_seal_options_init (&options);
  offtake_document_seal_async (fixture->document, &options, NULL, on_sealed, &answer);
  g_assert_true (wait_until (is_done, &answer));
  g_assert_error (answer.error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_clear_error (&answer.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, CHAIN, document_set_up, function, document_tear_down)
  ADD ("/document/seal/keeps-everything", test_keeps_everything);
  ADD ("/document/seal/same-fingerprint", test_same_fingerprint);
  ADD ("/document/seal/compare", test_compare);
  ADD ("/document/seal/unsolved", test_unsolved);
#undef ADD
  return g_test_run ();
}
