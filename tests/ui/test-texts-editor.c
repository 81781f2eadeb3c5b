/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/texts-editor.h"

#include "document/draft.h"
#include "ui/stage.h"

/* Feeds are added by the drop-down and taken out by their buttons. */
static void
test_adding_and_removing (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
  g_autoptr (json_t) given = json_pack ("{s:s}", "name", "Mill");
  g_autoptr (OfftakeRecord) mill = offtake_draft_new (plan, "recipes", given, NULL);

  g_assert_true (offtake_document_add (offtake_window_get_document (window), mill, NULL));
  gpointer editor = stage_editor (window, "recipes", "mill", OFFTAKE_TYPE_TEXTS_EDITOR, "feeds");
  OfftakeRecipe *recipe = OFFTAKE_RECIPE (stage_selected (window));
  GtkDropDown *choice = GTK_DROP_DOWN (stage_find (editor, GTK_TYPE_DROP_DOWN, 0));

  gtk_drop_down_set_selected (choice, 1);
  g_assert_cmpuint (recipe->feeds->len, ==, 1);
  gtk_drop_down_set_selected (choice, 2);
  g_assert_cmpuint (recipe->feeds->len, ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  GtkWidget *row = stage_find (editor, ADW_TYPE_ACTION_ROW, 0);
  g_signal_emit_by_name (stage_find (row, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (recipe->feeds->len, ==, 1);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/texts-editor/adding-and-removing", test_adding_and_removing);
  return stage_run ();
}
