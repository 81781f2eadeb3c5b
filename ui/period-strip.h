/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The horizon as small bars, one a period, as high as what the agreements move in it; the shown
   period stands out. A click chooses a period; for the keyboard it is a slider. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PERIOD_STRIP (offtake_period_strip_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePeriodStrip, offtake_period_strip, OFFTAKE, PERIOD_STRIP, OfftakePane)

/* The period at @x of a strip @width wide; never beyond the last of @n (> 0). */
guint offtake_period_strip_at (double x, double width, guint n, gboolean right_to_left);

G_END_DECLS
