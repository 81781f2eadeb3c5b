/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-shape.h"

#include <string.h>

#include "lib/random-system.h"

static void
ignore (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
}

/* A shape that fits is kept, and the answer is the same to the last bit. */
static void
test_is_found_once (void)
{
  g_auto (OfftakeSystem) system = { 0 };
  OfftakeSystemShape shape = { 0 };
  g_autofree double *b = NULL;

  random_system_conserving (&system, 500, 0.3, &b);
  gsize size = 1500 * sizeof (double);
  g_autofree double *first = g_memdup2 (b, size);
  g_autofree double *again = g_memdup2 (b, size);
  offtake_system_solve_again (&system, &shape, NULL, first, 3, ignore, NULL, NULL);
  const guint *member = shape.parts.member;
  offtake_system_solve_again (&system, &shape, NULL, again, 3, ignore, NULL, NULL);
  g_assert_true (shape.parts.member == member);
  g_assert_true (memcmp (first, again, size) == 0);
  offtake_system_shape_clear (&shape);
}

/* One leak less, and it is another shape. */
static void
test_fits_no_other (void)
{
  g_auto (OfftakeSystem) system = { 0 };
  OfftakeSystemShape shape = { 0 };
  g_autofree double *b = NULL;

  random_system_conserving (&system, 40, 0.3, &b);
  offtake_system_shape_update (&shape, &system);
  g_assert_cmpuint (shape.leaks[0], ==, 1);
  system.leak[0] = 0;
  offtake_system_shape_update (&shape, &system);
  g_assert_cmpuint (shape.leaks[0], ==, 0);
  offtake_system_shape_clear (&shape);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/system-shape/is-found-once", test_is_found_once);
  g_test_add_func ("/engine/system-shape/fits-no-other", test_fits_no_other);
  return g_test_run ();
}
