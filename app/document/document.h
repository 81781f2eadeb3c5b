/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The one facade that window and command line use: a plan file, the plan in memory, its undo
   journal and its solution. Every edit is one durable transaction and one undo step; undo outlives
   a restart. Main thread only; solving happens on a worker, the newest request wins. */

#include <gio/gio.h>

#include "engine/solve.h"
#include "model/plan.h"
#include "store/backup.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_DOCUMENT (offtake_document_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeDocument, offtake_document, OFFTAKE, DOCUMENT, GObject)

/* Opens a plan file for editing; a file that another holds or that cannot be written opens
   read-only (see offtake_document_get_read_only_reason()). */
OfftakeDocument *offtake_document_open (const char *path, GError **error);

/* What is sound of a damaged plan file, read-only; saving a copy repairs it into a new file. The damaged
   one is not touched. @losses (transfer full): array of char *, a sentence for all that is lost or in
   doubt. Nothing of the undo steps is kept. */
OfftakeDocument *offtake_document_salvage (const char *path, GPtrArray **losses, GError **error);

/* Writes @plan into a new plan file at @path (never over an existing one unless @replace) and opens
   it. The file appears whole or not at all. */
OfftakeDocument *offtake_document_create (const char *path, OfftakePlan *plan, gboolean replace, GError **error);

/* The plan in a plan file or a plan JSON, without opening it for editing: what the command line
   reads. (transfer full) */
OfftakePlan *offtake_document_load_plan (const char *path, GError **error);

/* Names of the built-in samples, NULL-ended; a sample's plan (transfer full). */
const char *const *offtake_document_samples (void);
OfftakePlan       *offtake_document_load_sample (const char *name, GError **error);

void         offtake_document_close (OfftakeDocument *self);
/* Property "path" notifies: saving the plan elsewhere moves it. */
const char  *offtake_document_get_path (OfftakeDocument *self);
/* The base plan. While a scenario is shown it is another object than before and after. */
OfftakePlan *offtake_document_get_plan (OfftakeDocument *self);
/* A sentence that says why and what to do; NULL where the plan may be edited. */
const char  *offtake_document_get_read_only_reason (OfftakeDocument *self);
/* Whether opening took back an edit that a crash or a power cut had interrupted. */
gboolean     offtake_document_was_recovered (OfftakeDocument *self);
/* Where opening has kept the plan as it was before it was brought to today's format; else NULL. */
const char  *offtake_document_get_kept_copy (OfftakeDocument *self);
/* What has happened to the file under the open plan: removed, replaced, changed by another program; NULL
   while all is well. Property "file-problem" notifies. A plan that was edited here can then be saved
   elsewhere with all that is shown. Looking is for where the system does not tell. */
const char  *offtake_document_get_file_problem (OfftakeDocument *self);
void         offtake_document_look_at_file (OfftakeDocument *self);

/* Why the newest edit could not be stored though it was sound: the disk is full, or gone; NULL once one
   has been stored. Property "store-problem" notifies. All that is shown can be saved elsewhere. */
const char  *offtake_document_get_store_problem (OfftakeDocument *self);

/* Copies the plan file, undo steps and all, to @path: whole, checked, synced, renamed into place.
   A file that is there is replaced, unless it is a plan that somebody has open. */
gboolean offtake_document_save_copy (OfftakeDocument *self, const char *path, GError **error);

/* Makes a dated copy in the user's data folder, at most one an hour and only of a plan that has
   changed, and lets old ones go by their age. For the window to call: on opening, now and then, and on
   closing. Does nothing where the plan is only read. */
gboolean offtake_document_make_backup (OfftakeDocument *self, GError **error);

/* Whether one would be made now, as far as can be told at once. */
gboolean offtake_document_needs_backup (OfftakeDocument *self);
/* The same on a worker; the document may be edited or closed meanwhile. */
void     offtake_document_make_backup_async (OfftakeDocument *self, GAsyncReadyCallback callback, gpointer data);
gboolean offtake_document_make_backup_finish (GAsyncResult *result, GError **error);

/* The backups of the plan at @path, which need not exist any more: array of OfftakeBackup, newest
   first. To restore one is to open it and save a copy. (transfer full) */
GPtrArray *offtake_document_list_backups (const char *path);

/* Edits. Each call is a transaction of its own with an undo step named after it ("Change price of
   014"), unless it is made inside a group. The new value is checked (offtake_check_record) before
   anything is stored; on error nothing has changed. */
gboolean offtake_document_set (OfftakeDocument *self, OfftakeRecord *record, const char *field, json_t *value,
                               GError **error);
/* The same while a field is being typed into: calls in a row for one field of one record are one
   step, until offtake_document_end_typing() (the field is left, Enter is pressed) or any other edit,
   undo or redo. */
gboolean offtake_document_set_typed (OfftakeDocument *self, OfftakeRecord *record, const char *field, json_t *value,
                                     GError **error);
void     offtake_document_end_typing (OfftakeDocument *self);
/* Takes back what has been typed into that field as if it had never been: there is no step to redo,
   and what could be redone before can be again. Nothing happens where no typing into it goes on. */
gboolean offtake_document_cancel_typing (OfftakeDocument *self, OfftakeRecord *record, const char *field,
                                         GError **error);
/* What undo calls a change of @field in @n records of the class: "Change status of 12 agreements".
   (transfer full) */
char *offtake_document_label_several (GType type, const OfftakeField *field, guint n);
/* @record is new; it joins the plan. */
gboolean offtake_document_add (OfftakeDocument *self, OfftakeRecord *record, GError **error);
/* Refused with the names of the users while something refers to it. */
gboolean offtake_document_remove (OfftakeDocument *self, OfftakeRecord *record, GError **error);

/* Inside a group: puts changed copies of records of the plan in their place. They are checked together,
   so that what holds only when all are changed holds. */
gboolean offtake_document_set_records (OfftakeDocument *self, const GPtrArray *copies, GError **error);

/* All edits up to end_group are one transaction and one step; abort takes them back, and so does an
   end_group that fails. Edits in a group are in the plan at once, and durable at the end. */
gboolean offtake_document_begin_group (OfftakeDocument *self, const char *label, GError **error);
gboolean offtake_document_end_group (OfftakeDocument *self, GError **error);
void     offtake_document_abort_group (OfftakeDocument *self);

gboolean    offtake_document_can_undo (OfftakeDocument *self);
gboolean    offtake_document_can_redo (OfftakeDocument *self);
/* "Change price of 014"; NULL if there is nothing. Owned by the document until the next edit. */
const char *offtake_document_get_undo_label (OfftakeDocument *self);
const char *offtake_document_get_redo_label (OfftakeDocument *self);
gboolean    offtake_document_undo (OfftakeDocument *self, GError **error);
gboolean    offtake_document_redo (OfftakeDocument *self, GError **error);

/* The newest solution, NULL before the first; property "solution" notifies, as do "can-undo",
   "can-redo", "undo-label", "redo-label". The network it belongs to was compiled from the plan as
   it then stood: match by id, not by index, with a newer plan. */
OfftakeSolution *offtake_document_get_solution (OfftakeDocument *self);
/* Says what is on screen: a period's label, and an element whose origins are seen (nullable; "*" for all). Of a large
   plan that is solved first, and is the solution, of that period alone, until all of it is there. */
void             offtake_document_show (OfftakeDocument *self, const char *period, const char *element);
/* Whether the solution belongs to the plan as it stands, and holds all of it. */
gboolean         offtake_document_is_solved (OfftakeDocument *self);
/* Why there is no solution of the plan as it stands; NULL while there is one or it is being found. */
const char      *offtake_document_get_solve_error (OfftakeDocument *self);
/* The scenario that is shown, NULL for the base plan; changing it solves anew. One that is taken away while
   it is shown gives way to the base plan. While many records are being taken in, it waits until that is done. */
void             offtake_document_set_scenario (OfftakeDocument *self, const char *scenario_id);
const char      *offtake_document_get_scenario (OfftakeDocument *self);
/* The plan with the shown scenario's changes made; the plan itself where none is shown. It is one object
   for as long as the document is open, and so are its lists and records, which take the values of what is
   shown: see model/layers.h. Edits are made with its records; where they go, document/scenario-edit.h says.
   (transfer none) */
OfftakePlan     *offtake_document_get_shown_plan (OfftakeDocument *self);

G_END_DECLS
