/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/fractions-editor.h"

#include "agreement-editor/field-row.h"
#include "document/draft.h"
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

static void
test_from_formula (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));
  g_autoptr (json_t) given = json_pack ("{s:s, s:s, s:{s:f}}", "name", "Hydroxide", "formula",
                                        "NiCo0.5(OH)3", "composition", "Ni", 0.4);
  g_autoptr (OfftakeRecord) draft = offtake_draft_new (plan, "materials", given, NULL);

  g_assert_true (offtake_document_add (offtake_window_get_document (window), draft, NULL));
  gpointer editor =
      editor_of (window, "materials", "hydroxide", OFFTAKE_TYPE_FRACTIONS_EDITOR, "composition");
  OfftakeMaterial *material = OFFTAKE_MATERIAL (selected (window));
  GtkWidget *button = stage_find (editor, GTK_TYPE_BUTTON, 0);

  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpfloat_with_epsilon (offtake_fractions_get (material->composition, "Ni"),
                                  58.693 / (58.693 + 58.933 / 2 + 3 * (15.999 + 1.008)), 1e-9);
  g_assert_cmpfloat (offtake_fractions_get (material->composition, "O"), ==, 0);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_nonnull (stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, 1));
  undo (window);
  g_assert_null (stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, 1));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/fractions-editor/from-formula", test_from_formula);
  return stage_run ();
}
