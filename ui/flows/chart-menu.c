/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-menu.h"

#include <glib/gi18n.h>

typedef struct {
  const char *label, *action;
} Entry;

#define MOST 6

static const Entry node_sections[][MOST] = {
  { { N_ ("Edit"), "win.edit" }, { N_ ("Show Agreements"), "chart.show-agreements" } },
  { { N_ ("New Agreement from Here…"), "chart.draft-from" },
    { N_ ("New Agreement to Here…"), "chart.draft-to" } },
  { { N_ ("Only This Path"), "chart.only-path" }, { N_ ("Show Everything"), "chart.show-all" } },
  { { N_ ("Pin Here"), "chart.pin" },
    { N_ ("Unpin"), "chart.unpin" },
    { N_ ("Unpin All Sites"), "chart.unpin-all" } },
};

static const Entry link_sections[][MOST] = {
  { { N_ ("Edit"), "win.edit" },
    { N_ ("Show Agreement"), "chart.show-agreements" },
    { N_ ("Duplicate"), "win.duplicate" },
    { N_ ("Delete"), "win.delete" } },
  { { N_ ("Only This Path"), "chart.only-path" }, { N_ ("Show Everything"), "chart.show-all" } },
};

static const Entry chart_sections[][MOST] = {
  { { N_ ("Add an Agreement…"), "win.add-agreement" }, { N_ ("Add a Site…"), "win.add-site" } },
  { { N_ ("Show as a List"), "chart.list" },
    { N_ ("Show Everything"), "chart.show-all" },
    { N_ ("Fit the Window"), "chart.zoom-fit" },
    { N_ ("Unpin All Sites"), "chart.unpin-all" } },
};

static const Entry last_section[MOST] = {
  { N_ ("Copy as Picture"), "chart.copy-picture" },
  { N_ ("Copy as Data"), "chart.copy-data" },
  { N_ ("Export…"), "win.export-chart" },
};

static void
append (GMenu *menu, const Entry *entries)
{
  g_autoptr (GMenu) section = g_menu_new ();

  /* What cannot be done here does not make the menu longer. */
  for (guint i = 0; i < MOST && entries[i].label; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label), entries[i].action);

    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
    g_menu_append_item (section, item);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
offtake_chart_menu_new (OfftakeSubjectKind kind)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; kind == OFFTAKE_SUBJECT_LINK && i < G_N_ELEMENTS (link_sections); i++)
    append (menu, link_sections[i]);
  for (guint i = 0; kind == OFFTAKE_SUBJECT_NONE && i < G_N_ELEMENTS (chart_sections); i++)
    append (menu, chart_sections[i]);
  for (guint i = 0; kind != OFFTAKE_SUBJECT_LINK && kind != OFFTAKE_SUBJECT_NONE &&
                    i < G_N_ELEMENTS (node_sections);
       i++)
    append (menu, node_sections[i]);
  append (menu, last_section);
  return G_MENU_MODEL (menu);
}
