/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the sources of the document share. */

#include <gio/gio.h>

#include "document/document.h"
#include "document/opening.h"
#include "document/solve-queue.h"
#include "model/layers.h"
#include "store/journal.h"
#include "store/plan-file.h"

G_BEGIN_DECLS

typedef struct _OfftakeBatch OfftakeBatch;

struct _OfftakeDocument {
  GObject           parent_instance;
  OfftakePlanFile  *file; /* NULL once closed */
  OfftakePlan      *plan; /* the base plan: what is in the file */
  char             *path;
  char             *read_only_reason;
  char             *file_problem, *store_problem;
  GFileMonitor     *monitor;     /* NULL where the file cannot be watched */
  OfftakeJournal   *journal;     /* NULL where the plan cannot be edited */
  char             *group_label; /* NULL outside a group */
  OfftakeBatch     *batch;       /* has the file and the journal for itself; else NULL */
  GArray           *group_edits; /* what the group has done to records in memory; see sync.c */
  GPtrArray        *touched;     /* OfftakeRowName: what the step that is being made changes */
  gboolean          salvaged;    /* what is sound of a damaged file, which is not open */
  gboolean          stale;       /* the disk failed: `touched` must be read again before any edit */
  GArray           *review;      /* rows of an undo or redo before it is committed */
  char             *scenario;
  char             *next_scenario; /* what was asked for while a batch is at work, if `scenario_waits` */
  gboolean          scenario_waits;
  OfftakeLayers    *layers;      /* NULL where what is shown is the plan itself */
  gboolean          is_layered;  /* what is shown is being brought in line by the one who edits */
  char             *layer_error; /* why the base plan is shown instead of the scenario */
  gboolean          edits_base;  /* also while a scenario is shown */
  OfftakeSolveQueue *queue;
  char             *shown_period, *shown_element; /* what is on screen; nullable */
  OfftakeSolution  *solution;
  char             *solve_error;
  guint             solve_source; /* the idle that compiles the plan, 0 if none waits */
  guint             edition;      /* counts what a solution depends on */
  guint             solved_edition;
};

/* After the plan or the scenario has changed: what is shown follows at once, and is solved anew when the
   main loop is idle. */
void offtake_document_changed (OfftakeDocument *self);
/* After the journal has changed. */
void offtake_document_notify_steps (OfftakeDocument *self);

/* After the disk has taken an edit (@problem NULL) or refused it. */
void offtake_document_set_store_problem (OfftakeDocument *self, const char *problem);

/* Edits of what a scenario shows: they change the scenario. See scenario-edit.h. */
gboolean offtake_document_is_layered (OfftakeDocument *self, const char *list);
gboolean offtake_scenario_edit_set (OfftakeDocument *self, OfftakeRecord *record, const OfftakeField *field,
                                    json_t *value, gboolean typed, GError **error);
gboolean offtake_scenario_edit_set_records (OfftakeDocument *self, const GPtrArray *copies, GError **error);
/* Many that have been checked: changed @copies and @added records, in an order in which each finds what it
   names; one step of undo. */
gboolean offtake_scenario_edit_take (OfftakeDocument *self, const char *label, const GPtrArray *copies,
                                     const GPtrArray *added, GError **error);
gboolean offtake_scenario_edit_add (OfftakeDocument *self, OfftakeRecord *record, GError **error);
gboolean offtake_scenario_edit_remove (OfftakeDocument *self, OfftakeRecord *record, GError **error);
/* "Change price of 014 in Phase 1 only". (transfer full) */
char    *offtake_scenario_edit_label (OfftakeDocument *self, const char *label);

/* The last steps of an edit that has been checked: writes @field of @record as @value, under the label and
   typing key, and shows it. */
gboolean offtake_document_store (OfftakeDocument *self, OfftakeRecord *record, const char *field, json_t *value,
                                 const char *label, const char *typing_key, GError **error);
/* What typing into one field has in common. (transfer full) */
char    *offtake_document_typing_key (OfftakeDocument *self, OfftakeRecord *record, const char *field);
/* The base plan's record for a shown one; NULL with @error where the scenario has added it. */
OfftakeRecord *offtake_document_find_target (OfftakeDocument *self, OfftakeRecord *shown, GError **error);
/* What undo calls edits. (transfer full) */
char    *offtake_document_shorten_label (char *label); /* takes @label */
char    *offtake_document_label_in_sentence (const char *label);
char    *offtake_document_label_change (OfftakeRecord *record, const OfftakeField *field);
char    *offtake_document_label_record (const char *format, OfftakeRecord *record);
/* Refused where something in @plan refers to the record. */
gboolean offtake_document_check_unused (OfftakePlan *plan, OfftakeRecord *record, GError **error);

/* Notes that the step that is being made changes this row. */
void offtake_document_touch (OfftakeDocument *self, const OfftakeRowName *row);

/* The plan goes on in the file that @opening, taken over, has: it holds the same. */
void offtake_document_go_over (OfftakeDocument *self, OfftakeOpening *opening);

/* Nothing but the batch edits the plan up to the end, which says whether it was stored, or what the disk said;
   NULL where it was not the disk. */
gboolean offtake_document_begin_batch (OfftakeDocument *self, const char *label, GError **error);
void     offtake_document_end_batch (OfftakeDocument *self, gboolean stored, const char *problem);
/* Shows the scenario that was asked for meanwhile. */
void     offtake_document_show_next_scenario (OfftakeDocument *self);
/* FALSE with OFFTAKE_ERROR_LOCKED while a batch has the file. */
gboolean offtake_document_check_idle (OfftakeDocument *self, GError **error);
/* The document is being closed: returns when the batch's worker leaves the file alone for good. */
void     offtake_batch_give_up (OfftakeBatch *self);

/* What an edit is about to do to a record in memory. */
typedef enum {
  OFFTAKE_EDIT_SET,
  OFFTAKE_EDIT_ADD,
  OFFTAKE_EDIT_REMOVE,
} OfftakeEdit;

/* Inside a group: remembers how to take an edit back without the file. */
void offtake_document_remember (OfftakeDocument *self, OfftakeRecord *record, OfftakeEdit edit);
/* Takes all of the group back, or forgets how to. */
void offtake_document_revert (OfftakeDocument *self);
void offtake_document_forget (OfftakeDocument *self);

/* Brings the records of @rows (OfftakeRowName) in the plan in line with the file: changed records keep
   their object, new ones come at their place. */
gboolean offtake_document_sync (OfftakeDocument *self, GPtrArray *rows, GError **error);

/* Whether the plan would be valid with @rows as they stand in the file; if so they are kept, for when
   the step has been committed. */
gboolean offtake_document_review (GPtrArray *rows, gpointer self, GError **error);
void     offtake_document_apply_review (OfftakeDocument *self);

G_END_DECLS
