/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "engine/solution.h"

G_BEGIN_DECLS

/* Solves every period. Pure: the same network gives the same bits, in any thread. What cannot be
   solved in a period is in its warnings; only cancelling is an error.

   Returns: (transfer full) */
OfftakeSolution *offtake_solve (OfftakeNetwork *network, GCancellable *cancellable, GError **error);

/* The same for some periods only, in the order given: what is on screen can come first. */
OfftakeSolution *offtake_solve_periods (OfftakeNetwork *network, const guint *periods, guint n_periods,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
