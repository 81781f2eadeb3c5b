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

/* What is on screen. */
typedef struct {
  guint    period;       /* OFFTAKE_NONE if none is */
  guint    element;      /* whose origins are seen, or OFFTAKE_NONE */
  gboolean all_elements; /* the origins of all are seen */
} OfftakeShown;

/* Called with a solution that holds what is on screen alone: of its period everything but the origins
   of other elements, and what warns of them; those are found when they are asked for. In the thread
   that solves; the solution is owned by the caller of the function. */
typedef void (*OfftakeSolveShownFunc) (OfftakeSolution *solution, gpointer data);

/* Solves every period again after an edit. What hangs on nothing that has changed since @previous
   (nullable) is taken from there, and what does is sought from there; the answer is that of
   offtake_solve(). @shown (nullable) is solved before all else, and @func (nullable) told. Other
   periods are solved on several threads. */
OfftakeSolution *offtake_solve_again (OfftakeNetwork *network, const OfftakeSolution *previous,
                                      const OfftakeShown *shown, OfftakeSolveShownFunc func, gpointer data,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
