/* SPDX-License-Identifier: MPL-2.0 */
#include "import/taking.h"

#include <string.h>

#include "exchange/foreign.h"
#include "lib/document.h"
#include "lib/wait.h"

typedef struct {
  guint n_done;
  gboolean stopped;
  char *words;
} Outcome;

static void
on_done (OfftakeTaking *taking, const GError *error, gpointer data)
{
  Outcome *outcome = data;

  outcome->n_done++;
  outcome->stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!error)
    outcome->words = offtake_taking_describe (taking);
  g_assert_cmpfloat (offtake_taking_get_fraction (taking), <=, 1);
}

static OfftakeImport *
read_rows (DocumentFixture *fixture, guint n)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  g_autoptr (GString) text = g_string_new ("Seller,Buyer,Material,Quantity (t/year)\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Mill,Works,Metal,%u\n", i + 1);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  OfftakeImport *import = offtake_foreign_read_bytes (
      bytes, "table.csv", NULL, 2026, offtake_plan_get_head (plan)->currency, &error);
  g_assert_no_error (error);
  return import;
}

static OfftakeTaking *
take (DocumentFixture *fixture, guint n, Outcome *outcome)
{
  return offtake_taking_new (fixture->document, read_rows (fixture, n), on_done, outcome);
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->n_done > 0;
}

static gboolean
is_free (gpointer data)
{
  g_autoptr (json_t) title = json_string ("Edited");

  return offtake_document_set (
      data, OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (data))), "title",
      title, NULL);
}

static void
test_taken (DocumentFixture *fixture, gconstpointer unused)
{
  Outcome outcome = { 0 };
  OfftakeTaking *taking = take (fixture, 5, &outcome);

  g_assert_true (wait_until (is_done, &outcome));
  offtake_taking_free (taking);
  g_assert_nonnull (strstr (outcome.words, "added: 5"));
  g_free (outcome.words);
}

/* In time, or too late: then it is in. */
static void
test_stopped (DocumentFixture *fixture, gconstpointer unused)
{
  Outcome outcome = { 0 };
  OfftakeTaking *taking = take (fixture, 500, &outcome);

  offtake_taking_stop (taking);
  g_assert_true (wait_until (is_done, &outcome));
  offtake_taking_free (taking);
  g_assert_true (outcome.stopped == (outcome.words == NULL));
  g_assert_true (offtake_document_can_undo (fixture->document) == !outcome.stopped);
  g_free (outcome.words);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (offtake_document_bring_in_finish (result, NULL, error));
}

static gboolean
is_refused (gpointer error)
{
  return *(GError **) error != NULL;
}

/* Before it begins: nothing is in, and the document is free. */
static void
test_stopped_before (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakeImport) import = read_rows (fixture, 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_text (fixture);

  g_cancellable_cancel (cancellable);
  offtake_document_bring_in_async (fixture->document, import, cancellable, on_ready, &error);
  g_assert_true (wait_until (is_refused, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (offtake_document_can_undo (fixture->document));
  g_assert_true (wait_until (is_free, fixture->document));
}

/* Whoever is no longer interested is not told, and the document is free again. */
static void
test_freed (DocumentFixture *fixture, gconstpointer unused)
{
  Outcome outcome = { 0 };

  offtake_taking_free (take (fixture, 500, &outcome));
  g_assert_true (wait_until (is_free, fixture->document));
  g_assert_cmpuint (outcome.n_done, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/ui/taking/taken", test_taken);
  ADD ("/ui/taking/stopped", test_stopped);
  ADD ("/ui/taking/stopped-before", test_stopped_before);
  ADD ("/ui/taking/freed", test_freed);
#undef ADD
  return g_test_run ();
}
