/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Where plans are on disk. A plan that comes from a sample, a JSON text or "New" is a real plan
   file from the start, so that no edit can be lost; until the planner gives it a place it lies in
   the program's state folder and counts as unsaved. */

#include "document/opening.h"

G_BEGIN_DECLS

/* On any thread: a plan file is opened where it is; a plan JSON becomes a new unsaved plan. */
OfftakeOpening *offtake_plan_files_read (const char *path, GCancellable *cancellable, GError **error);
/* An unsaved plan with the content of @plan, named after the file @path that it came from. */
OfftakeOpening *offtake_plan_files_read_new (OfftakePlan *plan, const char *path, GCancellable *cancellable,
                                             GError **error);
/* Copies a backup of the plan at @path and opens the copy as an unsaved plan. */
OfftakeOpening *offtake_plan_files_read_backup (const char *backup, const char *path, GCancellable *cancellable,
                                                GError **error);

/* An unsaved plan that was made from the sample and never changed is used again. */
OfftakeDocument *offtake_plan_files_open_sample (const char *name, GError **error);
OfftakeDocument *offtake_plan_files_new (const char *title, GError **error);

gboolean offtake_plan_files_is_unsaved (const char *path);
/* Whether both lead to the same file, also where one is a link or begins at another folder. */
gboolean offtake_plan_files_is_same (const char *a, const char *b);

/* The plans opened last, newest first; those that are gone are left out. (transfer full) */
char **offtake_plan_files_recent (void);
void offtake_plan_files_remember (const char *path);

G_END_DECLS
