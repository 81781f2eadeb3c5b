/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/notes-field.h"

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

/* What is typed is stored when the person goes on to something else. */
static void
test_stored_when_left (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer field = editor_of (window, "parties", "6k", OFFTAKE_TYPE_NOTES_FIELD, "notes");
  GtkTextView *text = GTK_TEXT_VIEW (stage_find (field, GTK_TYPE_TEXT_VIEW, 0));
  g_autoptr (OfftakeParty) party = g_object_ref (OFFTAKE_PARTY (selected (window)));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Two\nlines", -1);
  editor_of (window, "parties", "aqua", OFFTAKE_TYPE_NOTES_FIELD, "notes");
  g_assert_cmpstr (party->notes, ==, "Two\nlines");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/notes-field/stored-when-left", test_stored_when_left);
  return stage_run ();
}
