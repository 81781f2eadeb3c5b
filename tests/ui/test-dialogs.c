/* SPDX-License-Identifier: MPL-2.0 */
#include "ui/dialogs.h"

#include "lib/fixture.h"
#include "settings.h"

#define NARROW 360 /* px, the narrowest screen there is */

static const char *const pages[] = { "flows", "agreements", "network", "compliance" };

static int
least_width (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* What stands in the window, without the frame that it has where no compositor draws a shadow. */
static int
least_content (GtkWidget *window)
{
  return least_width (gtk_widget_get_first_child (window));
}

/* The window of shortcuts is GTK's own, which is wider and warns of the size of a label. */
static gboolean
is_ours (const Dialog *dialog)
{
  return !g_str_equal (dialog->name, "shortcuts");
}

static OfftakeWindow *
open_narrow (void)
{
  g_settings_set_int (offtake_settings_get (), "window-width", NARROW);
  return stage_open ("founding");
}

static void
test_pages_are_narrow (void)
{
  OfftakeWindow *window = open_narrow ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    offtake_window_show_page (window, pages[i]);
    stage_settle ();
    g_test_message ("%s", pages[i]);
    g_assert_cmpint (least_content (GTK_WIDGET (window)), <=, NARROW);
  }
  stage_close (window);
}

static void
test_dialogs_are_narrow (void)
{
  OfftakeWindow *window = open_narrow ();
  char *folder = fixture_dir ();
  guint n = 0;
  const Dialog *all = dialogs (&n);

  for (guint i = 0; i < n; i++) {
    if (!is_ours (&all[i]))
      continue;
    GtkWidget *shown = dialog_open (&all[i], window, folder);
    g_test_message ("%s: %d", all[i].name, least_content (shown));
    g_assert_cmpint (least_content (shown), <=, NARROW);
    dialog_close (shown);
  }
  fixture_remove_dir (folder);
  stage_close (window);
}

/* Through a shortcut or a key binding of its class; a popover has its own way. */
static gboolean
is_left_by_escape (GtkWidget *shown)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (shown);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint s = 0; s < g_list_model_get_n_items (G_LIST_MODEL (controller)); s++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), s);
      g_autofree char *keys = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (g_str_has_prefix (keys, "Escape"))
        return TRUE;
    }
  }
  return FALSE;
}

static void
test_escape_leaves (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *folder = fixture_dir ();
  guint n = 0;
  const Dialog *all = dialogs (&n);

  for (guint i = 0; i < n; i++) {
    if (!is_ours (&all[i]))
      continue;
    GtkWidget *shown = dialog_open (&all[i], window, folder);
    g_test_message ("%s", all[i].name);
    g_assert_true (GTK_IS_POPOVER (shown) || is_left_by_escape (shown));
    dialog_close (shown);
  }
  fixture_remove_dir (folder);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/dialogs/pages-are-narrow", test_pages_are_narrow);
  g_test_add_func ("/ui/dialogs/dialogs-are-narrow", test_dialogs_are_narrow);
  g_test_add_func ("/ui/dialogs/escape-leaves", test_escape_leaves);
  return stage_run ();
}
