/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The bar at the window's foot: the period that is shown, what recycling delivers in it, what it
   is worth, and the problems. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PERIOD_BAR (offtake_period_bar_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePeriodBar, offtake_period_bar, OFFTAKE, PERIOD_BAR, OfftakePane)

/* Leaves out what a narrow window has no room for, and gives the room to the periods. */
void offtake_period_bar_set_narrow (OfftakePeriodBar *self, gboolean narrow);
void offtake_period_bar_show_problems (OfftakePeriodBar *self);

G_END_DECLS
