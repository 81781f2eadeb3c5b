/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/consequence-bar.h"

#include "ui/stage.h"

typedef struct {
  GtkAdjustment *adjustment;
  GtkWidget *button;
} Case;

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_visible (((Case *) data)->button);
}

static gboolean
is_hidden (gpointer data)
{
  return !is_shown (data);
}

/* While the entries below are edited, what changes is said; pressed it leads to the whole list. */
static void
test_shown_while_the_list_is_not (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *nickel = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (json_t) status = json_string ("draft");

  stage_show_period (view, "2027");
  offtake_view_select (view, nickel);
  stage_settle ();
  GtkWidget *list = stage_find (window, OFFTAKE_TYPE_CONSEQUENCE_LIST, 0);
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  Case c = { gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
             stage_find (stage_find (window, OFFTAKE_TYPE_CONSEQUENCE_BAR, 0), GTK_TYPE_BUTTON,
                         0) };

  gtk_adjustment_set_value (c.adjustment, gtk_adjustment_get_upper (c.adjustment));
  stage_settle ();
  g_assert_true (is_hidden (&c));
  g_assert_true (
      offtake_document_set (offtake_view_get_document (view), nickel, "status", status, NULL));
  stage_wait (is_shown, &c);
  g_signal_emit_by_name (c.button, "clicked");
  stage_wait (is_hidden, &c);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/consequence-bar/shown-while-the-list-is-not",
                   test_shown_while_the_list_is_not);
  return stage_run ();
}
