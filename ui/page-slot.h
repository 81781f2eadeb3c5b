/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The place of a page that is made when it is first looked at or asked for: a window opens with the one
   page that it shows. Properties: "page-type", a type of OfftakePane; "view", handed on to the page. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PAGE_SLOT (offtake_page_slot_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePageSlot, offtake_page_slot, OFFTAKE, PAGE_SLOT, AdwBin)

/* Makes the page if it is not there yet. (transfer none) */
gpointer offtake_page_slot_get_page (OfftakePageSlot *self);

G_END_DECLS
