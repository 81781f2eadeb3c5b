/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What of a chart is too large to be made in a frame. */

#include "flows/chart-work.h"
#include "flows/chart.h"

G_BEGIN_DECLS

#define OFFTAKE_CHART_MOST_AT_ONCE 300 /* bands */

/* A part of the chart. */
typedef struct {
  gboolean coarse, making;   /* stages stand for what is still being laid out; something is */
  OfftakeChartWork *waiting; /* for its periods, or for the worker */
  GCancellable *worker;      /* of what is under way */
  guint prepare_id, next_period, n_links;
} OfftakeChartLater;

gboolean offtake_chart_is_large (const OfftakeGraph *graph);
/* Lays @graph, which it takes over, out on a worker and then shows it. */
void offtake_chart_make_later (OfftakeChart *self, OfftakeGraph *graph);
/* The stages of what is shown; NULL where they would say something else. (transfer full) */
OfftakeGraph *offtake_chart_make_coarse (OfftakeChart *self);

G_END_DECLS
