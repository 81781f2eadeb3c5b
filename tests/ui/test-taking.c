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

static OfftakeTaking *
take (DocumentFixture *fixture, guint n, Outcome *outcome)
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
  return offtake_taking_new (fixture->document, import, on_done, outcome);
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
  ADD ("/ui/taking/freed", test_freed);
#undef ADD
  return g_test_run ();
}
