/* SPDX-License-Identifier: MPL-2.0 */

/* Whatever way a loop is solved, its bound is above the error against exact rational arithmetic. */

#include "engine/system-bound.h"

#include <math.h>

#include "lib/exact.h"
#include "lib/solved.h"

#define MOST 60

typedef struct {
  guint n;
  gint64 flow[MOST * MOST], leak[MOST], a[MOST * MOST], b[MOST];
  guint rows[MOST], place[MOST];
  double x[MOST];
  long double exact[MOST];
  OfftakeSystem system;
  OfftakeSystemBlock block;
} Case;

static void
case_clear (Case *self)
{
  offtake_system_block_clear (&self->block);
  offtake_system_clear (&self->system);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Whole tonnes on a ring with chords; of @scale, and leaks of one tonne. */
static void
draw_flows (Case *self, guint n, gint64 scale)
{
  self->n = n;
  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < 3; k++) {
      guint from = k == 0 ? (i + 1) % n : (guint) g_test_rand_int_range (0, (int) n);
      self->flow[i * n + from] += 1 + (gint64) (g_test_rand_double () * (double) scale);
    }
    self->leak[i] = i == 0 || g_test_rand_int_range (0, 5) == 0;
    self->b[i] = g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (1, 1000) : 0;
  }
  self->b[n - 1] = 7;
}

/* The matrix in whole numbers: rows sum to the leaks, or columns do, or all is given. */
static void
fill_matrix (Case *self, OfftakeSystemKind kind)
{
  guint n = self->n;

  for (guint i = 0; i < n; i++) {
    gint64 sum = self->leak[i];
    for (guint k = 0; k < n; k++)
      sum += kind == OFFTAKE_SYSTEM_SPREADING ? self->flow[k * n + i] : self->flow[i * n + k];
    for (guint j = 0; j < n; j++)
      self->a[i * n + j] = (i == j ? sum : 0) - self->flow[i * n + j];
  }
}

static void
case_init (Case *self, OfftakeSystemKind kind, guint n, gint64 scale)
{
  OfftakeSystemBuilder builder;

  draw_flows (self, n, scale);
  fill_matrix (self, kind);
  offtake_system_builder_init (&builder, n, kind);
  for (guint i = 0; i < n; i++) {
    gint64 itself = self->flow[i * n + i];
    for (guint j = 0; j < n; j++)
      offtake_system_builder_add (&builder, j, (double) self->flow[i * n + j]);
    offtake_system_builder_end_row (&builder, kind == OFFTAKE_SYSTEM_PLAIN
                                                  ? (double) (self->a[i * n + i] + itself)
                                                  : (double) self->leak[i]);
    self->rows[i] = i;
    self->place[i] = G_MAXUINT;
    self->x[i] = (double) self->b[i];
  }
  self->system = builder.system;
  offtake_system_block_init (&self->block, &self->system, self->rows, n, self->place);
  for (guint i = 0; i < n && kind != OFFTAKE_SYSTEM_PLAIN; i++)
    (self->block.leak ? self->block.leak : self->block.drain)[i] = (double) self->leak[i];
}

static void
assert_bounded (const Case *self, const char *way, double bound)
{
  long double largest = 0, off = 0;

  for (guint i = 0; i < self->n; i++) {
    largest = MAX (largest, self->exact[i]);
    off = MAX (off, fabsl (self->x[i] - self->exact[i]));
  }
  if (off <= bound * largest * (1 + 2 * bound))
    return;
  g_test_message ("%s of %u rows is off by %Lg, the bound is %g", way, self->n, off / largest,
                  bound);
  g_test_fail ();
}

typedef enum { DENSE, KLU, SWEEP } Way;

static gboolean
solve (Case *self, Way way, OfftakeSystemReport *report)
{
  switch (way) {
  case DENSE: return offtake_system_block_solve_dense (&self->block, self->x, 1, report);
  case KLU:
    return offtake_system_block_solve_klu (&self->block, self->x, 1, INFINITY, INFINITY, report) ==
           OFFTAKE_OUTCOME_SOLVED;
  case SWEEP:
  default:
    return offtake_system_block_solve_sweep (&self->block, self->x, 1, 2000, INFINITY, report) ==
           OFFTAKE_OUTCOME_SOLVED;
  }
}

static void
test_no_error_above_it (void)
{
  static const char *const names[] = { "elimination", "KLU", "sweeps" };
  guint n_proven[3] = { 0 };

  for (guint round = 0; round < solved_volume (240, 9000); round++) {
    OfftakeSystemKind kind = round % 3;
    g_auto (Case) one = { 0 };
    OfftakeSystemReport report = { 0 };
    Way way = g_test_rand_int_range (0, 3);
    gint64 scale = G_GINT64_CONSTANT (1) << g_test_rand_int_range (1, round % 2 ? 6 : 40);
    case_init (&one, kind, (guint) g_test_rand_int_range (2, MOST + 1), scale);
    if (!solve (&one, way, &report))
      continue;
    g_assert_true (exact_solve (one.n, one.a, one.b, one.exact));
    assert_bounded (&one, names[way], report.bound);
    n_proven[way] += report.bound < 1e-9;
  }
  for (guint way = 0; way < 3; way++)
    g_assert_cmpuint (n_proven[way], >, 10);
}

/* An answer that is a little wrong is not proven right. */
static void
test_a_wrong_answer_is_told (void)
{
  g_auto (Case) one = { 0 };
  OfftakeSystemReport report = { 0 };
  const OfftakeSystemSteps steps = { 1, 1 };
  double z[20], b[20];

  case_init (&one, OFFTAKE_SYSTEM_MIXING, 20, 4);
  for (guint i = 0; i < 20; i++) {
    b[i] = (double) one.b[i];
    z[i] = 1;
  }
  g_assert_true (offtake_system_block_solve_dense (&one.block, one.x, 1, &report));
  g_assert_true (isinf (offtake_system_block_bound (&one.block, z, one.x, steps, b, steps, 1)));
  for (guint i = 0; i < 20; i++)
    z[i] = one.block.system->diagonal[i];
  g_assert_true (offtake_system_block_solve_dense (&one.block, z, 1, &report));
  g_assert_cmpfloat (offtake_system_block_bound (&one.block, z, one.x, steps, b, steps, 1), <,
                     1e-10);
  one.x[3] *= 1.001;
  g_assert_true (exact_solve (one.n, one.a, one.b, one.exact));
  double bound = offtake_system_block_bound (&one.block, z, one.x, steps, b, steps, 1);
  assert_bounded (&one, "a wrong answer", bound);
  g_assert_cmpfloat (bound, >, 1e-7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-bound/no-error-above-it", test_no_error_above_it);
  g_test_add_func ("/engine/system-bound/a-wrong-answer-is-told", test_a_wrong_answer_is_told);
  return g_test_run ();
}
