/* SPDX-License-Identifier: MPL-2.0 */
#include "part-walk.h"

#include "inspector.h"
#include "period-bar.h"
#include "ui/stage.h"

/* Hidden parts are left out, and the ring closes. */
static void
test_ring (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *parts[] = { gtk_button_new (), gtk_button_new (), gtk_button_new () };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (box), parts[i]);
  gtk_widget_set_visible (parts[1], FALSE);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  stage_settle ();
  gtk_widget_grab_focus (parts[0]);
  g_assert_cmpuint (offtake_part_walk_next (parts, 3, FALSE), ==, 2);
  g_assert_cmpuint (offtake_part_walk_next (parts, 3, TRUE), ==, 2);
  gtk_widget_grab_focus (parts[2]);
  g_assert_cmpuint (offtake_part_walk_next (parts, 3, FALSE), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_focus (OfftakeWindow *window, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus && gtk_widget_get_ancestor (focus, type);
}

/* From the page to the inspector and the periods, and back. */
static void
test_window (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  offtake_window_show_page (window, "agreements");
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-part", NULL);
  g_assert_true (has_focus (window, OFFTAKE_TYPE_INSPECTOR));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-part", NULL);
  g_assert_true (has_focus (window, OFFTAKE_TYPE_PERIOD_BAR));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-part", NULL);
  g_assert_true (has_focus (window, OFFTAKE_TYPE_INSPECTOR));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-part", NULL);
  g_assert_true (has_focus (window, OFFTAKE_TYPE_PAGE_STACK));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/part-walk/ring", test_ring);
  g_test_add_func ("/ui/part-walk/window", test_window);
  return stage_run ();
}
