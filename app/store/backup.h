/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Dated copies of a plan in a folder of the user's own, kept by age: one an hour for a day, one a day
   for a month, one a week for a year. They help where undo does not: a file that was lost, damaged or
   overwritten. */

#include "store/plan-file.h"

G_BEGIN_DECLS

typedef struct {
  char  *path;
  gint64 time; /* seconds since 1970, UTC */
  gsize  size; /* bytes */
} OfftakeBackup;

/* Where the backups of the plan at @path (without symbolic links) are kept. (transfer full) */
char *offtake_backup_folder (const char *path);

/* What is in @folder, newest first; an empty array if there is no such folder. (transfer full) */
GPtrArray *offtake_backup_list (const char *folder);

/* Makes a backup unless the newest one is less than an hour old or holds the same, and then removes
   what has outlived its age. @made may be NULL. */
gboolean offtake_backup_make (OfftakePlanFile *file, const char *folder, gint64 now, gboolean *made,
                              GError **error);

/* Whether the newest one is an hour old, or there is none. */
gboolean offtake_backup_is_due (const char *folder, gint64 now);
/* The same as offtake_backup_make() of a plan file's bytes, whose content has these sums (see
   offtake_fingerprint_text()), on any thread. */
gboolean offtake_backup_write (GBytes *bytes, const char *sums, const char *folder, gint64 now, gboolean *made,
                               GError **error);

/* Which of @backups (newest first) have outlived their age at @now, or must go so that the rest has
   no more than @max_size bytes; the newest never. (transfer container) */
GPtrArray *offtake_backup_choose_old (GPtrArray *backups, gint64 now, gsize max_size);

void offtake_backup_free (OfftakeBackup *self);

G_END_DECLS
