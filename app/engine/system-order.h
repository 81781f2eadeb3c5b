/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* In which order to sweep the rows of a loop: a row after those that it takes most from, so that what
   comes in runs through most of the loop in one sweep. */

#include "engine/system-block.h"

G_BEGIN_DECLS

/* @order has space for the block's n rows; it holds indices in the block. */
void offtake_system_order_rows (const OfftakeSystemBlock *block, guint *order);

G_END_DECLS
