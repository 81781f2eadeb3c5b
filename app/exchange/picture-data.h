/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The figures of a chart as a table beside its picture. */

#include "sankey/graph.h"

G_BEGIN_DECLS

/* CSV with a line for each flow and for each shortage, surplus and loss of a node; no cell is a formula.
   (transfer full) */
char *offtake_picture_data_new (const OfftakeGraph *graph);

/* "chart.csv" for "chart.svg". (transfer full) */
char *offtake_picture_data_path (const char *picture);

G_END_DECLS
