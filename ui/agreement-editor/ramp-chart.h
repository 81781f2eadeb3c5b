/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A series over the periods of the plan as a line whose points can be dragged, or moved by keys: left
   and right choose a point, up and down move it. One drag is one step of undo, and so is what is done
   to one point by keys. For a screen reader it is a slider. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_RAMP_CHART (offtake_ramp_chart_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRampChart, offtake_ramp_chart, OFFTAKE, RAMP_CHART, OfftakeFieldEditor)

G_END_DECLS
