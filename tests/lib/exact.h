/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Linear systems in exact rational arithmetic, for small whole numbers: solved modulo several primes
   of 61 bits (Cramer's numerators and the determinant), put together by Garner's algorithm. Nothing
   is rounded until the quotient is made. */

#include <glib.h>

G_BEGIN_DECLS

/* Solves @a x = @b, where @a is n by n, row by row, and an M-matrix (so that determinant and
   numerators are not negative). FALSE if the determinant is 0. Entries are below 2^45 in size. */
gboolean exact_solve (guint n, const gint64 *a, const gint64 *b, long double *x);

G_END_DECLS
