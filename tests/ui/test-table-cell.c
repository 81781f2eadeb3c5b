/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/table-cell.h"

#include "ui/stage.h"

/* In a table the cell's parent is the list's cell, and that one's the row. */
static void
test_names_cell_and_row (void)
{
  GtkWidget *row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *content = offtake_table_cell_new (4, 8, TRUE);
  g_autofree char *text = NULL;

  gtk_box_append (GTK_BOX (row), cell);
  gtk_box_append (GTK_BOX (cell), content);
  g_object_set (content, "text", "1,481", "row-name", "AQMS-6K-02", NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1,481");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "AQMS-6K-02");
  g_object_get (content, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "1,481");
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/table-cell/names-cell-and-row", test_names_cell_and_row);
  return stage_run ();
}
