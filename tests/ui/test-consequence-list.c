/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/consequence-list.h"

#include <string.h>

#include "ui/stage.h"

/* The list of sentences, below the choice of what is compared. */
static GtkWidget *
sentences (gpointer list)
{
  return stage_find (list, GTK_TYPE_LIST_BOX, 1);
}

static gboolean
says_recycled (gpointer list)
{
  return gtk_widget_get_visible (sentences (list)) && stage_says (list, "recycled Ni in what ");
}

static gboolean
is_hidden (gpointer list)
{
  return !gtk_widget_get_visible (sentences (list));
}

static void
set_share (OfftakeWindow *window, const char *share)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *nickel = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (json_t) quantity = offtake_record_get_json (nickel, "quantity");
  g_autoptr (json_t) value = offtake_json_read (share, strlen (share), "", NULL);
  g_autoptr (GError) error = NULL;

  json_object_set (quantity, "share", value);
  offtake_document_set (offtake_view_get_document (view), nickel, "quantity", quantity, &error);
  g_assert_no_error (error);
}

/* Changes are told against the moment of the selection, and gone when they are taken back. */
static void
test_follows_edits (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  stage_show_period (view, "2027");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_settle ();
  GtkWidget *list = stage_find (window, OFFTAKE_TYPE_CONSEQUENCE_LIST, 0);
  g_assert_true (is_hidden (list));
  set_share (window, "0.05");
  stage_wait (says_recycled, list);
  g_assert_true (stage_says (list, "AQMS-6K-01 moves "));
  g_autofree char *summary = NULL;
  g_object_get (list, "summary", &summary, NULL);
  g_assert_nonnull (strstr (summary, " more"));
  g_assert_true (offtake_document_undo (offtake_view_get_document (view), NULL));
  stage_wait (is_hidden, list);
  set_share (window, "0.1");
  stage_wait (says_recycled, list);
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-li")));
  g_assert_true (is_hidden (list));
  stage_close (window);
}

static gboolean
tells_a_verdict (gpointer list)
{
  return stage_says (list, "fail");
}

static gboolean
is_ready (gpointer list)
{
  return offtake_consequence_list_is_ready (list);
}

static void
test_verdicts_follow (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  GtkWidget *list = stage_find (window, OFFTAKE_TYPE_CONSEQUENCE_LIST, 0);
  stage_wait (is_ready, list);
  set_share (window, "0");
  stage_wait (tells_a_verdict, list);
  stage_close (window);
}

/* What the agreement does without any edit, and with another share. */
static void
test_without_it (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  stage_show_period (view, "2027");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_settle ();
  GtkWidget *list = stage_find (window, OFFTAKE_TYPE_CONSEQUENCE_LIST, 0);
  GtkWidget *choice = stage_find (list, ADW_TYPE_COMBO_ROW, 0);
  g_assert_true (is_hidden (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 1);
  stage_wait (says_recycled, list);
  stage_wait (tells_a_verdict, list);
  g_assert_true (stage_says (list, "What This Agreement Changes in 2027"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 0);
  g_assert_true (is_hidden (list));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/consequence-list/follows-edits", test_follows_edits);
  g_test_add_func ("/ui/consequence-list/verdicts-follow", test_verdicts_follow);
  g_test_add_func ("/ui/consequence-list/without-it", test_without_it);
  return stage_run ();
}
