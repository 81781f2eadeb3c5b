/* SPDX-License-Identifier: MPL-2.0 */
#include "document/bring-in.h"

#include <string.h>

#include "base/error.h"
#include "document/batch.h"
#include "exchange/agreements-table.h"
#include "exchange/foreign.h"
#include "exchange/plan-json.h"
#include "lib/document.h"
#include "lib/plan.h"

static OfftakeImport *
read_table (const char *text, const char *currency)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  OfftakeImport *import =
      offtake_foreign_read_bytes (bytes, "table.csv", NULL, 2026, currency, &error);

  g_assert_no_error (error);
  return import;
}

static const char *
currency_of (DocumentFixture *fixture)
{
  return offtake_plan_get_head (offtake_document_get_plan (fixture->document))->currency;
}

static guint
count (DocumentFixture *fixture, const char *list)
{
  return g_list_model_get_n_items (
      offtake_plan_get_list (offtake_document_get_plan (fixture->document), list));
}

static OfftakeAgreement *
last_agreement (DocumentFixture *fixture)
{
  GListModel *list =
      offtake_plan_get_list (offtake_document_get_plan (fixture->document), "agreements");
  g_autoptr (OfftakeAgreement) last =
      g_list_model_get_item (list, g_list_model_get_n_items (list) - 1);

  return last; /* the plan holds it */
}

/* Names that the plan has, in whatever letters, are what the plan has; all is one step. */
static void
test_names_are_known (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  g_autoptr (OfftakeRecord) site = g_list_model_get_item (offtake_plan_get_list (plan, "sites"), 0);
  OfftakeRecord *party = offtake_plan_find (plan, "parties", OFFTAKE_SITE (site)->party);
  g_autofree char *before = document_text (fixture);
  g_autofree char *party_name = g_utf8_strup (offtake_record_get_title (party), -1);
  g_autofree char *text = g_strdup_printf (
      "Seller,Seller site,Buyer,Material,Quantity (t/year),Start,End\n"
      "%s,%s,A Buyer of its Own,Nickel of the Test,1200,2026,2028\n"
      "%s,%s,A Buyer of its Own,Nickel of the Test,many,2026,2028\n",
      party_name, offtake_record_get_title (site), party_name, offtake_record_get_title (site));
  g_autoptr (OfftakeImport) import = read_table (text, currency_of (fixture));
  guint n_sites = count (fixture, "sites"), n_parties = count (fixture, "parties");
  OfftakeBroughtIn brought;

  g_assert_cmpuint (import->refused->len, ==, 1);
  g_assert_true (offtake_document_bring_in (fixture->document, import, &brought, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (brought.added, ==, 1);
  g_assert_cmpuint (brought.changed, ==, 0);
  g_assert_cmpuint (brought.others, ==, 3);
  g_assert_cmpuint (count (fixture, "sites"), ==, n_sites + 1);
  g_assert_cmpuint (count (fixture, "parties"), ==, n_parties + 1);
  g_assert_cmpstr (last_agreement (fixture)->seller, ==, offtake_record_get_id (site));
  g_assert_true (offtake_document_undo (fixture->document, &error));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* What was written out and comes back with one figure changed changes that figure. */
static void
test_own_table_changes_what_is_there (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  g_autofree char *text = offtake_agreements_table_write_csv (plan);
  g_autofree char *before = document_text (fixture);
  g_autoptr (OfftakeImport) same = read_table (text, currency_of (fixture));
  g_autoptr (OfftakePlan) changed = NULL;
  OfftakeBroughtIn brought;

  g_assert_true (same->has_ids);
  g_assert_true (offtake_document_bring_in (fixture->document, same, &brought, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (brought.added + brought.changed + brought.others, ==, 0);
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);

  changed = offtake_plan_json_read (before, strlen (before), "plan", &error);
  g_autoptr (OfftakeRecord) first =
      g_list_model_get_item (offtake_plan_get_list (changed, "agreements"), 0);
  g_autoptr (json_t) title = json_string ("Another title");
  g_assert_true (offtake_record_set_json (first, "title", title, &error));
  g_autofree char *edited = offtake_agreements_table_write_csv (changed);
  g_autoptr (OfftakeImport) import = read_table (edited, currency_of (fixture));
  g_assert_true (offtake_document_bring_in (fixture->document, import, &brought, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (brought.changed, ==, 1);
  g_assert_cmpuint (brought.added, ==, 0);
  OfftakeRecord *record = document_find (fixture, "agreements", offtake_record_get_id (first));
  g_assert_cmpstr (OFFTAKE_AGREEMENT (record)->title, ==, "Another title");
}

/* A term that moves behind its old end, as a whole. */
static void
test_terms_move (DocumentFixture *fixture, gconstpointer unused)
{
  static const char first[] = "id,seller,buyer,material,tpa,start,end\n"
                              "new-1,A,B,Nickel,5,2026-01-01,2026-12-31\n";
  static const char second[] = "id,seller,buyer,material,tpa,start,end\n"
                               "new-1,A,B,Nickel,5,2027-01-01,2027-12-31\n";
  g_autoptr (OfftakeImport) before = read_table (first, currency_of (fixture));
  g_autoptr (OfftakeImport) after = read_table (second, currency_of (fixture));
  g_autoptr (GError) error = NULL;
  OfftakeBroughtIn brought;

  g_assert_true (offtake_document_bring_in (fixture->document, before, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (offtake_document_bring_in (fixture->document, after, &brought, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (brought.changed, ==, 1);
  g_assert_cmpuint (after->refused->len, ==, 0);
}

/* Two new agreements that mirror each other come in with it. */
static void
test_mirrors (DocumentFixture *fixture, gconstpointer unused)
{
  static const char table[] = "id,seller,buyer,material,tpa,mirror\n"
                              "new-1,A,B,Nickel,5,new-2\nnew-2,B,A,Scrap,2,new-1\n";
  g_autoptr (OfftakeImport) import = read_table (table, currency_of (fixture));
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_document_bring_in (fixture->document, import, NULL, &error));
  g_assert_no_error (error);
  OfftakeRecord *one = document_find (fixture, "agreements", "new-1");
  OfftakeRecord *two = document_find (fixture, "agreements", "new-2");
  g_assert_cmpstr (OFFTAKE_AGREEMENT (one)->mirror, ==, "new-2");
  g_assert_cmpstr (OFFTAKE_AGREEMENT (two)->mirror, ==, "new-1");
}

static void
test_refused (DocumentFixture *fixture, gconstpointer unused)
{
  static const char table[] = "Seller,Buyer,Material,Quantity (t/year)\nA,B,Nickel,1\n";
  g_autofree char *before = document_text (fixture);
  g_autoptr (OfftakeImport) other = read_table (table, "JPY");
  g_autoptr (OfftakeImport) plan = read_table (before, currency_of (fixture));
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_document_bring_in (fixture->document, other, NULL, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "JPY"));
  g_clear_error (&error);
  g_assert_false (offtake_document_bring_in (fixture->document, plan, NULL, &error));
  g_assert_nonnull (strstr (error->message, "merge"));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static OfftakeImport *
read_rows (DocumentFixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new ("Seller,Buyer,Material,Quantity (t/year),Start,End\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Mill %u,Works %u,Metal %u,%u,2026,2028\n", i % 7, i % 5, i % 3,
                            i + 1);
  return read_table (text->str, currency_of (fixture));
}

/* The document takes no edit meanwhile, and has all of it at the end, as after one on the spot. */
static void
test_on_a_worker (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (OfftakeImport) import = read_rows (fixture, 60);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OfftakeRecord *head =
      OFFTAKE_RECORD (offtake_plan_get_head (offtake_document_get_plan (fixture->document)));
  g_autoptr (json_t) title = json_string ("Another title");
  g_autofree char *before = document_text (fixture);
  guint n = count (fixture, "agreements");
  OfftakeBroughtIn brought;

  offtake_document_bring_in_async (fixture->document, import, NULL, on_ready, &result);
  g_assert_false (offtake_document_set (fixture->document, head, "title", title, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (offtake_document_can_undo (fixture->document));
  g_assert_false (offtake_document_undo (fixture->document, NULL));
  g_assert_false (offtake_document_begin_group (fixture->document, "Group", NULL));
  g_assert_true (offtake_document_bring_in_finish (wait_for (&result), &brought, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (brought.added, ==, 60);
  g_assert_cmpuint (count (fixture, "agreements"), ==, n + 60);
  g_assert_cmpuint (offtake_document_get_taken (fixture->document), ==, 0);
  document_reopen (fixture);
  g_assert_cmpuint (count (fixture, "agreements"), ==, n + 60);
  g_assert_true (offtake_document_undo (fixture->document, &error));
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* All or nothing of it is in, whatever was done when. */
static void
give_up (DocumentFixture *fixture, gboolean closes)
{
  g_autoptr (OfftakeImport) import = read_rows (fixture, 300);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n = count (fixture, "agreements");

  offtake_document_bring_in_async (fixture->document, import, cancellable, on_ready, &result);
  while (offtake_document_get_taken (fixture->document) < 10)
    g_thread_yield ();
  if (closes)
    offtake_document_close (fixture->document);
  else
    g_cancellable_cancel (cancellable);
  gboolean stored = offtake_document_bring_in_finish (wait_for (&result), NULL, &error);
  g_assert_true (stored == (error == NULL));
  if (!stored)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!closes) {
    g_assert_cmpuint (count (fixture, "agreements"), ==, n + (stored ? 300 : 0));
    g_assert_true (offtake_document_can_undo (fixture->document) == stored);
  }
  document_reopen (fixture);
  g_assert_cmpuint (count (fixture, "agreements"), ==, n + (stored ? 300 : 0));
}

static void
test_stopped (DocumentFixture *fixture, gconstpointer unused)
{
  give_up (fixture, FALSE);
}

/* A document that is closed lets its worker go first. */
static void
test_closed (DocumentFixture *fixture, gconstpointer unused)
{
  give_up (fixture, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/bring-in/names", test_names_are_known);
  ADD ("/document/bring-in/own-table", test_own_table_changes_what_is_there);
  ADD ("/document/bring-in/terms-move", test_terms_move);
  ADD ("/document/bring-in/mirrors", test_mirrors);
  ADD ("/document/bring-in/refused", test_refused);
  ADD ("/document/bring-in/on-a-worker", test_on_a_worker);
  ADD ("/document/bring-in/stopped", test_stopped);
  ADD ("/document/bring-in/closed", test_closed);
#undef ADD
  return g_test_run ();
}
