/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Two solutions of one network, found in two ways. */

#include "engine/solution.h"

G_BEGIN_DECLS

/* Every figure to 1e-12, every warning to the letter. */
void assert_same_solution (const OfftakeSolution *again, const OfftakeSolution *full);

G_END_DECLS
