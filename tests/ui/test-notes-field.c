/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/notes-field.h"

#include "ui/stage.h"

/* What is typed is stored when the person goes on to something else. */
static void
test_stored_when_left (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer field = stage_editor (window, "parties", "6k", OFFTAKE_TYPE_NOTES_FIELD, "notes");
  GtkTextView *text = GTK_TEXT_VIEW (stage_find (field, GTK_TYPE_TEXT_VIEW, 0));
  g_autoptr (OfftakeParty) party = g_object_ref (OFFTAKE_PARTY (stage_selected (window)));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Two\nlines", -1);
  stage_editor (window, "parties", "aqua", OFFTAKE_TYPE_NOTES_FIELD, "notes");
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
