/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How good layouts of made-up chains are, without and with return flows, and how long they take; JSON
   lines on standard output. */

#include <glib.h>

G_BEGIN_DECLS

/* Of chains with so many sites each and four times as many links. */
void offtake_bench_layout (const guint *sizes, guint n_sizes);

G_END_DECLS
