/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/paste-cell.h"

#include "ui/stage.h"

#define ROWS "Seller\tBuyer\tMaterial\tTonnes per year\nSierra ARC\tPlusCAM\tLithium carbonate\tx\n"

static void
test_typing_is_checked (void)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  g_autoptr (OfftakePasteList) list = offtake_paste_list_new (offtake_paste_new (plan, ROWS, NULL));
  g_autoptr (OfftakePasteLine) line = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (GtkWidget) cell = g_object_ref_sink (offtake_paste_cell_new (3, 10));
  GtkWidget *entry = stage_find (cell, GTK_TYPE_ENTRY, 0);

  offtake_paste_cell_set_line (OFFTAKE_PASTE_CELL (cell), line);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "x");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tonnes per year, line 2");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (offtake_paste_line_get_cell (line, 3), ==, "12");
  g_assert_false (offtake_paste_line_is_refused (line));
  offtake_paste_cell_set_line (OFFTAKE_PASTE_CELL (cell), NULL);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/paste-cell/typing-is-checked", test_typing_is_checked);
  return stage_run ();
}
