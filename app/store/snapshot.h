/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan file that another process holds: who that is, and its last acknowledged state. */

#include <glib.h>

G_BEGIN_DECLS

/* The first bytes of a file, without SQLite. Not for a file that this process holds: closing it
   would give up the locks. Returns: (transfer full): at most @size bytes. */
GBytes *offtake_snapshot_header (const char *path, gsize size, GError **error);

/* "offtake (process 4711)"; NULL if nobody holds @path or it cannot be found out. (transfer full) */
char *offtake_snapshot_holder (const char *path);

/* Whether a -journal beside @path holds an edit that was interrupted (or is being made). */
gboolean offtake_snapshot_has_hot_journal (const char *path);

/* The bytes of a file that another process may be writing, between two of its edits.
   OFFTAKE_ERROR_LOCKED if it never pauses. */
GBytes *offtake_snapshot_read (const char *path, GError **error);

G_END_DECLS
