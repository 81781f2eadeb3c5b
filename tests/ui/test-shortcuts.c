/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/shortcuts.h"

#include "action-table.h"
#include "ui/stage.h"

/* Every key of the table is shown, once, under its title; the columns order the groups anew. */
static void
test_shows_every_key (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *shortcuts = offtake_shortcuts_new (GTK_WINDOW (window));
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *shortcut;
  guint n = 0;
  const OfftakeActionInfo *table = offtake_action_table (&n);

  for (guint i = 0; (shortcut = stage_find (shortcuts, GTK_TYPE_SHORTCUTS_SHORTCUT, i)); i++) {
    g_autofree char *title = NULL, *keys = NULL;

    g_object_get (shortcut, "title", &title, "accelerator", &keys, NULL);
    g_hash_table_add (shown, g_strconcat (title, ": ", keys, NULL)); /* the search has a copy */
  }
  for (guint i = 0; i < n; i++) {
    g_autofree char *keys = offtake_action_info_dup_keys (&table[i]);
    g_autofree char *line = keys ? g_strconcat (table[i].title, ": ", keys, NULL) : NULL;

    if (line)
      g_assert_true (g_hash_table_remove (shown, line));
  }
  g_assert_cmpuint (g_hash_table_size (shown), ==, 0);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/shortcuts/shows-every-key", test_shows_every_key);
  return stage_run ();
}
