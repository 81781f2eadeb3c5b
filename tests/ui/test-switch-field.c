/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/switch-field.h"

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

/* Switching is one step of undo. */
static void
test_switching (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer field =
      editor_of (window, "materials", "ni-metal", OFFTAKE_TYPE_SWITCH_FIELD, "intermediate");
  GtkSwitch *toggle = GTK_SWITCH (stage_find (field, GTK_TYPE_SWITCH, 0));

  g_assert_false (gtk_switch_get_active (toggle));
  gtk_switch_set_active (toggle, TRUE);
  g_assert_true (OFFTAKE_MATERIAL (selected (window))->intermediate);
  undo (window);
  g_assert_false (gtk_switch_get_active (toggle));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/switch-field/switching", test_switching);
  return stage_run ();
}
