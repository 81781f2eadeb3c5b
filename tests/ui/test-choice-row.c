/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/choice-row.h"

#include "ui/stage.h"

/* The drop-down of the first agreement's field at @path. */
static GtkDropDown *
choice_of (OfftakeWindow *window, const char *path)
{
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  for (guint i = 0;; i++) {
    gpointer row = stage_find (window, OFFTAKE_TYPE_CHOICE_ROW, i);
    g_autofree char *found = NULL;

    g_assert_nonnull (row);
    g_object_get (row, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return GTK_DROP_DOWN (stage_find (row, GTK_TYPE_DROP_DOWN, 0));
  }
}

static GtkDropDown *
status_of (OfftakeWindow *window)
{
  return choice_of (window, "status");
}

static void
test_choosing_is_one_step (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkDropDown *status = status_of (window);
  OfftakeAgreement *agreement = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");

  g_assert_cmpuint (gtk_drop_down_get_selected (status), ==, OFFTAKE_STATUS_BINDING);
  gtk_drop_down_set_selected (status, OFFTAKE_STATUS_TERMINATED);
  g_assert_cmpuint (agreement->status, ==, OFFTAKE_STATUS_TERMINATED);
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_cmpuint (gtk_drop_down_get_selected (status), ==, OFFTAKE_STATUS_BINDING);
  g_assert_false (offtake_document_can_undo (document));
  stage_close (window);
}

/* Another kind takes its keys along, as one step. */
static void
test_kinds_change_whole (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  GtkDropDown *quantity = choice_of (window, "quantity.kind");
  GtkDropDown *price = choice_of (window, "price.kind");
  OfftakeAgreement *agreement = stage_agreement (offtake_window_get_view (window), "aqms-6k-ni");

  gtk_drop_down_set_selected (quantity, OFFTAKE_QUANTITY_FIXED);
  g_assert_cmpuint (agreement->quantity->kind, ==, OFFTAKE_QUANTITY_FIXED);
  g_assert_null (agreement->quantity->share);
  g_assert_cmpfloat (agreement->quantity->tolerance, ==, 0.1);
  gtk_drop_down_set_selected (price, OFFTAKE_PRICE_BY_FIXED);
  g_assert_cmpuint (agreement->price->kind, ==, OFFTAKE_PRICE_BY_FIXED);
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_true (offtake_document_undo (document, NULL));
  g_assert_false (offtake_document_can_undo (document));
  g_assert_cmpuint (agreement->quantity->kind, ==, OFFTAKE_QUANTITY_SHARE_OF_NEED);
  g_assert_cmpuint (agreement->price->terms->len, ==, 1);
  stage_close (window);
}

/* Looking at an agreement stores nothing. */
static void
test_showing_stores_nothing (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  status_of (window);
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-mou")));
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-westwin")));
  g_assert_false (offtake_document_can_undo (offtake_window_get_document (window)));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/choice-row/choosing-is-one-step", test_choosing_is_one_step);
  g_test_add_func ("/ui/choice-row/kinds-change-whole", test_kinds_change_whole);
  g_test_add_func ("/ui/choice-row/showing-stores-nothing", test_showing_stores_nothing);
  return stage_run ();
}
