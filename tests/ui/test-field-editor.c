/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/field-editor.h"

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

/* Another record is shown without anything being stored in either. */
static void
test_another_record (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer editor =
      editor_of (window, "parties", "6k", OFFTAKE_TYPE_SWITCH_FIELD, "foreign_entity");

  g_assert_true (offtake_field_editor_get_record (editor) == selected (window));
  g_assert_cmpstr (offtake_field_editor_get_field (editor)->name, ==, "foreign_entity");
  editor_of (window, "parties", "aqua", OFFTAKE_TYPE_SWITCH_FIELD, "foreign_entity");
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
