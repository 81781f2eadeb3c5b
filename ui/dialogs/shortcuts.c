/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "action-table.h"

/* GtkShortcutsWindow takes its parts from a builder only. */

#define OBJECT(type, properties) "<child><object class='" type "'>" properties

static void
append_shortcut (GString *xml, const OfftakeActionInfo *info)
{
  g_autofree char *keys = offtake_action_info_dup_keys (info);
  g_autofree char *element = NULL;

  if (!keys)
    return;
  element = g_markup_printf_escaped (OBJECT ("GtkShortcutsShortcut",
                                             "<property name='title'>%s</property>"
                                             "<property name='accelerator'>%s</property>"
                                             "</object></child>"),
                                     _ (info->title), keys);
  g_string_append (xml, element);
}

static void
append_groups (GString *xml)
{
  guint n = 0;
  const OfftakeActionInfo *table = offtake_action_table (&n);

  for (guint i = 0; i < n; i++) {
    if (i == 0 || strcmp (table[i].group, table[i - 1].group) != 0) {
      g_autofree char *group = g_markup_printf_escaped (
          OBJECT ("GtkShortcutsGroup", "<property name='title'>%s</property>"), _ (table[i].group));

      g_string_append_printf (xml, "%s%s", i > 0 ? "</object></child>" : "", group);
    }
    append_shortcut (xml, &table[i]);
  }
  g_string_append (xml, "</object></child>");
}

GtkWidget *
offtake_shortcuts_new (GtkWindow *parent)
{
  g_autoptr (GString) xml =
      g_string_new ("<interface><object class='GtkShortcutsWindow' id='shortcuts'>"
                    "<property name='modal'>True</property>" OBJECT (
                        "GtkShortcutsSection", "<property name='section-name'>all</property>"
                                               "<property name='max-height'>14</property>"));

  append_groups (xml);
  g_string_append (xml, "</object></child></object></interface>");

  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  return window;
}
