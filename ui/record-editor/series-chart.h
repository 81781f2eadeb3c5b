/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A series over the periods of the plan as a small stepped line, with its least and its largest
   value written beside it. For a screen reader it is one sentence. */

#include "record-editor/field-editor.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_SERIES_CHART (offtake_series_chart_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeSeriesChart, offtake_series_chart, OFFTAKE, SERIES_CHART, OfftakeFieldEditor)

G_END_DECLS
