/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/fractions-editor.h"

#include "agreement-editor/field-row.h"
#include "document/draft.h"
#include "ui/stage.h"

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
      stage_editor (window, "materials", "hydroxide", OFFTAKE_TYPE_FRACTIONS_EDITOR, "composition");
  OfftakeMaterial *material = OFFTAKE_MATERIAL (stage_selected (window));
  GtkWidget *button = stage_find (editor, GTK_TYPE_BUTTON, 0);

  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpfloat_with_epsilon (offtake_fractions_get (material->composition, "Ni"),
                                  58.693 / (58.693 + 58.933 / 2 + 3 * (15.999 + 1.008)), 1e-9);
  g_assert_cmpfloat (offtake_fractions_get (material->composition, "O"), ==, 0);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_nonnull (stage_find (editor, OFFTAKE_TYPE_FIELD_ROW, 1));
  stage_undo (window);
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
