/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "engine/solution.h"

G_BEGIN_DECLS

/* Solves every period. Pure: the same network gives the same bits, in any thread. What cannot be
   solved in a period is in its warnings; only cancelling is an error.

   Returns: (transfer full) */
OfftakeSolution *offtake_solve (OfftakeNetwork *network, GCancellable *cancellable, GError **error);

/* The same for some periods only, in the order given. */
OfftakeSolution *offtake_solve_periods (OfftakeNetwork *network, const guint *periods, guint n_periods,
                                        GCancellable *cancellable, GError **error);

/* Called with a solution that holds the first period alone; owned by the caller of the function. In
   the thread that solves. */
typedef void (*OfftakeSolveFirstFunc) (OfftakeSolution *solution, gpointer data);

/* Solves every period again after an edit. What hangs on nothing that has changed since @previous
   (nullable) is taken from there; the answer is that of offtake_solve(). @first (a period, or
   OFFTAKE_NONE) is what is on screen: it is solved before all others, and @func (nullable) told.
   Other periods are solved on several threads. */
OfftakeSolution *offtake_solve_again (OfftakeNetwork *network, const OfftakeSolution *previous, guint first,
                                      OfftakeSolveFirstFunc func, gpointer data, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
