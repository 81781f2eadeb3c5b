/* SPDX-License-Identifier: MPL-2.0 */
#include "commit-typing.h"

#include "agreement-editor/field-row.h"
#include "ui/stage.h"

/* What is typed into a field of the inspector is stored before an action by its key is done. */
static void
test_field (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *row =
      stage_editor (window, "agreements", "aqms-6k-ni", OFFTAKE_TYPE_FIELD_ROW, "title");
  GtkWidget *entry = stage_find (row, GTK_TYPE_ENTRY, 0);
  OfftakeAgreement *nickel = OFFTAKE_AGREEMENT (stage_selected (window));

  offtake_commit_typing (GTK_WINDOW (window));
  g_assert_false (offtake_document_can_undo (offtake_window_get_document (window)));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Another title");
  offtake_commit_typing (GTK_WINDOW (window));
  g_assert_cmpstr (nickel->title, ==, "Another title");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/commit-typing/field", test_field);
  return stage_run ();
}
