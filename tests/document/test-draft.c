/* SPDX-License-Identifier: MPL-2.0 */
#include "document/draft.h"

#include "lib/document.h"

static OfftakeRecord *
add (DocumentFixture *fixture, const char *list, const char *given)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) object = json_loads (given, 0, NULL);
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  g_autoptr (OfftakeRecord) record = offtake_draft_new (plan, list, object, &error);

  g_assert_no_error (error);
  offtake_document_add (fixture->document, record, &error);
  g_assert_no_error (error);
  return offtake_plan_find (plan, list, offtake_record_get_id (record));
}

static void
test_ids (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  static const struct {
    const char *name, *id;
  } cases[] = {
    { "Sierra ARC, Nevada", "sierra-arc-nevada" },
    { "Żółć & Söhne", "zolc-sohne" },
    { "  --  ", "party" },
    { "", "party" },
    { NULL, "party" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *id = offtake_draft_id (plan, "parties", cases[i].name);

    g_assert_cmpstr (id, ==, cases[i].id);
  }
}

/* The second of a name gets an id of its own. */
static void
test_same_name (DocumentFixture *fixture, gconstpointer unused)
{
  const char *party = "{\"name\": \"Acme\", \"country\": \"US\"}";

  g_assert_cmpstr (offtake_record_get_id (add (fixture, "parties", party)), ==, "acme");
  g_assert_cmpstr (offtake_record_get_id (add (fixture, "parties", party)), ==, "acme-2");
  g_assert_cmpstr (offtake_record_get_id (add (fixture, "parties", party)), ==, "acme-3");
}

/* A plan grows from nothing: each record is sound with no more than what is asked for. */
static void
test_from_nothing (DocumentFixture *fixture, gconstpointer unused)
{
  add (fixture, "parties", "{\"name\": \"P\", \"country\": \"US\"}");
  add (fixture, "materials", "{\"name\": \"Ore\", \"composition\": {\"Ni\": 0.5}}");
  add (fixture, "indices", "{\"name\": \"Nickel\"}");
  add (fixture, "recipes", "{\"name\": \"Mill\"}");
  add (fixture, "recipes", "{\"name\": \"Line\", \"reference\": \"ore\"}");
  add (fixture, "sites", "{\"name\": \"S\", \"party\": \"p\", \"kind\": \"source\"}");
  add (fixture, "sites",
       "{\"name\": \"M\", \"party\": \"p\", \"kind\": \"process\", \"recipe\": \"mill\"}");
  OfftakeRecord *line =
      add (fixture, "sites",
           "{\"name\": \"L\", \"party\": \"p\", \"kind\": \"process\", \"recipe\": \"line\"}");
  g_assert_cmpuint (OFFTAKE_SITE (line)->mode, ==, OFFTAKE_MODE_PUSH);
  OfftakeRecord *agreement =
      add (fixture, "agreements", "{\"seller\": \"s\", \"buyer\": \"m\", \"material\": \"ore\"}");
  g_assert_cmpuint (OFFTAKE_AGREEMENT (agreement)->status, ==, OFFTAKE_STATUS_DRAFT);
  g_assert_nonnull (OFFTAKE_AGREEMENT (agreement)->number);
}

static void
test_copies_of_all (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  const char *const *lists = offtake_record_lists ();

  for (guint i = 0; lists[i]; i++) {
    GListModel *records = offtake_plan_get_list (plan, lists[i]);

    for (guint j = g_list_model_get_n_items (records); j > 0; j--) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, j - 1);
      g_autoptr (OfftakeRecord) copy = offtake_draft_copy (plan, record);
      g_autoptr (GError) error = NULL;

      offtake_document_add (fixture->document, copy, &error);
      g_assert_no_error (error);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/draft/ids", DocumentFixture, NULL, document_set_up, test_ids,
              document_tear_down);
  g_test_add ("/document/draft/same-name", DocumentFixture, NULL, document_set_up, test_same_name,
              document_tear_down);
  g_test_add ("/document/draft/from-nothing", DocumentFixture, NULL, document_set_up,
              test_from_nothing, document_tear_down);
  g_test_add ("/document/draft/copies-of-all", DocumentFixture, NULL, document_set_up,
              test_copies_of_all, document_tear_down);
  return g_test_run ();
}
