/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include "lib/document.h"
#include "lib/random-edit.h"

/* The window's objects: a change keeps them, and a record that comes back is at its old place. */
static void
test_records_keep_their_place (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakeRecord *agreement = document_find (fixture, "agreements", "001");
  GListModel *materials =
      offtake_plan_get_list (offtake_document_get_plan (fixture->document), "materials");
  guint n = g_list_model_get_n_items (materials);
  g_autoptr (GError) error = NULL;
  guint notified = 0;

  g_signal_connect_swapped (agreement, "notify::take-or-pay", G_CALLBACK (g_atomic_int_inc),
                            &notified);
  document_set (fixture, "agreements", "001", "take_or_pay", "0.25");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (offtake_document_undo (fixture->document, NULL));
  g_assert_true (document_find (fixture, "agreements", "001") == agreement);
  g_assert_cmpuint (notified, ==, 2);

  g_assert_true (offtake_document_remove (fixture->document,
                                          document_find (fixture, "materials", "pcam"), &error));
  g_assert_cmpuint (g_list_model_get_n_items (materials), ==, n - 1);
  g_assert_true (offtake_document_undo (fixture->document, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (materials), ==, n);
  g_autoptr (OfftakeRecord) back = g_list_model_get_item (materials, n - 2);
  g_assert_cmpstr (offtake_record_get_id (back), ==, "pcam");
}

static void
remove_record (DocumentFixture *fixture, const char *list, const char *id)
{
  g_autoptr (GError) error = NULL;

  offtake_document_remove (fixture->document, document_find (fixture, list, id), &error);
  g_assert_no_error (error);
}

static char *
ids (GListModel *records)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i);
    g_string_append_printf (text, "%s ", offtake_record_get_id (record));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Several at once, some added and some removed, and the first and last of the list among them. */
static void
test_groups_keep_the_order (DocumentFixture *fixture, gconstpointer unused)
{
  GListModel *deliveries =
      offtake_plan_get_list (offtake_document_get_plan (fixture->document), "deliveries");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 6; i++) {
    g_autofree char *id = g_strdup_printf ("d-%d", i);
    g_autoptr (json_t) json =
        json_pack ("{s:s, s:s, s:s, s:i}", "id", id, "agreement", "001", "period", "2025", "t", i);
    g_autoptr (OfftakeRecord) added =
        offtake_record_from_json (OFFTAKE_TYPE_DELIVERY, json, "new", &error);
    g_assert_no_error (error);
    g_assert_true (offtake_document_add (fixture->document, added, &error));
  }
  g_autofree char *before = ids (deliveries);
  g_assert_true (offtake_document_begin_group (fixture->document, "Tidy", &error));
  remove_record (fixture, "deliveries", "d-5");
  remove_record (fixture, "deliveries", "d-0");
  remove_record (fixture, "deliveries", "d-2");
  remove_record (fixture, "deliveries", "d-3");
  g_assert_true (offtake_document_end_group (fixture->document, &error));
  g_autofree char *between = ids (deliveries);
  g_assert_true (offtake_document_undo (fixture->document, &error));
  g_autofree char *after = ids (deliveries);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (offtake_document_redo (fixture->document, &error));
  g_autofree char *again = ids (deliveries);
  g_assert_cmpstr (again, ==, between);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/sync/places", test_records_keep_their_place);
  ADD ("/document/sync/order", test_groups_keep_the_order);
#undef ADD
  return g_test_run ();
}
