/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/filter-bar.h"

#include <string.h>

#include "ui/stage.h"

static guint
n_shown (OfftakeWindow *window)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (window, GTK_TYPE_COLUMN_VIEW, 0));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table)));
}

static GtkWidget *
find_check (GtkWidget *popover, const char *label)
{
  GtkWidget *check;

  for (guint i = 0; (check = stage_find (popover, GTK_TYPE_CHECK_BUTTON, i)); i++)
    if (g_str_equal (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), label))
      return check;
  g_assert_not_reached ();
}

/* Chips are combined with each other and with the search. */
static void
test_chips (void)
{
  OfftakeWindow *window = stage_open ("founding");
  offtake_window_show_page (window, "agreements");
  stage_settle ();
  OfftakeFilterBar *bar = OFFTAKE_FILTER_BAR (stage_find (window, OFFTAKE_TYPE_FILTER_BAR, 0));
  GtkMenuButton *seller = GTK_MENU_BUTTON (stage_find (bar, GTK_TYPE_MENU_BUTTON, 1));
  guint all = n_shown (window);

  g_assert_false (offtake_filter_bar_is_set (bar));
  gtk_menu_button_popup (seller);
  stage_settle ();
  GtkWidget *check = find_check (GTK_WIDGET (gtk_menu_button_get_popover (seller)), "Sierra ARC");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  guint sold = n_shown (window);
  g_assert_cmpuint (sold, >, 0);
  g_assert_cmpuint (sold, <, all);
  g_assert_cmpstr (gtk_menu_button_get_label (seller), ==, "Seller: Sierra ARC");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (stage_find (bar, GTK_TYPE_TOGGLE_BUTTON, 7)),
                                TRUE);
  g_assert_cmpuint (n_shown (window), <, sold);
  offtake_filter_bar_clear (bar);
  g_assert_cmpuint (n_shown (window), ==, all);
  g_assert_cmpstr (gtk_menu_button_get_label (seller), ==, "Seller");
  GtkMenuButton *price = GTK_MENU_BUTTON (stage_find (bar, GTK_TYPE_MENU_BUTTON, 5));
  gtk_menu_button_popup (price);
  stage_settle ();
  check = find_check (GTK_WIDGET (gtk_menu_button_get_popover (price)), "Index formula");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpuint (n_shown (window), >, 0);
  g_assert_cmpuint (n_shown (window), <, all);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/filter-bar/chips", test_chips);
  return stage_run ();
}
