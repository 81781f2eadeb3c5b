/* SPDX-License-Identifier: MPL-2.0 */
#include "list.h"

#include <glib/gi18n.h>
#include <math.h>

#define BEYOND "offtake-beyond-right" /* double, px that were chosen to lie there */

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

GtkWidget *
offtake_list_text_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = offtake_list_row_new (title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
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

/* How much of a table lies beyond the right side of its window. */
static double
beyond_right (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
         gtk_adjustment_get_value (adjustment);
}

static void
on_value_changed (GtkAdjustment *adjustment, GtkWidget *table)
{
  double *beyond = g_object_get_data (G_OBJECT (table), BEYOND);

  *beyond = MAX (0, beyond_right (adjustment));
}

static gboolean
keep_right_side (gpointer table)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (table);
  double *beyond = g_object_get_data (table, BEYOND);

  if (adjustment)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                              beyond_right (adjustment) - *beyond);
  return G_SOURCE_REMOVE;
}

/* Where lines are read from the right a table's first column stands at the far end of what scrolls:
   it is that side which stays where it is when there is another width. In the next turn, for sizes
   are just being given. */
static void
on_width_changed (GtkAdjustment *adjustment, GtkWidget *table)
{
  double *beyond = g_object_get_data (G_OBJECT (table), BEYOND);

  if (gtk_widget_get_direction (table) == GTK_TEXT_DIR_RTL &&
      fabs (beyond_right (adjustment) - *beyond) > 0.5)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, keep_right_side, g_object_ref (table),
                     g_object_unref);
}

static void
on_adjustment (GtkWidget *table)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (table));

  if (!adjustment)
    return;
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_width_changed), table, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_value_changed), table, 0);
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
  g_object_set_data_full (G_OBJECT (table), BEYOND, g_new0 (double, 1), g_free);
  g_signal_connect (table, "notify::hadjustment", G_CALLBACK (on_adjustment), NULL);
  on_adjustment (GTK_WIDGET (table));
}
