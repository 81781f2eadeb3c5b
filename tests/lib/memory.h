/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Lets SQLite run out of memory. */

#include <glib.h>

G_BEGIN_DECLS

/* Before anything else uses SQLite. */
void memory_prepare (void);

/* Allocations since the last call of memory_fail_at() or memory_heal(). */
guint memory_count (void);

/* This allocation (counted from 1) gives nothing, and @for_ever all after it. */
void memory_fail_at (guint allocation, gboolean for_ever);
void memory_heal (void);

G_END_DECLS
