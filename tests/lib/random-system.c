/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/random-system.h"

#include <math.h>
#include <string.h>

#define N_CHORDS 3

static guint
partner (guint i, guint k, guint n)
{
  return k == 0 ? (i + 1) % n : (guint) g_test_rand_int_range (0, (int) n);
}

void
random_system_conserving (OfftakeSystem *system, guint n, double leak, double **b)
{
  OfftakeSystemBuilder builder;

  *b = g_new0 (double, (gsize) n * 3);
  offtake_system_builder_init (&builder, n, OFFTAKE_SYSTEM_MIXING);
  for (guint i = 0; i < n; i++) {
    double own =
        i == 0 || g_test_rand_int_range (0, 4) == 0 ? leak * g_test_rand_double_range (0.5, 1) : 0;
    for (guint k = 0; k <= N_CHORDS; k++)
      offtake_system_builder_add (&builder, partner (i, k, n), g_test_rand_double_range (0.5, 2));
    offtake_system_builder_end_row (&builder, own);
    (*b)[(gsize) i * 3 + i % 3] = own;
  }
  *system = builder.system;
  system->whole = TRUE;
}

void
random_system_of_gains (OfftakeSystem *system, guint n, double gain, double **b)
{
  OfftakeSystemBuilder builder;

  *b = g_new (double, n);
  offtake_system_builder_init (&builder, n, OFFTAKE_SYSTEM_PLAIN);
  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k <= N_CHORDS; k++)
      offtake_system_builder_add (&builder, partner (i, k, n), gain / (N_CHORDS + 1));
    offtake_system_builder_end_row (&builder, 1);
    (*b)[i] = g_test_rand_double_range (1, 100);
  }
  *system = builder.system;
}

void
random_system_block (OfftakeSystemBlock *block,
                     const OfftakeSystem *system,
                     guint **rows,
                     guint **place)
{
  *rows = g_new (guint, system->n);
  *place = g_new (guint, system->n);
  for (guint i = 0; i < system->n; i++) {
    (*rows)[i] = i;
    (*place)[i] = G_MAXUINT;
  }
  offtake_system_block_init (block, system, *rows, system->n, *place);
  if (block->leak)
    memcpy (block->leak, system->leak, system->n * sizeof (double));
}

double
random_system_distance (const double *x, const double *y, gsize n)
{
  double worst = 0;

  for (gsize i = 0; i < n; i++)
    worst = MAX (worst, fabs (x[i] - y[i]) / MAX (fabs (y[i]), 1e-12));
  return worst;
}
