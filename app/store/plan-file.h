/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan file: opened to be edited, or read from a snapshot in memory that nothing can change. Opening
   changes no byte of a file that was closed properly. */

#include "model/plan.h"
#include "store/database.h"

G_BEGIN_DECLS

typedef struct _OfftakePlanFile OfftakePlanFile;

/* Opens @path to be edited. A plan that this or another process holds, that is marked read-only or
   whose folder cannot be written is read instead, and offtake_plan_file_get_read_only_reason() says
   why. A plan of an older version is copied beside itself and migrated. @cancellable may be NULL; it
   counts until offtake_plan_file_take_over(). */
OfftakePlanFile *offtake_plan_file_open (const char *path, GCancellable *cancellable, GError **error);
/* Reads it in any case. */
OfftakePlanFile *offtake_plan_file_read (const char *path, GError **error);
/* What a damaged plan file holds, in memory; its schema is checked, its content is not. */
OfftakeDatabase *offtake_plan_file_read_unchecked (const char *path, GError **error);
void             offtake_plan_file_free (OfftakePlanFile *self);

/* Writes @plan into a new file, whole or not at all. OFFTAKE_ERROR_LOCKED: @replace, but the plan
   that is there is open. */
gboolean offtake_plan_file_create (const char *path, OfftakePlan *plan, gboolean replace, GError **error);

/* Whether @path begins as a plan file does. */
gboolean offtake_plan_file_is_one (const char *path);

/* One thread at a time: which opened it has it, until it is given away; the next takes it over. What
   nobody has is out of reach for others in this process who want to read it. */
void offtake_plan_file_give_away (OfftakePlanFile *self);
void offtake_plan_file_take_over (OfftakePlanFile *self);

OfftakeDatabase *offtake_plan_file_get_database (OfftakePlanFile *self);
const char      *offtake_plan_file_get_path (OfftakePlanFile *self); /* without symbolic links */
/* A sentence; NULL where the plan may be edited. */
const char      *offtake_plan_file_get_read_only_reason (OfftakePlanFile *self);
/* That sentence as an error: OFFTAKE_ERROR_SYSTEM where the disk or its permissions forbid to edit the
   plan, OFFTAKE_ERROR_LOCKED where somebody holds it. */
gboolean         offtake_plan_file_check_editable (OfftakePlanFile *self, GError **error);
/* Whether opening took back an edit that a crash or a power cut had interrupted. */
gboolean         offtake_plan_file_was_recovered (OfftakePlanFile *self);
/* Where the plan as it was before it was migrated is kept; NULL if it was not. */
const char      *offtake_plan_file_get_kept_copy (OfftakePlanFile *self);
/* Whether the file is still where it was opened, and as this program left it (or, where it is only
   read, as it was read). A sentence says what has happened to it. */
gboolean         offtake_plan_file_is_in_place (OfftakePlanFile *self, GError **error);

/* The plan in the file, checked. OFFTAKE_ERROR_DAMAGED: what is in it is no valid plan. */
OfftakePlan *offtake_plan_file_load (OfftakePlanFile *self, GError **error);

/* Writes what offtake_database_to_bytes() gave, in the same way, on any thread. */
gboolean offtake_plan_file_write (const char *path, GBytes *bytes, gboolean replace, GCancellable *cancellable,
                                  GError **error);

/* Copies the file, undo steps and all, to @path: whole, checked, synced, renamed into place. */
gboolean offtake_plan_file_save_copy (OfftakePlanFile *self, const char *path, gboolean replace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakePlanFile, offtake_plan_file_free)

G_END_DECLS
