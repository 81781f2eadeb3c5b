/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Many records that join a plan or change, as one step of undo, made and stored on a worker: it sees a
   plan of its own that has the document's records, which stay as they are meanwhile, for the document
   takes no edit. What has come of it is shown at the end, at once. Where edits change the scenario that is
   shown, it is one such edit, of at most 500 records, made on the main thread. */

#include <gio/gio.h>

#include "document/document.h"

G_BEGIN_DECLS

typedef struct _OfftakeBatch OfftakeBatch;

/* Keeps the document from every other edit until offtake_batch_free(). @label names the step of undo;
   @cancellable, which may be NULL, lets all that follows fail with G_IO_ERROR_CANCELLED, as closing the
   document does. */
OfftakeBatch *offtake_batch_new (OfftakeDocument *document, const char *label, GCancellable *cancellable,
                                 GError **error);
/* Shows what was stored; where nothing was, all is as before. On the main thread, as new. */
void          offtake_batch_free (OfftakeBatch *self);

/* The plan with what has joined and changed so far; only to be read. */
OfftakePlan *offtake_batch_get_plan (OfftakeBatch *self);

/* From here to commit on one thread, any. */
gboolean offtake_batch_begin (OfftakeBatch *self, GError **error);
/* OFFTAKE_ERROR_INVALID: the record cannot stand in the plan; the batch may go on without it. */
gboolean offtake_batch_add (OfftakeBatch *self, OfftakeRecord *record, GError **error);
/* @copy is a changed copy of a record of the batch's plan. */
gboolean offtake_batch_change (OfftakeBatch *self, OfftakeRecord *copy, GError **error);
/* Ends what begin began: with TRUE all is in the file, durably; else nothing is. */
gboolean offtake_batch_commit (OfftakeBatch *self, GError **error);
void     offtake_batch_abort (OfftakeBatch *self);

/* Adds and changes what the batch is for; FALSE gives all of it up. On any thread. */
typedef gboolean (*OfftakeBatchFill) (gpointer data, GError **error);

/* All from begin to commit or abort. */
gboolean offtake_batch_take (OfftakeBatch *self, OfftakeBatchFill fill, gpointer data, GError **error);
/* The same on a worker where it can, which has @data until finish. Cancelled too late, it is done all the
   same. */
void     offtake_batch_take_async (OfftakeBatch *self, OfftakeBatchFill fill, gpointer data,
                                   GAsyncReadyCallback callback, gpointer callback_data);
/* Must be called, on the main thread. Returns: the data, whose owner frees the batch; NULL for the result of
   g_task_report_error(), where there was no batch to begin with */
gpointer offtake_batch_take_finish (GAsyncResult *result, gboolean *stored, GError **error);

/* How many records have joined or changed in the batch that the document is taking; 0 without one. */
guint offtake_document_get_taken (OfftakeDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeBatch, offtake_batch_free)

G_END_DECLS
