/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How long charts take to lay out and to draw, as JSON lines on standard output. */

#include <glib.h>

G_BEGIN_DECLS

/* The chart of the last period of each sample, at 1240 x 620 px; FALSE if one cannot be solved. */
gboolean offtake_bench_sankey (GError **error);

G_END_DECLS
