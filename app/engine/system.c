/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system.h"

#include <float.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "engine/system-block.h"
#include "engine/system-shape.h"

void
offtake_system_clear (OfftakeSystem *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->diagonal, g_free);
  g_clear_pointer (&self->leak, g_free);
  g_clear_pointer (&self->loss, g_free);
}

void
offtake_system_builder_init (OfftakeSystemBuilder *self, guint n_rows, OfftakeSystemKind kind)
{
  *self = (OfftakeSystemBuilder){ .n_allocated = 4 * n_rows + 16 };
  self->system.first = g_new0 (guint, n_rows + 1);
  self->system.column = g_new (guint, self->n_allocated);
  self->system.value = g_new (double, self->n_allocated);
  self->system.diagonal = g_new0 (double, n_rows + 1);
  self->system.leak = kind == OFFTAKE_SYSTEM_MIXING ? g_new0 (double, n_rows + 1) : NULL;
  self->system.loss = kind == OFFTAKE_SYSTEM_SPREADING ? g_new0 (double, n_rows + 1) : NULL;
}

void
offtake_system_builder_add (OfftakeSystemBuilder *self, guint column, double value)
{
  if (value == 0)
    return;
  if (self->n_entries == self->n_allocated) {
    self->n_allocated *= 2;
    self->system.column = g_renew (guint, self->system.column, self->n_allocated);
    self->system.value = g_renew (double, self->system.value, self->n_allocated);
  }
  self->system.column[self->n_entries] = column;
  self->system.value[self->n_entries++] = value;
  if (self->system.loss)
    self->system.diagonal[column] += value;
}

void
offtake_system_builder_end_row (OfftakeSystemBuilder *self, double diagonal_leak_or_loss)
{
  OfftakeSystem *system = &self->system;
  guint row = system->n++;

  system->first[system->n] = self->n_entries;
  system->diagonal[row] += diagonal_leak_or_loss;
  if (system->loss)
    system->loss[row] = diagonal_leak_or_loss;
  if (!system->leak)
    return;
  system->leak[row] = diagonal_leak_or_loss;
  for (guint k = system->first[row]; k < self->n_entries; k++)
    system->diagonal[row] += system->value[k];
}

/* What each column of a spreading system loses or gives to other loops; NULL for others. */
static long double *
find_drains (const OfftakeSystem *self, const OfftakeComponents *parts)
{
  long double *drain = self->loss ? g_new (long double, self->n + 1) : NULL;

  for (guint i = 0; drain && i < self->n; i++)
    drain[i] = self->loss[i];
  for (guint row = 0; drain && row < self->n; row++)
    for (guint k = self->first[row]; k < self->first[row + 1]; k++)
      if (parts->of[self->column[k]] != parts->of[row])
        drain[self->column[k]] += self->value[k];
  return drain;
}

/* What the parts of a system are solved with. */
typedef struct {
  const OfftakeSystem *system;
  const OfftakeComponents *parts;
  long double *drain; /* NULL if not spreading */
  double *error; /* of each part: bound on the errors of its rows, those that came in included */
  double *x;
  guint r; /* columns */
} Solver;

static void
solver_clear (Solver *self)
{
  g_free (self->drain);
  g_free (self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Solver, solver_clear)

/* Most that sums of the entries of @row, and a quotient of them, are off by rounding. */
static double
row_rounding (const OfftakeSystem *self, guint row)
{
  return (self->first[row + 1] - self->first[row] + 4) * DBL_EPSILON;
}

/* Adds to the rows of @block what comes from rows solved before. Returns a bound on its errors. */
static double
add_outside (Solver *self, OfftakeSystemBlock *block)
{
  const OfftakeSystem *system = self->system;
  guint own = self->parts->of[block->rows[0]], r = self->r;
  double error = 0, rounded = 0;

  block->ends = block->leak || block->drain ? g_new (long double, block->n) : NULL;
  for (guint i = 0; i < block->n; i++) {
    guint row = block->rows[i];
    double *to = self->x + (gsize) row * r;
    long double outside = block->leak ? system->leak[row] : 0;
    for (guint k = system->first[row]; k < system->first[row + 1]; k++) {
      guint part = self->parts->of[system->column[k]];
      if (part == own)
        continue;
      const double *from = self->x + (gsize) system->column[k] * r;
      for (guint c = 0; c < r; c++)
        to[c] += system->value[k] * from[c];
      outside += system->value[k];
      error = MAX (error, self->error[part]);
    }
    rounded = MAX (rounded, row_rounding (system, row));
    if (block->leak)
      block->leak[i] = (double) (block->ends[i] = outside);
    if (block->drain)
      block->drain[i] = (double) (block->ends[i] = self->drain[row]);
  }
  return error + rounded;
}

/* The common case: a row that is on no loop, or only on one with itself. */
static gboolean
solve_single (Solver *self, guint part, guint row)
{
  const OfftakeSystem *system = self->system;
  double *to = self->x + (gsize) row * self->r, itself = 0, others = 0, error = 0;

  for (guint k = system->first[row]; k < system->first[row + 1]; k++) {
    if (system->column[k] == row) {
      itself += system->value[k];
      continue;
    }
    const double *from = self->x + (gsize) system->column[k] * self->r;
    for (guint c = 0; c < self->r; c++)
      to[c] += system->value[k] * from[c];
    others += system->value[k];
    error = MAX (error, self->error[self->parts->of[system->column[k]]]);
  }
  double pivot = system->leak   ? others + system->leak[row]
                 : system->loss ? (double) self->drain[row]
                                : system->diagonal[row] - itself;
  gboolean plain = !system->leak && !system->loss;
  if (!(pivot > (plain ? OFFTAKE_SYSTEM_CLOSED * system->diagonal[row] : 0)))
    return FALSE;
  for (guint c = 0; c < self->r; c++)
    to[c] /= pivot;
  /* The difference that a plain pivot is loses digits if the row gives much to itself. */
  self->error[part] = error + row_rounding (system, row) *
                                  (itself > 0 && plain ? system->diagonal[row] / pivot : 1);
  return TRUE;
}

static gboolean
solve_loop (Solver *self,
            const OfftakeSystemShape *shape,
            guint part,
            const double *guess,
            guint *place,
            OfftakeSystemReport *report)
{
  guint begin = self->parts->first[part], n = self->parts->first[part + 1] - begin;
  OfftakeSystemReport own = { 0 };
  g_auto (OfftakeSystemBlock) block = { 0 };

  offtake_system_block_init (&block, self->system, self->parts->member + begin, n, place);
  block.guess = guess;
  block.order = &shape->order[part];
  double error = add_outside (self, &block);
  gboolean solved = offtake_system_block_solve (&block, self->x, self->r, &own);
  self->error[part] = solved ? error + own.bound : 0;
  report->loops++;
  report->largest = MAX (report->largest, n);
  report->sweeps = MAX (report->sweeps, own.sweeps);
  return solved;
}

static double
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Solves what is left of a system, part by part. */
static void
solve_parts (const OfftakeSystem *self,
             const OfftakeSystemShape *shape,
             const double *guess,
             double *x,
             guint n_columns,
             OfftakeSystemClosed closed,
             gpointer data,
             OfftakeSystemReport *report)
{
  const OfftakeComponents *parts = &shape->parts;
  g_auto (Solver) solver = {
    self, parts, find_drains (self, parts), g_new0 (double, parts->n + 1), x, n_columns
  };
  g_autofree guint *place = g_new (guint, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    place[i] = G_MAXUINT;
  for (guint p = 0; p < parts->n; p++) {
    const guint *rows = parts->member + parts->first[p];
    guint n_rows = parts->first[p + 1] - parts->first[p];
    gboolean solved = n_rows == 1 ? solve_single (&solver, p, rows[0])
                                  : solve_loop (&solver, shape, p, guess, place, report);

    if (!solved)
      closed (rows, n_rows, x, n_columns, data);
    report->bound = MAX (report->bound, solver.error[p]);
  }
}

/* Hands a closed loop of the reduced system to whoever asked for the whole one. */
typedef struct {
  const OfftakeReduction *reduction;
  const OfftakeSystem *whole;
  double *x;
  OfftakeSystemClosed closed;
  gpointer data;
} Handover;

static void
hand_over (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  Handover *self = data;
  g_autofree gboolean *among = g_new0 (gboolean, self->reduction->n + 1);
  g_autofree guint *all = g_new (guint, self->whole->n + 1);
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    among[rows[i]] = TRUE;
  for (guint i = 0; i < self->whole->n; i++)
    if (among[self->reduction->root[i]])
      all[n++] = i;
  self->closed (all, n, self->x, n_columns, self->data);
  for (guint i = 0; i < n_rows; i++)
    memcpy (x + (gsize) rows[i] * n_columns,
            self->x + (gsize) self->reduction->row[rows[i]] * n_columns, n_columns * sizeof *x);
}

/* What @x holds for the rows that are left; NULL for NULL. */
static double *
gather (const OfftakeReduction *reduction, const double *x, guint n_columns)
{
  double *y = x ? g_new (double, (gsize) reduction->n *n_columns + 1) : NULL;

  for (guint i = 0; y && i < reduction->n; i++)
    memcpy (y + (gsize) i * n_columns, x + (gsize) reduction->row[i] * n_columns,
            n_columns * sizeof *y);
  return y;
}

static void
solve_reduced (const OfftakeSystem *self,
               const OfftakeSystemShape *shape,
               const double *guess,
               double *x,
               guint n_columns,
               OfftakeSystemClosed closed,
               gpointer data,
               OfftakeSystemReport *report)
{
  const OfftakeReduction *reduction = &shape->reduction;
  g_auto (OfftakeSystem) reduced = { 0 };
  g_autofree double *y = gather (reduction, x, n_columns);
  g_autofree double *near = gather (reduction, guess, n_columns);
  Handover handover = { reduction, self, x, closed, data };

  offtake_reduction_apply (reduction, self, &reduced);
  solve_parts (&reduced, shape, near, y, n_columns, hand_over, &handover, report);
  for (guint i = 0; i < self->n; i++)
    memcpy (x + (gsize) i * n_columns, y + (gsize) reduction->root[i] * n_columns,
            n_columns * sizeof *x);
}

void
offtake_system_solve_again (const OfftakeSystem *self,
                            OfftakeSystemShape *shape,
                            const double *guess,
                            double *x,
                            guint n_columns,
                            OfftakeSystemClosed closed,
                            gpointer data,
                            OfftakeSystemReport *report)
{
  OfftakeSystemReport unread = { 0 };
  double start = processor_time ();

  report = report ? report : &unread;
  offtake_system_shape_update (shape, self);
  if (self->leak)
    solve_reduced (self, shape, guess, x, n_columns, closed, data, report);
  else
    solve_parts (self, shape, guess, x, n_columns, closed, data, report);
  report->seconds += processor_time () - start;
}

void
offtake_system_solve (const OfftakeSystem *self,
                      double *x,
                      guint n_columns,
                      OfftakeSystemClosed closed,
                      gpointer data,
                      OfftakeSystemReport *report)
{
  OfftakeSystemShape shape = { 0 };

  offtake_system_solve_again (self, &shape, NULL, x, n_columns, closed, data, report);
  offtake_system_shape_clear (&shape);
}
