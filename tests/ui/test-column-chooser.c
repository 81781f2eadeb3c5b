/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/column-chooser.h"

#include "agreements/agreement-columns.h"
#include "ui/stage.h"

static void
test_shows_hides_and_moves (void)
{
  OfftakeWindow *window = stage_open ("founding");
  offtake_window_show_page (window, "agreements");
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (window, GTK_TYPE_COLUMN_VIEW, 0));
  GtkWidget *popover = offtake_column_chooser_new (table);

  gtk_widget_set_parent (popover, GTK_WIDGET (window));
  gtk_popover_popup (GTK_POPOVER (popover));
  GtkWidget *first = stage_find (popover, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (first)), ==, "Number");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), FALSE);
  g_auto (GStrv) shown = offtake_agreement_columns_dup_shown (table);
  g_assert_cmpstr (shown[0], ==, "title");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  g_signal_emit_by_name (stage_find (popover, GTK_TYPE_BUTTON, 1), "clicked");
  g_auto (GStrv) moved = offtake_agreement_columns_dup_shown (table);
  g_assert_cmpstr (moved[0], ==, "title");
  g_assert_cmpstr (moved[1], ==, "number");
  gtk_widget_unparent (popover);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/column-chooser/shows-hides-and-moves", test_shows_hides_and_moves);
  return stage_run ();
}
