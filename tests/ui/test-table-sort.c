/* SPDX-License-Identifier: MPL-2.0 */
#include "network/table-sort.h"

#include "network/network-page.h"
#include "ui/stage.h"

static char *
first_name (GtkColumnView *table)
{
  g_autoptr (OfftakeRecord) record =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), 0);

  return g_strdup (offtake_record_get_title (record));
}

/* Every name stands after the one before it, or before it. */
static void
assert_sorted (GtkColumnView *table, int sign)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (table));
  g_autofree char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (model, i);
    const char *name = offtake_record_get_title (record);

    if (last)
      g_assert_cmpint (sign * g_utf8_collate (last, name), <=, 0);
    g_free (last);
    last = g_strdup (name);
  }
}

static void
test_sorts (void)
{
  OfftakeWindow *window = stage_open ("founding");
  offtake_window_show_page (window, "network");
  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_NETWORK_PAGE, 0);
  GtkColumnView *table = GTK_COLUMN_VIEW (stage_find (page, GTK_TYPE_COLUMN_VIEW, 0));
  GtkWidget *button = stage_find (page, GTK_TYPE_MENU_BUTTON, 0);
  g_autofree char *first = first_name (table);

  g_assert_true (gtk_widget_activate_action (button, "sort.by", "s", "Name"));
  assert_sorted (table, 1);
  g_assert_true (gtk_widget_activate_action (button, "sort.descending", NULL));
  assert_sorted (table, -1);
  g_assert_true (gtk_widget_activate_action (button, "sort.by", "s", ""));
  g_autofree char *again = first_name (table);
  g_assert_cmpstr (again, ==, first);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/table-sort/sorts", test_sorts);
  return stage_run ();
}
