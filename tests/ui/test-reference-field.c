/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/reference-field.h"

#include "ui/stage.h"

/* The editor of @path in a window in which the record is selected. */
static gpointer
editor_of (OfftakeWindow *window, const char *list, const char *id, GType type, const char *path)
{
  OfftakeView *view = offtake_window_get_view (window);
  gpointer editor = NULL;

  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), list, id));
  stage_settle ();
  for (guint i = 0; (editor = stage_find (window, type, i)); i++) {
    g_autofree char *found = NULL;

    g_object_get (editor, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return editor;
  }
  g_assert_not_reached ();
}

static OfftakeRecord *
selected (OfftakeWindow *window)
{
  return offtake_view_get_selected (offtake_window_get_view (window));
}

static void
undo (OfftakeWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

/* A choice is stored, and the button leads to the record that is named. */
static void
test_choosing_and_going (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer field = editor_of (window, "sites", "sierra-arc", OFFTAKE_TYPE_REFERENCE_FIELD, "party");
  GtkDropDown *choice = GTK_DROP_DOWN (stage_find (field, GTK_TYPE_DROP_DOWN, 0));
  OfftakeRecord *site = selected (window);
  g_autofree char *before = g_strdup (OFFTAKE_SITE (site)->party);

  gtk_drop_down_set_selected (choice, gtk_drop_down_get_selected (choice) == 0 ? 1 : 0);
  g_assert_cmpstr (OFFTAKE_SITE (site)->party, !=, before);
  undo (window);
  g_assert_cmpstr (OFFTAKE_SITE (site)->party, ==, before);
  GtkWidget *box = stage_find (field, GTK_TYPE_BOX, 0);
  g_signal_emit_by_name (gtk_widget_get_last_child (box), "clicked");
  g_assert_true (OFFTAKE_IS_PARTY (selected (window)));
  g_assert_cmpstr (offtake_record_get_id (selected (window)), ==, before);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/reference-field/choosing-and-going", test_choosing_and_going);
  return stage_run ();
}
