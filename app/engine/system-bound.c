/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-bound.h"

#include <float.h>
#include <math.h>

typedef long double Wide;

#define WIDE_UNIT (LDBL_EPSILON / 2)
#define UNIT (DBL_EPSILON / 2)
/* For the few products and quotients at the end, which are rounded to double. */
#define MARGIN (1 + 1e-12)

/* What a row sums up to, and the sizes of what was added up: errors are parts of them. */
typedef struct {
  Wide sum, size, merged;
} Total;

/* A row of A times a column of @x, less @b. */
static Total
apply (const OfftakeSystemBlock *block,
       const Wide *pivot,
       guint i,
       const double *x,
       gsize step,
       double b)
{
  Wide own = x[i * step];
  Wide held = block->leak ? offtake_system_block_end (block, i) * own : pivot[i] * own;
  Total total = { held - b, fabsl (held) + fabs (b), block->itself[i] * fabsl (own) };

  for (guint k = block->first[i]; k < block->first[i + 1]; k++) {
    Wide other = x[block->column[k] * step];
    Wide part = block->value[k] * (block->leak ? own - other : -other);
    total.sum += part;
    total.size += fabsl (part);
    total.merged += fabsl (part);
  }
  return total;
}

/* Most that the sum may be off: by its own rounding, and as entries of one place were added up in
   double precision before. */
static Wide
rounding (const OfftakeSystemBlock *block, guint i, const Total *total)
{
  guint n = block->first[i + 1] - block->first[i];

  return (n + 8) * WIDE_UNIT * total->size + block->merged * UNIT * total->merged;
}

static gboolean
is_proof (Wide w, double z)
{
  return w > 0 && isfinite (w) && z > 0 && isfinite (z);
}

double
offtake_system_block_bound (const OfftakeSystemBlock *block,
                            const double *z,
                            const double *x,
                            OfftakeSystemSteps x_steps,
                            const double *b,
                            OfftakeSystemSteps b_steps,
                            guint n_columns)
{
  g_autofree Wide *pivot = offtake_system_block_pivots (block);
  g_autofree double *worst = g_new0 (double, n_columns + 1);
  g_autofree double *largest = g_new0 (double, n_columns + 1);
  double most = 0, bound = 0;

  for (guint i = 0; i < block->n; i++) {
    Total image = apply (block, pivot, i, z, 1, 0);
    Wide w = image.sum - rounding (block, i, &image);
    if (!is_proof (w, z[i]))
      return INFINITY;
    most = MAX (most, z[i]);
    for (guint c = 0; c < n_columns; c++) {
      const double *column = x + c * x_steps.column;
      Total off =
          apply (block, pivot, i, column, x_steps.row, b[i * b_steps.row + c * b_steps.column]);
      worst[c] =
          MAX (worst[c], (double) ((fabsl (off.sum) + rounding (block, i, &off)) / w) * MARGIN);
      largest[c] = MAX (largest[c], fabs (column[i * x_steps.row]));
      if (!isfinite (off.sum))
        return INFINITY;
    }
  }
  for (guint c = 0; c < n_columns; c++)
    if (worst[c] > 0)
      bound = MAX (bound, worst[c] * most / largest[c] * MARGIN);
  return bound;
}
