/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/field-editor.h"

#include "record-editor/switch-field.h"
#include "ui/stage.h"

/* Another record is shown without anything being stored in either. */
static void
test_another_record (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer editor =
      stage_editor (window, "parties", "6k", OFFTAKE_TYPE_SWITCH_FIELD, "foreign_entity");

  g_assert_true (offtake_field_editor_get_record (editor) == stage_selected (window));
  g_assert_cmpstr (offtake_field_editor_get_field (editor)->name, ==, "foreign_entity");
  stage_editor (window, "parties", "aqua", OFFTAKE_TYPE_SWITCH_FIELD, "foreign_entity");
  g_assert_false (offtake_document_can_undo (offtake_window_get_document (window)));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/field-editor/another-record", test_another_record);
  return stage_run ();
}
