/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What can be done with the columns and cells of the agreements table: the actions "agreements.*", the
   menus of headings and cells that name them, and their keys. */

#include "agreements/filter-bar.h"
#include "agreements/table-rows.h"
#include "sheet/sheet.h"

G_BEGIN_DECLS

typedef struct _OfftakeTableActions OfftakeTableActions;

/* Installs them on @page, for its parts, which are borrowed and must outlive them. */
OfftakeTableActions *offtake_table_actions_new (GtkWidget *page, GtkColumnView *table, OfftakeSheet *sheet,
                                                OfftakeFilterBar *bar, OfftakeTableRows *rows);
void offtake_table_actions_free (OfftakeTableActions *self);

/* The menu by which the table is sorted. (transfer full) */
GMenuModel *offtake_table_actions_sort_menu (void);

/* Whether the key was for the table while no cell is being edited. */
gboolean offtake_table_actions_key (OfftakeTableActions *self, guint key, GdkModifierType modifiers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeTableActions, offtake_table_actions_free)

G_END_DECLS
