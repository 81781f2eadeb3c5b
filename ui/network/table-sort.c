/* SPDX-License-Identifier: MPL-2.0 */
#include "network/table-sort.h"

#include <glib/gi18n.h>

#include "menu.h"

/* The column of that title; NULL where there is none, as of "". */
static GtkColumnViewColumn *
find_column (GtkColumnView *table, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
      return column; /* the table keeps it */
  }
  return NULL;
}

static void
on_state (GActionGroup *group, const char *name, GVariant *state, GtkColumnView *table)
{
  g_autoptr (GVariant) by = g_action_group_get_action_state (group, "by");
  g_autoptr (GVariant) descending = g_action_group_get_action_state (group, "descending");

  gtk_column_view_sort_by_column (table, find_column (table, g_variant_get_string (by, NULL)),
                                  g_variant_get_boolean (descending) ? GTK_SORT_DESCENDING
                                                                     : GTK_SORT_ASCENDING);
}

static GMenuModel *
menu_new (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  offtake_menu_append (by, _ ("As in the Plan"), "sort.by", "");
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const char *title = gtk_column_view_column_get_title (column);

    offtake_menu_append (by, title, "sort.by", title);
  }
  g_menu_append (order, _ ("Descending"), "sort.descending");
  g_menu_append_section (menu, _ ("Sort By"), G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
offtake_table_sort_offer (GtkMenuButton *button, GtkColumnView *table)
{
  static const GActionEntry entries[] = {
    { "by", NULL, "s", "''" },
    { "descending", NULL, NULL, "false" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = menu_new (table);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  g_signal_connect_object (group, "action-state-changed", G_CALLBACK (on_state), table, 0);
  gtk_widget_insert_action_group (GTK_WIDGET (button), "sort", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (button, menu);
  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);
}
