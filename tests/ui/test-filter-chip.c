/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-chip.h"

#include "ui/stage.h"

static void
count (guint *n)
{
  (*n)++;
}

/* What is set is said, and cleared by the button beside it. */
static void
test_says_and_clears (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (GListStore) rows = g_list_store_new (OFFTAKE_TYPE_AGREEMENT_ROW);
  GtkWidget *chip = g_object_ref_sink (offtake_filter_chip_new ("status"));
  OfftakeColumnFilter *filter = offtake_filter_chip_get_filter (OFFTAKE_FILTER_CHIP (chip));
  GtkMenuButton *button = GTK_MENU_BUTTON (stage_find (chip, GTK_TYPE_MENU_BUTTON, 0));
  GtkWidget *clear = gtk_widget_get_next_sibling (GTK_WIDGET (button));
  guint changes = 0;

  g_signal_connect_swapped (chip, "changed", G_CALLBACK (count), &changes);
  offtake_filter_chip_set_rows (OFFTAKE_FILTER_CHIP (chip), offtake_view_get_plan (view),
                                G_LIST_MODEL (rows));
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Status");
  g_assert_false (gtk_widget_get_visible (clear));
  g_hash_table_add (filter->keys, g_strdup ("binding"));
  g_hash_table_add (filter->keys, g_strdup ("loi"));
  offtake_filter_chip_show_filter (OFFTAKE_FILTER_CHIP (chip));
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Status: 2");
  g_assert_true (gtk_widget_get_visible (clear));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show all again, not only Status: 2");
  g_signal_emit_by_name (clear, "clicked");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_false (offtake_column_filter_is_set (filter));
  g_assert_false (gtk_widget_get_visible (clear));
  g_assert_finalize_object (chip);
  offtake_document_close (offtake_view_get_document (view));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/filter-chip/says-and-clears", test_says_and_clears);
  return stage_run ();
}
