/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/clipboard.h"

#include <string.h>

#include "agreements/paste-dialog.h"
#include "ui/stage.h"

static gboolean
is_pasting (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) found = g_list_model_get_item (windows, i);

    if (OFFTAKE_IS_PASTE_DIALOG (found))
      return TRUE;
  }
  return FALSE;
}

static gboolean
says_why (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) found = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (found) && stage_says (found, "There is no table to be pasted")) {
      gtk_window_close (GTK_WINDOW (found));
      return TRUE;
    }
  }
  return FALSE;
}

static void
test_copy_and_paste (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-li")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-agreements", NULL));
  g_assert_true (stage_says (window, "Copied 1 agreement for a spreadsheet"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.paste-agreements", NULL));
  stage_wait (is_pasting, NULL);
  stage_close (window);
}

static void
test_no_table (void)
{
  OfftakeWindow *window = stage_open ("founding");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "a word");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.paste-agreements", NULL));
  stage_wait (says_why, NULL);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/clipboard/copy-and-paste", test_copy_and_paste);
  g_test_add_func ("/ui/clipboard/no-table", test_no_table);
  return stage_run ();
}
