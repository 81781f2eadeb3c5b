/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How long the bands of made-up chains take to draw into 1920 x 1080 px, beside cairo's own time for
   the same bands in the same run, and how far the pictures are apart; JSON lines on standard output. */

#include <glib.h>

G_BEGIN_DECLS

/* Of chains with so many sites each and four times as many bands. */
void offtake_bench_drawing (const guint *sizes, guint n_sizes);

G_END_DECLS
