/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A solution as JSON: what "offtake-cli solve --json" prints (spec "solve --json"). */

#include "engine/solution.h"

G_BEGIN_DECLS

/* A list with one object per period of @periods, in that order; each must have been solved. The
   same solution gives the same bytes. (transfer full) */
char *offtake_solution_json_write (const OfftakeSolution *solution, const guint *periods, guint n_periods);

G_END_DECLS
