/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A chart in the making: graphs go in, a layout, a scene and its pixels come out, at once or on a
   worker. */

#include "engine/solution.h"
#include "flows/chart-picture.h"

G_BEGIN_DECLS

typedef struct {
  OfftakeGraph        *graph;    /* to be shown */
  GPtrArray           *periods;  /* OfftakeGraph of all periods, that have one scale; NULL: options.scale holds */
  OfftakeLayoutOptions options;
  OfftakeLayout       *before;   /* whose order is kept; nullable */
  OfftakeSolution     *solution; /* that the graph is of */
  OfftakeTheme         theme;    /* in which it is painted, too, */
  double               zoom;     /* as it will be shown; 0: not painted */
  int                  density;  /* of the display */
  OfftakeLayout       *layout;   /* the result */
  OfftakeScene        *scene;
  OfftakeChartPaint   *paint;    /* of the whole; NULL where it is not painted */
} OfftakeChartWork;

/* Takes @graph over. The rest is for the caller to fill; pointers are owned. */
OfftakeChartWork *offtake_chart_work_new (OfftakeGraph *graph, OfftakeSolution *solution);
void              offtake_chart_work_free (OfftakeChartWork *self);

/* On any thread; a scale that was asked for is in the options then. */
void offtake_chart_work_run (OfftakeChartWork *self);

/* Takes @self over until it comes back. Layouts cannot be interrupted: a cancelled one is finished and
   thrown away. */
void              offtake_chart_work_run_async (OfftakeChartWork *self, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer data);
OfftakeChartWork *offtake_chart_work_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeChartWork, offtake_chart_work_free)

G_END_DECLS
