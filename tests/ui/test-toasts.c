/* SPDX-License-Identifier: MPL-2.0 */
#include "toasts.h"

#include "ui/stage.h"

static guint
count_toasts (GtkWidget *overlay)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child;
       child = gtk_widget_get_next_sibling (child))
    n += strcmp (G_OBJECT_TYPE_NAME (child), "AdwToastWidget") == 0;
  return n;
}

/* The newest message stands in the place of the one before, and what is plain is no markup. */
static void
test_newest (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (overlay);

  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  offtake_toasts_clear (toasts);
  offtake_toasts_show (toasts, "Deleted A", "Undo", "win.undo");
  stage_settle ();
  g_assert_true (stage_says (overlay, "Deleted A"));
  offtake_toasts_show (toasts, "Pasted 3 < 4", NULL, NULL);
  stage_settle ();
  g_assert_true (stage_says (overlay, "Pasted 3 &lt; 4"));
  g_assert_false (stage_says (overlay, "Deleted"));
  g_assert_cmpuint (count_toasts (overlay), ==, 1);
  offtake_toasts_clear (toasts);
  offtake_toasts_show (toasts, "Later", NULL, NULL);
  stage_settle ();
  g_assert_true (stage_says (overlay, "Later"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/toasts/newest", test_newest);
  return stage_run ();
}
