/* SPDX-License-Identifier: MPL-2.0 */
#include "network/record-columns.h"

#include "ui/stage.h"

/* A column a field; another list replaces them all. */
static void
test_columns (void)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);
  GtkWidget *table = g_object_ref_sink (gtk_column_view_new (NULL));
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (table));
  const char *const *lists = offtake_record_lists ();

  for (guint i = 0; lists[i]; i++) {
    g_autoptr (OfftakeRecordClass) klass =
        g_type_class_ref (offtake_record_type_for_list (lists[i]));

    offtake_record_columns_set (GTK_COLUMN_VIEW (table), plan, lists[i]);
    g_assert_cmpuint (g_list_model_get_n_items (columns), ==, klass->structure->n_fields);
  }
  offtake_record_columns_set (GTK_COLUMN_VIEW (table), plan, "parties");
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (columns, 0);
  g_assert_cmpstr (gtk_column_view_column_get_title (first), ==, "Name");
  g_object_unref (table);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/record-columns/columns", test_columns);
  return stage_run ();
}
