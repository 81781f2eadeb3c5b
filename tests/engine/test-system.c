/* SPDX-License-Identifier: MPL-2.0 */

/* Random networks of up to 60 sites against exact rational arithmetic. */

#include "engine/system.h"

#include <math.h>

#include "lib/exact.h"
#include "lib/solved.h"

/* A network of whole tonnes: what each site gets from each other one, and from outside. */
typedef struct {
  guint n;
  gint64 *flow; /* [to][from] */
  gint64 *leak; /* [to] */
} Flows;

static void
flows_clear (Flows *self)
{
  g_free (self->flow);
  g_free (self->leak);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flows, flows_clear)

static gint64
random_mass (gint64 scale)
{
  return 1 + (gint64) (g_test_rand_double () * (double) scale);
}

/* @leak_every: one site in so many gets something from outside, of up to @leak_scale. */
static void
flows_init (Flows *self, guint n, gint64 scale, guint leak_every, gint64 leak_scale)
{
  *self = (Flows){ n, g_new0 (gint64, (gsize) n * n), g_new0 (gint64, n) };
  for (guint k = 0; k < 4 * n; k++) {
    guint from = (guint) g_test_rand_int_range (0, (int) n);
    guint near = from + (guint) g_test_rand_int_range (0, 8);
    guint far = (guint) g_test_rand_int_range (0, (int) n);
    guint to = g_test_rand_double () < 0.9 && near < n ? near : far;
    self->flow[(gsize) to * n + from] += random_mass (scale);
  }
  for (guint i = 0; i < n; i++)
    if (i == 0 || g_test_rand_int_range (0, (int) leak_every) == 0)
      self->leak[i] = random_mass (leak_scale);
}

/* The shares of the origin @tag: leaks of every third site have it. */
static gint64
tagged (const Flows *self, guint i, guint tag)
{
  return i % 3 == tag ? self->leak[i] : 0;
}

static void
build (const Flows *self, OfftakeSystem *system)
{
  OfftakeSystemBuilder builder;

  offtake_system_builder_init (&builder, self->n, OFFTAKE_SYSTEM_MIXING);
  for (guint i = 0; i < self->n; i++) {
    for (guint j = 0; j < self->n; j++)
      offtake_system_builder_add (&builder, j, (double) self->flow[(gsize) i * self->n + j]);
    offtake_system_builder_end_row (&builder, (double) self->leak[i]);
  }
  *system = builder.system;
}

/* Rows to which nothing comes get their own equation x = 0, in both ways to the answer. */
static gint64 *
as_matrix (const Flows *self)
{
  gint64 *a = g_new (gint64, (gsize) self->n * self->n);

  for (guint i = 0; i < self->n; i++) {
    gint64 diagonal = self->leak[i];
    for (guint j = 0; j < self->n; j++)
      diagonal += self->flow[(gsize) i * self->n + j];
    for (guint j = 0; j < self->n; j++)
      a[(gsize) i * self->n + j] =
          (i == j ? (diagonal > 0 ? diagonal : 1) : 0) - self->flow[(gsize) i * self->n + j];
  }
  return a;
}

static guint n_closed;

static void
set_zero (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  n_closed++;
  for (guint i = 0; i < n_rows; i++)
    for (guint c = 0; c < n_columns; c++)
      x[(gsize) rows[i] * n_columns + c] = 0;
}

static void
check_against_exact (const Flows *flows, double tolerance)
{
  OfftakeSystemReport report = { 0 };
  g_auto (OfftakeSystem) system = { 0 };
  g_autofree gint64 *a = as_matrix (flows);
  g_autofree gint64 *b = g_new (gint64, flows->n);
  g_autofree long double *exact = g_new (long double, flows->n);
  g_autofree double *x = g_new (double, (gsize) flows->n * 3);

  build (flows, &system);
  for (guint i = 0; i < flows->n; i++)
    for (guint tag = 0; tag < 3; tag++)
      x[i * 3 + tag] = (double) tagged (flows, i, tag);
  n_closed = 0;
  offtake_system_solve (&system, x, 3, set_zero, NULL, &report);
  for (guint tag = 0; tag < 3; tag++) {
    for (guint i = 0; i < flows->n; i++)
      b[i] = tagged (flows, i, tag);
    if (!exact_solve (flows->n, a, b, exact)) {
      g_assert_cmpuint (n_closed, >, 0); /* some loop is fed by nothing: the system found it too */
      return;
    }
    for (guint i = 0; i < flows->n; i++) {
      g_assert_cmpfloat (fabsl (x[i * 3 + tag] - exact[i]), <=, tolerance * exact[i]);
      g_assert_cmpfloat (fabsl (x[i * 3 + tag] - exact[i]), <=, report.bound);
    }
  }
}

static void
test_against_exact_arithmetic (void)
{
  for (guint k = 0; k < solved_volume (300, 10000); k++) {
    g_auto (Flows) flows = { 0 };
    flows_init (&flows, (guint) g_test_rand_int_range (1, 61), 1 << 20, 3, 1 << 20);
    check_against_exact (&flows, 1e-13);
  }
}

/* A leak of one part in 10^12 and no other: every digit must hold all the same. */
static void
test_nearly_closed_loops (void)
{
  for (guint k = 0; k < solved_volume (100, 2000); k++) {
    g_auto (Flows) flows = { 0 };
    flows_init (&flows, (guint) g_test_rand_int_range (2, 61), G_GINT64_CONSTANT (1) << 40, 1000,
                2);
    flows.leak[1] += 1;
    check_against_exact (&flows, 1e-12);
  }
}

/* Two sites that trade with each other: the shares are the leaks', down to one part in 10^16. */
static void
test_two_sites_with_leaks_of_any_size (void)
{
  for (double leak = 1; leak > 1e-17; leak /= 10) {
    g_auto (OfftakeSystem) system = { 0 };
    OfftakeSystemBuilder builder;
    double x[4] = { leak, 0, 0, 3 * leak };

    offtake_system_builder_init (&builder, 2, OFFTAKE_SYSTEM_MIXING);
    offtake_system_builder_add (&builder, 1, 1);
    offtake_system_builder_end_row (&builder, leak);
    offtake_system_builder_add (&builder, 0, 1);
    offtake_system_builder_end_row (&builder, 3 * leak);
    system = builder.system;
    offtake_system_solve (&system, x, 2, set_zero, NULL, NULL);
    double first = (1 + 3 * leak) / (4 + 3 * leak);
    g_assert_cmpfloat (fabs (x[0] - first), <=, 1e-15 * first);
    g_assert_cmpfloat (fabs (x[0] + x[1] - 1), <=, 1e-15);
    g_assert_cmpfloat (fabs (x[2] + x[3] - 1), <=, 1e-15);
  }
}

/* Gains: diagonal 1024, values in 1024ths, as shares of output are. */
static void
test_gains_against_exact_arithmetic (void)
{
  for (guint k = 0; k < solved_volume (100, 2000); k++) {
    guint n = (guint) g_test_rand_int_range (2, 61);
    g_auto (Flows) flows = { 0 };
    g_auto (OfftakeSystem) system = { 0 };
    OfftakeSystemBuilder builder;
    g_autofree gint64 *a = g_new0 (gint64, (gsize) n * n);
    g_autofree double *x = g_new (double, n);
    g_autofree long double *exact = g_new (long double, n);
    flows_init (&flows, n, 120, 3, 1000);
    offtake_system_builder_init (&builder, n, OFFTAKE_SYSTEM_PLAIN);
    for (guint i = 0; i < n; i++) {
      for (guint j = 0; j < n; j++) {
        offtake_system_builder_add (&builder, j, (double) flows.flow[(gsize) i * n + j] / 1024);
        a[(gsize) i * n + j] = (i == j ? 1024 : 0) - flows.flow[(gsize) i * n + j];
      }
      offtake_system_builder_end_row (&builder, 1);
      x[i] = (double) flows.leak[i] / 1024;
    }
    system = builder.system;
    n_closed = 0;
    offtake_system_solve (&system, x, 1, set_zero, NULL, NULL);
    if (n_closed > 0)
      continue; /* a gain of 1 or more */
    g_assert_true (exact_solve (n, a, flows.leak, exact));
    for (guint i = 0; i < n; i++)
      g_assert_cmpfloat (fabsl (x[i] - exact[i]), <=, 1e-10 * exact[i]);
  }
}

static void
test_closed_loop_is_handed_out (void)
{
  g_auto (OfftakeSystem) system = { 0 };
  OfftakeSystemBuilder builder;
  double x[3] = { 0, 0, 5 };

  offtake_system_builder_init (&builder, 3, OFFTAKE_SYSTEM_MIXING);
  offtake_system_builder_add (&builder, 1, 7);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_add (&builder, 0, 7);
  offtake_system_builder_end_row (&builder, 0);
  offtake_system_builder_end_row (&builder, 5);
  system = builder.system;
  n_closed = 0;
  offtake_system_solve (&system, x, 1, set_zero, NULL, NULL);
  g_assert_cmpuint (n_closed, ==, 1);
  g_assert_cmpfloat (x[0], ==, 0);
  g_assert_cmpfloat (x[2], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system/against-exact-arithmetic", test_against_exact_arithmetic);
  g_test_add_func ("/engine/system/nearly-closed-loops", test_nearly_closed_loops);
  g_test_add_func ("/engine/system/two-sites", test_two_sites_with_leaks_of_any_size);
  g_test_add_func ("/engine/system/gains-against-exact-arithmetic",
                   test_gains_against_exact_arithmetic);
  g_test_add_func ("/engine/system/closed-loop-is-handed-out", test_closed_loop_is_handed_out);
  return g_test_run ();
}
