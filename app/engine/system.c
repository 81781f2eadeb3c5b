/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "engine/system-block.h"
#include "engine/components.h"

void
offtake_system_clear (OfftakeSystem *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->diagonal, g_free);
  g_clear_pointer (&self->leak, g_free);
}

void
offtake_system_builder_init (OfftakeSystemBuilder *self, guint n_rows, gboolean conserving)
{
  *self = (OfftakeSystemBuilder){ .n_allocated = 4 * n_rows + 16 };
  self->system.first = g_new0 (guint, n_rows + 1);
  self->system.column = g_new (guint, self->n_allocated);
  self->system.value = g_new (double, self->n_allocated);
  self->system.diagonal = g_new0 (double, n_rows + 1);
  self->system.leak = conserving ? g_new0 (double, n_rows + 1) : NULL;
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
}

void
offtake_system_builder_end_row (OfftakeSystemBuilder *self, double diagonal_or_leak)
{
  OfftakeSystem *system = &self->system;
  guint row = system->n++;

  system->first[system->n] = self->n_entries;
  system->diagonal[row] = diagonal_or_leak;
  if (!system->leak)
    return;
  system->leak[row] = diagonal_or_leak;
  for (guint k = system->first[row]; k < self->n_entries; k++)
    system->diagonal[row] += system->value[k];
}

/* Adds to the rows of @block what comes from rows solved before. */
static void
add_outside (const OfftakeSystem *self,
             OfftakeSystemBlock *block,
             const OfftakeComponents *parts,
             double *x,
             guint r)
{
  guint own = parts->of[block->rows[0]];

  for (guint i = 0; i < block->n; i++) {
    guint row = block->rows[i];
    double *to = x + (gsize) row * r, outside = 0;
    for (guint k = self->first[row]; k < self->first[row + 1]; k++) {
      if (parts->of[self->column[k]] == own)
        continue;
      const double *from = x + (gsize) self->column[k] * r;
      for (guint c = 0; c < r; c++)
        to[c] += self->value[k] * from[c];
      outside += self->value[k];
    }
    if (block->leak)
      block->leak[i] = self->leak[row] + outside;
  }
}

/* The common case: a row that is on no loop, or only on one with itself. */
static gboolean
solve_single (const OfftakeSystem *self, guint row, double *x, guint r)
{
  double *to = x + (gsize) row * r, itself = 0, others = 0;

  for (guint k = self->first[row]; k < self->first[row + 1]; k++) {
    if (self->column[k] == row) {
      itself += self->value[k];
      continue;
    }
    const double *from = x + (gsize) self->column[k] * r;
    for (guint c = 0; c < r; c++)
      to[c] += self->value[k] * from[c];
    others += self->value[k];
  }
  double pivot = self->leak ? others + self->leak[row] : self->diagonal[row] - itself;
  if (!(pivot > (self->leak ? 0 : OFFTAKE_SYSTEM_CLOSED * self->diagonal[row])))
    return FALSE;
  for (guint c = 0; c < r; c++)
    to[c] /= pivot;
  return TRUE;
}

static double
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

void
offtake_system_solve (const OfftakeSystem *self,
                      double *x,
                      guint n_columns,
                      OfftakeSystemClosed closed,
                      gpointer data,
                      OfftakeSystemReport *report)
{
  OfftakeSystemReport unread = { 0 };
  double start = processor_time ();
  g_auto (OfftakeComponents) parts = { 0 };
  g_autofree guint *place = g_new0 (guint, self->n + 1);

  report = report ? report : &unread;
  offtake_components_init (&parts, self->n, self->first, self->column);
  for (guint p = 0; p < parts.n; p++) {
    const guint *rows = parts.member + parts.first[p];
    guint n_rows = parts.first[p + 1] - parts.first[p];
    gboolean solved;

    if (n_rows == 1) {
      solved = solve_single (self, rows[0], x, n_columns);
    } else {
      g_auto (OfftakeSystemBlock) block = { 0 };
      offtake_system_block_init (&block, self, rows, n_rows, place);
      add_outside (self, &block, &parts, x, n_columns);
      solved = offtake_system_block_solve (&block, x, n_columns, report);
      report->loops++;
      report->largest = MAX (report->largest, n_rows);
    }
    if (!solved)
      closed (rows, n_rows, x, n_columns, data);
  }
  report->seconds += processor_time () - start;
}
