/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/choice-row.h"

#include "ui/stage.h"

static GtkDropDown *
status_of (OfftakeWindow *window)
{
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  return GTK_DROP_DOWN (
      stage_find (stage_find (window, OFFTAKE_TYPE_CHOICE_ROW, 0), GTK_TYPE_DROP_DOWN, 0));
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
  g_test_add_func ("/ui/choice-row/showing-stores-nothing", test_showing_stores_nothing);
  return stage_run ();
}
