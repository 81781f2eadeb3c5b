/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A line of the matrix over the years: what is reached, as a line, against what is asked for, as steps.
   The year that is shown is marked. A sentence says the same to screen readers. */

#include <gtk/gtk.h>

#include "compliance/verdict-row.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_TREND (offtake_trend_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeTrend, offtake_trend, OFFTAKE, TREND, GtkWidget)

/* Hidden where fewer than two years have a value. */
void offtake_trend_show (OfftakeTrend *self, OfftakeVerdictRow *row, int year);
/* "2030: 4.8 %, 6 % is asked for; 2031: ..." */
const char *offtake_trend_get_sentence (OfftakeTrend *self);

G_END_DECLS
