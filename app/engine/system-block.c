/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-block.h"

#include <math.h>
#include <string.h>

/* Up to this size dense elimination without subtraction is cheaper than setting up KLU. */
#define DENSE_LIMIT 48

void
offtake_system_block_init (OfftakeSystemBlock *self,
                           const OfftakeSystem *system,
                           const guint *rows,
                           guint n_rows,
                           guint *place)
{
  *self = (OfftakeSystemBlock){ system, rows, n_rows, place,
                                system->leak ? g_new0 (double, n_rows) : NULL };
  for (guint i = 0; i < n_rows; i++)
    place[rows[i]] = i;
}

void
offtake_system_block_clear (OfftakeSystemBlock *self)
{
  g_clear_pointer (&self->leak, g_free);
}

gboolean
offtake_system_block_solve (const OfftakeSystemBlock *self, double *x, guint n_columns)
{
  if (self->leak) {
    double leak = 0;
    for (guint i = 0; i < self->n; i++)
      leak += self->leak[i];
    if (!(leak > 0))
      return FALSE;
  }
  return self->n <= DENSE_LIMIT ? offtake_system_block_solve_dense (self, x, n_columns)
                                : offtake_system_block_solve_klu (self, x, n_columns);
}

/* The block as a dense matrix of off-diagonal values; what a row gives to itself leaves the pivot.
 */
static double *
unpack (const OfftakeSystemBlock *self, double *pivot)
{
  const OfftakeSystem *system = self->system;
  guint n = self->n;
  double *m = g_new0 (double, (gsize) n *n);

  for (guint i = 0; i < n; i++) {
    guint row = self->rows[i];
    pivot[i] = system->diagonal[row];
    for (guint k = system->first[row]; k < system->first[row + 1]; k++) {
      if (!offtake_system_block_holds (self, system->column[k]))
        continue;
      guint j = self->place[system->column[k]];
      if (i == j)
        pivot[i] -= system->value[k];
      else
        m[(gsize) i * n + j] += system->value[k];
    }
  }
  return m;
}

/* Makes the pivot of @p: without subtraction where the leaks are known. */
static gboolean
settle_pivot (
    const OfftakeSystemBlock *self, const double *m, const double *leak, double *pivot, guint p)
{
  guint n = self->n;

  if (!leak)
    return pivot[p] > OFFTAKE_SYSTEM_CLOSED * self->system->diagonal[self->rows[p]];
  pivot[p] = leak[p];
  for (guint j = p + 1; j < n; j++)
    pivot[p] += m[(gsize) p * n + j];
  return pivot[p] > 0;
}

static void
add_scaled (double *to, const double *from, double factor, guint n)
{
  for (guint c = 0; c < n; c++)
    to[c] += factor * from[c];
}

static void
eliminate (const OfftakeSystemBlock *self,
           double *m,
           double *leak,
           double *pivot,
           double *b,
           guint r,
           guint p)
{
  guint n = self->n;

  for (guint i = p + 1; i < n; i++) {
    double *row = m + (gsize) i * n;
    if (row[p] == 0)
      continue;
    double factor = row[p] / pivot[p];
    if (leak)
      leak[i] += factor * leak[p];
    else
      pivot[i] -= factor * m[(gsize) p * n + i];
    for (guint j = p + 1; j < n; j++)
      if (j != i)
        row[j] += factor * m[(gsize) p * n + j];
    add_scaled (b + (gsize) i * r, b + (gsize) p * r, factor, r);
  }
}

gboolean
offtake_system_block_solve_dense (const OfftakeSystemBlock *self, double *x, guint n_columns)
{
  guint n = self->n, r = n_columns;
  g_autofree double *pivot = g_new (double, n);
  g_autofree double *m = unpack (self, pivot);
  g_autofree double *leak = self->leak ? g_memdup2 (self->leak, n * sizeof (double)) : NULL;
  g_autofree double *b = g_new (double, (gsize) n *r);

  for (guint i = 0; i < n; i++)
    memcpy (b + (gsize) i * r, x + (gsize) self->rows[i] * r, r * sizeof (double));
  for (guint p = 0; p < n; p++) {
    if (!settle_pivot (self, m, leak, pivot, p))
      return FALSE;
    eliminate (self, m, leak, pivot, b, r, p);
  }
  for (guint i = n; i-- > 0;) {
    for (guint j = i + 1; j < n; j++)
      add_scaled (b + (gsize) i * r, b + (gsize) j * r, m[(gsize) i * n + j], r);
    for (guint c = 0; c < r; c++)
      b[(gsize) i * r + c] /= pivot[i];
  }
  for (guint i = 0; i < n; i++)
    memcpy (x + (gsize) self->rows[i] * r, b + (gsize) i * r, r * sizeof (double));
  return TRUE;
}
