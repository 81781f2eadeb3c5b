/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column asks for, in points. */
typedef struct {
  double least;   /* widest word: below it, words are broken */
  double natural; /* widest cell: from it on, nothing wraps */
  double weight;  /* share in what is left over */
} OfftakeColumnNeed;

/* Widths that add up to @width: everything its natural width and the rest by weight if there is
   room; else columns without a weight their natural width and the others what remains, in proportion
   to what they miss; else everything in proportion between its least and its natural width; else
   less than the least, in proportion. Returns FALSE in this last case. */
gboolean offtake_columns_share (const OfftakeColumnNeed *needs, guint n, double width, double *widths);

G_END_DECLS
