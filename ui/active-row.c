/* SPDX-License-Identifier: MPL-2.0 */
#include "active-row.h"

struct _OfftakeActiveRow {
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (OfftakeActiveRow, offtake_active_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)))
    g_signal_emit_by_name (widget, "activate");
}

static void
offtake_active_row_class_init (OfftakeActiveRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.activate", NULL, on_activate);
}

static void
offtake_active_row_init (OfftakeActiveRow *self)
{
}

GtkWidget *
offtake_active_row_new (GtkWidget *child, const char *name)
{
  GtkWidget *row = g_object_new (OFFTAKE_TYPE_ACTIVE_ROW, "child", child, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
