/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A list model as places that stay: an OfftakeRowSlot at each position, whose property "row" is the item
   that stands there now. A table keeps the widgets of a place; with the items themselves GTK 4.8 makes the
   cells of two hundred rows anew for each letter of a search and each sort.

   Most of these rows are out of sight. What a change brings to the places in sight is there at once; the
   others follow while nothing else is to be done, and so do the places themselves where there are more
   or fewer of them out of sight. Where the model becomes empty the places stay, without rows: whoever
   shows them then shows something else. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_ROW_SLOT (offtake_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRowSlot, offtake_row_slot, OFFTAKE, ROW_SLOT, GObject)

/* What stands there now, borrowed; NULL where the list has become shorter. */
gpointer offtake_row_slot_get_row (OfftakeRowSlot *self);

#define OFFTAKE_TYPE_ROW_SLOTS (offtake_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRowSlots, offtake_row_slots, OFFTAKE, ROW_SLOTS, GObject)

/* Of the items of @model, which are objects. */
OfftakeRowSlots *offtake_row_slots_new (GListModel *model);

/* The places that a person sees. */
void offtake_row_slots_set_sight (OfftakeRowSlots *self, guint first, guint n);

G_END_DECLS
