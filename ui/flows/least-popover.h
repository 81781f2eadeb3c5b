/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Asks below which amount flows are hidden: by a scale that gives the many small flows more room, or
   as a number. Signal "chosen" (double least). */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_LEAST_POPOVER (offtake_least_popover_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeLeastPopover, offtake_least_popover, OFFTAKE, LEAST_POPOVER, GtkPopover)

/* Shows an amount between 0 and @largest. */
void offtake_least_popover_set (OfftakeLeastPopover *self, double least, double largest, const char *unit);

G_END_DECLS
