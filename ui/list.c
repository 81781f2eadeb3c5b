/* SPDX-License-Identifier: MPL-2.0 */
#include "list.h"

#include <glib/gi18n.h>

#define SHOWN "offtake-first-column-shown"

void
offtake_list_clear (GtkListBox *list)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

/* While a row is being made its subtitle is still taken for markup: "L&F" would be none. */
GtkWidget *
offtake_list_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
find_inner (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *inner = find_inner (child);

    /* The row itself stands in a list too; the last one is that of its rows. */
    if (inner || GTK_IS_LIST_BOX (child))
      found = inner ? inner : child;
  }
  return found;
}

void
offtake_list_name_inner (GtkWidget *expander, const char *name)
{
  GtkWidget *list = find_inner (expander);

  if (list)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
show_first_column (gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (data);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return G_SOURCE_REMOVE;
}

/* Where lines are read from the right a table's first column stands at the far end of what scrolls.
   It is shown once there is a width, in the next turn, for sizes are just being given. */
static void
on_width_changed (GtkAdjustment *adjustment, GtkWidget *table)
{
  if (gtk_widget_get_direction (table) != GTK_TEXT_DIR_RTL ||
      gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) ||
      g_object_get_data (G_OBJECT (adjustment), SHOWN))
    return;
  g_object_set_data (G_OBJECT (adjustment), SHOWN, GINT_TO_POINTER (TRUE));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_first_column, g_object_ref (table),
                   g_object_unref);
}

static void
on_adjustment (GtkWidget *table)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (table));

  if (adjustment)
    g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_width_changed), table, 0);
}

void
offtake_list_name_table (GtkColumnView *table, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    GTK_IS_LIST_BASE (child) ? name : _ ("Headings"), -1);
}

void
offtake_list_begin_table (GtkColumnView *table)
{
  g_signal_connect (table, "notify::hadjustment", G_CALLBACK (on_adjustment), NULL);
  on_adjustment (GTK_WIDGET (table));
}
