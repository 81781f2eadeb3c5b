/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Says that a large chart is being laid out, and lets it be stopped. */

#include "flows/chart.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_MAKING_NOTE (offtake_making_note_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeMakingNote, offtake_making_note, OFFTAKE, MAKING_NOTE, AdwBin)

/* Follows @chart, which lives as long as the note. */
void offtake_making_note_set_chart (OfftakeMakingNote *self, OfftakeChart *chart);

G_END_DECLS
