/* SPDX-License-Identifier: MPL-2.0 */
#include "notice-bar.h"

#include <glib/gstdio.h>

#include "ui/stage.h"

static gboolean
has_problem (gpointer document)
{
  return offtake_document_get_file_problem (document) != NULL;
}

static gboolean
is_revealed (GtkWidget *bar)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (stage_find (bar, GTK_TYPE_REVEALER, 0)));
}

/* The file goes while the window is open: it says so at once and offers to save elsewhere, also
   under the same name. */
static void
test_removed_file (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autofree char *path = g_strdup (offtake_document_get_path (document));
  GtkWidget *bar = stage_find (window, OFFTAKE_TYPE_NOTICE_BAR, 0);

  g_assert_false (is_revealed (bar));
  g_assert_cmpint (g_unlink (path), ==, 0);
  stage_wait (has_problem, document);
  g_assert_true (is_revealed (bar));
  g_assert_true (stage_says (bar, "removed"));
  g_assert_true (gtk_widget_get_visible (stage_find (bar, GTK_TYPE_BUTTON, 0)));
  g_assert_false (offtake_notice_bar_is_stale (OFFTAKE_NOTICE_BAR (bar)));
  offtake_window_set_document (window, NULL);
  g_assert_false (is_revealed (bar));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/notice-bar/removed-file", test_removed_file);
  return stage_run ();
}
