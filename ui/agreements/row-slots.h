/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A list model as places that stay: an OfftakeRowSlot at each position, whose property "row" is the item
   that stands there now. A table keeps the widgets of a place; with the items themselves GTK 4.8 makes the
   cells of two hundred rows anew for each letter of a search and each sort. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_ROW_SLOT (offtake_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRowSlot, offtake_row_slot, OFFTAKE, ROW_SLOT, GObject)

/* Borrowed; NULL where the list has become shorter. */
gpointer offtake_row_slot_get_row (OfftakeRowSlot *self);

#define OFFTAKE_TYPE_ROW_SLOTS (offtake_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRowSlots, offtake_row_slots, OFFTAKE, ROW_SLOTS, GObject)

/* Of the items of @model, which are objects. */
OfftakeRowSlots *offtake_row_slots_new (GListModel *model);

G_END_DECLS
