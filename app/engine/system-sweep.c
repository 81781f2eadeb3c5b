/* SPDX-License-Identifier: MPL-2.0 */

/* A large loop by Gauss-Seidel, all columns at once. Rows stand so that each follows those that it
   takes most from (system-order.h); then only what returns needs another sweep, and 20 to 30 sweeps
   do where elimination would fill up.

   The error is known and not guessed by the last change: a column of ones (how often what enters a
   row passes all rows) is swept along and then proves a bound, as system-bound.h tells, by
   residuals in double precision with all that they may have been rounded.
 */

#include "engine/system-block.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "engine/system-order.h"

#define LANES 4
/* A sweep that changes no entry by more than this part of it may be the last: then the error is
   bounded. */
#define STILL 1e-10
/* So many entries before they are needed rows are fetched. */
#define AHEAD 12
#define CACHE_LINE 64
/* Only every so many sweeps are looked at. */
#define STRIDE 4
/* Where every sweep brings the error down by more than this, it pays to go a little too far. */
#define FAST 0.6
#define RELAXED 1.05
#define UNIT (DBL_EPSILON / 2)
/* The clone is chosen while the program is being loaded, when the thread sanitizer does not run
   yet. */
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__)
#define WIDER_WHERE_POSSIBLE __attribute__ ((target_clones ("default", "avx2")))
#else
#define WIDER_WHERE_POSSIBLE
#endif

typedef double Lanes __attribute__ ((vector_size (LANES * sizeof (double))));
typedef long long Flags __attribute__ ((vector_size (LANES * sizeof (double))));

/* Rows stand in the order of the sweeps: the p-th is row order[p] of the block. An even number of
   entries each, taken two by two. */
typedef struct {
  guint n, n_groups; /* rows, and vectors of LANES columns per row */
  guint *order;
  guint *first, *column;
  guint *terms; /* of each row: values that were summed up to make its entries */
  double *weight;
  double *scale; /* what each row is divided by */
  Lanes *b, *x;  /* the last column is that of ones */
  Lanes *least;  /* what change counts at all: none in the column of ones */
  double relax;
  double pace, change; /* by which part a sweep changes less than the one before; and by how much */
  double *passes, *growth; /* of the column of ones: as it was at the last halt, and how it grew */
  gboolean closed;         /* it does not stop growing */
} Sweeper;

static void
sweeper_clear (Sweeper *self)
{
  g_free (self->order);
  g_free (self->first);
  g_free (self->column);
  g_free (self->terms);
  g_free (self->weight);
  g_free (self->scale);
  g_aligned_free (self->b);
  g_aligned_free (self->x);
  g_aligned_free (self->least);
  g_free (self->passes);
  g_free (self->growth);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweeper, sweeper_clear)

static guint *
find_order (const OfftakeSystemBlock *block)
{
  gsize size = block->n * sizeof (guint);

  if (block->order && *block->order)
    return g_memdup2 (*block->order, size);
  guint *order = g_malloc (size);
  offtake_system_order_rows (block, order);
  if (block->order)
    *block->order = g_memdup2 (order, size);
  return order;
}

/* Whether a row with this pivot passes on less than it gets. */
static gboolean
is_sound (const OfftakeSystemBlock *block, guint i, double pivot)
{
  gboolean plain = !block->leak && !block->drain;

  return pivot > (plain ? OFFTAKE_SYSTEM_CLOSED * offtake_system_block_diagonal (block, i) : 0);
}

static gboolean
pack_rows (const OfftakeSystemBlock *block, Sweeper *self)
{
  g_autofree long double *pivot = offtake_system_block_pivots (block);
  g_autofree guint *position = g_new (guint, self->n);
  guint to = 0;

  for (guint p = 0; p < self->n; p++)
    position[self->order[p]] = p;
  for (guint p = 0; p < self->n; p++) {
    guint i = self->order[p], row = block->rows[i];
    double scale = (double) pivot[i];
    if (!is_sound (block, i, scale))
      return FALSE;
    for (guint k = block->first[i]; k < block->first[i + 1]; k++, to++) {
      self->column[to] = position[block->column[k]];
      self->weight[to] = block->value[k] / scale;
    }
    self->scale[p] = scale;
    self->terms[p] = block->system->first[row + 1] - block->system->first[row];
    if ((to - self->first[p]) % 2 != 0) {
      self->column[to] = p;
      self->weight[to++] = 0;
    }
    self->first[p + 1] = to;
  }
  return TRUE;
}

static void
pack_columns (const OfftakeSystemBlock *block, Sweeper *self, const double *x, guint n_columns)
{
  gsize size = (gsize) self->n * self->n_groups;

  self->b = g_aligned_alloc0 (size, sizeof (Lanes), CACHE_LINE);
  self->x = g_aligned_alloc0 (size, sizeof (Lanes), CACHE_LINE);
  self->least = g_aligned_alloc0 (self->n_groups, sizeof (Lanes), CACHE_LINE);
  ((double *) self->least)[n_columns] = INFINITY;
  for (guint p = 0; p < self->n; p++) {
    gsize from = (gsize) block->rows[self->order[p]] * n_columns, to = (gsize) p * self->n_groups;
    double *b = (double *) (self->b + to);
    for (guint c = 0; c < n_columns; c++)
      b[c] = x[from + c] / self->scale[p];
    b[n_columns] = 1;
    if (block->guess)
      memcpy (self->x + to, block->guess + from, n_columns * sizeof (double));
  }
}

static gboolean
sweeper_init (Sweeper *self, const OfftakeSystemBlock *block, const double *x, guint n_columns)
{
  guint n_entries = block->first[block->n] + block->n;

  *self = (Sweeper){ .n = block->n,
                     .n_groups = n_columns / LANES + 1,
                     .order = find_order (block),
                     .first = g_new0 (guint, block->n + 1),
                     .column = g_new0 (guint, n_entries + AHEAD + 2),
                     .weight = g_new (double, n_entries + 2),
                     .terms = g_new (guint, block->n),
                     .scale = g_new (double, block->n),
                     .relax = 1,
                     .pace = 1 };
  if (!pack_rows (block, self))
    return FALSE;
  pack_columns (block, self, x, n_columns);
  return TRUE;
}

/* A row may begin within a cache line and end in the next. */
static inline __attribute__ ((always_inline)) void
fetch (const Lanes *row, const guint width)
{
  __builtin_prefetch (row);
  if (width * sizeof (Lanes) > CACHE_LINE / 2)
    __builtin_prefetch (row + width - 1);
}

static inline __attribute__ ((always_inline)) void
drop_sign (Lanes *value)
{
  *value = (Lanes) ((Flags) *value & G_MAXINT64);
}

static inline __attribute__ ((always_inline)) void
raise_to (Lanes *most, const Lanes *value)
{
  Flags more = *value > *most;

  *most = (Lanes) (((Flags) *value & more) | ((Flags) *most & ~more));
}

/* What a halt looks at. */
typedef struct {
  Flags moved; /* what changed by more than STILL */
  Lanes change;
} Look;

/* The new value of row @i in the @width vectors from @group on. */
static inline __attribute__ ((always_inline)) void
update (Sweeper *self, guint i, guint group, const guint width, Look *look)
{
  Lanes sum[4];
  Lanes *to = self->x + (gsize) i * self->n_groups + group;
  const Lanes *b = self->b + (gsize) i * self->n_groups + group;

  for (guint g = 0; g < width; g++)
    sum[g] = b[g];
  for (guint k = self->first[i]; k < self->first[i + 1]; k += 2) {
    const Lanes *one = self->x + (gsize) self->column[k] * self->n_groups + group;
    const Lanes *other = self->x + (gsize) self->column[k + 1] * self->n_groups + group;
    fetch (self->x + (gsize) self->column[k + AHEAD] * self->n_groups + group, width);
    fetch (self->x + (gsize) self->column[k + AHEAD + 1] * self->n_groups + group, width);
    for (guint g = 0; g < width; g++)
      sum[g] += self->weight[k] * one[g] + self->weight[k + 1] * other[g];
  }
  for (guint g = 0; g < width; g++) {
    Lanes change = sum[g] - to[g];
    if (look) {
      Lanes step = change, size = sum[g];
      drop_sign (&step);
      drop_sign (&size);
      look->moved |= step > STILL * size + self->least[group + g];
      raise_to (&look->change, &step);
    }
    to[g] += self->relax * change;
  }
}

static inline __attribute__ ((always_inline)) void
sweep_rows (Sweeper *self, Look *look)
{
  for (guint i = 0; i < self->n; i++) {
    guint group = 0;
    for (; group + 4 <= self->n_groups; group += 4)
      update (self, i, group, 4, look);
    switch (self->n_groups - group) {
    case 1: update (self, i, group, 1, look); break;
    case 2: update (self, i, group, 2, look); break;
    case 3: update (self, i, group, 3, look); break;
    default: break;
    }
  }
}

WIDER_WHERE_POSSIBLE static void
sweep (Sweeper *self)
{
  sweep_rows (self, NULL);
}

/* Whether anything moved by more than the last digits. */
WIDER_WHERE_POSSIBLE static gboolean
sweep_watched (Sweeper *self)
{
  Look look = { 0 };
  double change = 0;

  sweep_rows (self, &look);
  for (guint lane = 0; lane < LANES; lane++)
    change = MAX (change, look.change[lane]);
  if (change > 0 && self->change > 0)
    self->pace = pow (change / self->change, 1.0 / STRIDE);
  self->change = change;
  return (look.moved[0] | look.moved[1] | look.moved[2] | look.moved[3]) != 0;
}

static double
entry (const Sweeper *self, guint i, guint c)
{
  return ((const double *) (self->x + (gsize) i * self->n_groups))[c];
}

/* What row @i lacks in the columns of @group, and the most that this may have been rounded. */
static inline __attribute__ ((always_inline)) void
find_residual (const Sweeper *self, guint i, guint group, Lanes *residual, Lanes *rounding)
{
  Lanes own = self->x[(gsize) i * self->n_groups + group];
  Lanes sum = self->b[(gsize) i * self->n_groups + group], size = sum;
  guint begin = self->first[i], end = self->first[i + 1];

  drop_sign (&size);
  for (guint k = begin; k < end; k++) {
    Lanes part = self->weight[k] * self->x[(gsize) self->column[k] * self->n_groups + group];
    sum += part;
    drop_sign (&part);
    size += part;
  }
  *residual = sum - own;
  drop_sign (residual);
  drop_sign (&own);
  /* Each entry is a quotient of sums, so it is off by as many roundings as these had. */
  *rounding = (2 * (end - begin + self->terms[i]) + 8) * UNIT * (size + own);
}

/* How far the answer may be from the exact one, in parts of the largest entry of each column: by
   what another sweep would change, and by all that was rounded. */
typedef struct {
  double distance, rounding;
} Bound;

typedef struct {
  Lanes *residual, *rounding, *largest; /* of each column; in parts of what the ones prove */
  double passes;
} Proof;

/* FALSE if the column of ones proves nothing yet. */
WIDER_WHERE_POSSIBLE static gboolean
look_at_rows (const Sweeper *self, guint ones, Proof *proof)
{
  for (guint i = 0; i < self->n; i++) {
    Lanes residual, rounding;
    find_residual (self, i, ones / LANES, &residual, &rounding);
    double proven = 1 - residual[ones % LANES] - rounding[ones % LANES];
    if (!(proven > 0.5))
      return FALSE;
    proof->passes = MAX (proof->passes, entry (self, i, ones));
    for (guint g = 0; g < self->n_groups; g++) {
      find_residual (self, i, g, &residual, &rounding);
      Lanes own = self->x[(gsize) i * self->n_groups + g];
      residual /= proven;
      rounding /= proven;
      drop_sign (&own);
      raise_to (&proof->residual[g], &residual);
      raise_to (&proof->rounding[g], &rounding);
      raise_to (&proof->largest[g], &own);
    }
  }
  return TRUE;
}

static Bound
bound_errors (const Sweeper *self, guint n_columns)
{
  Lanes *space = g_aligned_alloc0 (3 * self->n_groups, sizeof (Lanes), sizeof (Lanes));
  Proof proof = { space, space + self->n_groups, space + 2 * self->n_groups, 0 };
  Bound bound = { 0, 0 };

  if (!look_at_rows (self, n_columns, &proof))
    bound.distance = INFINITY;
  for (guint c = 0; c < n_columns && isfinite (bound.distance); c++) {
    double largest = ((double *) proof.largest)[c];
    double scale = largest > 0 ? proof.passes / largest * (1 + 16 * UNIT) : INFINITY;
    double residual = ((double *) proof.residual)[c], rounding = ((double *) proof.rounding)[c];
    bound.distance = MAX (bound.distance, residual > 0 ? residual * scale : 0);
    bound.rounding = MAX (bound.rounding, rounding > 0 ? rounding * scale : 0);
  }
  g_aligned_free (space);
  return bound;
}

static void
unpack (const OfftakeSystemBlock *block, const Sweeper *self, double *x, guint n_columns)
{
  gboolean plain = !block->leak && !block->drain;

  for (guint i = 0; i < block->n; i++) {
    double *to = x + (gsize) block->rows[self->order[i]] * n_columns;
    memcpy (to, self->x + (gsize) i * self->n_groups, n_columns * sizeof (double));
    for (guint c = 0; !plain && c < n_columns; c++)
      to[c] = MAX (to[c], 0); /* as the exact one is */
  }
}

/* Looks at the column of ones: whether it has grown everywhere as much as up to the last halt. Only
   for systems that may be closed. */
static gboolean
keeps_growing (Sweeper *self, guint ones)
{
  gboolean known = self->growth != NULL, keeps = known;

  if (!known) {
    self->passes = g_new0 (double, self->n);
    self->growth = g_new0 (double, self->n);
  }
  for (guint i = 0; i < self->n; i++) {
    double grown = entry (self, i, ones) - self->passes[i];
    keeps &= grown > 0 && grown >= self->growth[i];
    self->growth[i] = grown;
    self->passes[i] += grown;
  }
  return keeps;
}

/* Sweeps until nothing moves much. */
static void
come_to_rest (Sweeper *self, guint ones, gboolean may_be_closed, guint max_sweeps, guint *n)
{
  gboolean moved = TRUE;

  while (moved && !self->closed && *n < max_sweeps) {
    for (guint k = 1; k < STRIDE; k++)
      sweep (self);
    moved = sweep_watched (self);
    *n += STRIDE;
    if (self->relax == 1)
      self->closed = may_be_closed && keeps_growing (self, ones);
    if (self->pace < FAST)
      self->relax = RELAXED;
  }
}

/* How many more sweeps will do where they go on at their pace. */
static guint
guess_rest (const Sweeper *self, double distance)
{
  double rest = log (OFFTAKE_SYSTEM_PRECISION / 2 / distance) / log (self->pace);

  return self->pace < 1 && rest > 1 ? (guint) MIN (ceil (rest), 64) : STRIDE;
}

/* Sweeps until the error is bounded by what is asked for, or by what is rounded. */
static Bound
settle (Sweeper *self, guint n_columns, gboolean may_be_closed, guint max_sweeps, guint *n)
{
  come_to_rest (self, n_columns, may_be_closed, max_sweeps, n);
  Bound bound = bound_errors (self, n_columns), last = { INFINITY, 0 };

  while (!self->closed && *n < max_sweeps && bound.distance > OFFTAKE_SYSTEM_PRECISION &&
         (bound.distance < last.distance || bound.distance > bound.rounding)) {
    guint rest = guess_rest (self, bound.distance);
    for (guint k = 0; k < rest; k++)
      sweep (self);
    *n += rest;
    last = bound;
    bound = bound_errors (self, n_columns);
  }
  return bound;
}

OfftakeSystemOutcome
offtake_system_block_solve_sweep (const OfftakeSystemBlock *block,
                                  double *x,
                                  guint n_columns,
                                  guint max_sweeps,
                                  double acceptable,
                                  OfftakeSystemReport *report)
{
  g_auto (Sweeper) self = { 0 };
  guint n = 0;

  if (!sweeper_init (&self, block, x, n_columns))
    return OFFTAKE_OUTCOME_INEXACT;
  Bound bound = settle (&self, n_columns, !block->leak && !block->drain, max_sweeps, &n);
  if (self.closed)
    return OFFTAKE_OUTCOME_CLOSED;
  if (!(bound.distance <= acceptable) ||
      !(bound.rounding <= MAX (acceptable, OFFTAKE_SYSTEM_LEAST_PRECISION)))
    return OFFTAKE_OUTCOME_INEXACT;
  report->bound = MAX (report->bound, bound.distance + bound.rounding);
  report->sweeps = MAX (report->sweeps, n);
  unpack (block, &self, x, n_columns);
  return OFFTAKE_OUTCOME_SOLVED;
}
