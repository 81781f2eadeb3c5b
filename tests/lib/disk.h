/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A disk that loses power or fails, under the program's own code: a SQLite VFS in front of the usual
   one, and fsync(), rename() and renameat2() of this process. It knows what has been synced. At a cut
   everything stops; then each sector that was written but not synced is there or not, by chance, and
   so is each file that was made, removed or renamed in a folder that has not been synced since. */

#include <glib.h>

G_BEGIN_DECLS

/* Looks after @dir, whose files are taken to be synced. */
void disk_attach (const char *dir);
void disk_detach (void);

/* Operations so far: writes, syncs, truncations, creations, removals and renames; reads only where
   they are to fail too. */
guint disk_count (void);

/* The power goes before this operation (counted from 1). */
void     disk_cut_at (guint operation);
gboolean disk_is_cut (void);
/* Writes into the empty folder @target what the disk could hold after the cut. */
void disk_save (const char *target);

/* This operation fails with @status (SQLITE_FULL, SQLITE_IOERR ...), and @for_ever all after it. */
void disk_fail_at (guint operation, int status, gboolean for_ever, gboolean reads_too);
/* The disk is sound again. */
void disk_heal (void);

G_END_DECLS
