/* SPDX-License-Identifier: MPL-2.0 */
#include "document/intake.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "document/batch.h"

typedef struct {
  OfftakePaste *paste;
  OfftakeBatch *batch;
  guint faulty;  /* the row that cannot stand; G_MAXUINT for none */
  GError *fault; /* why */
} Taker;

static Taker *
taker_new (OfftakePaste *paste,
           OfftakeDocument *document,
           GCancellable *cancellable,
           GError **error)
{
  guint n = offtake_paste_count (paste, OFFTAKE_PASTE_NEW) +
            offtake_paste_count (paste, OFFTAKE_PASTE_CHANGED);
  g_autofree char *label =
      g_strdup_printf (ngettext ("Paste %u agreement", "Paste %u agreements", n), n);
  OfftakeBatch *batch = offtake_batch_new (document, label, cancellable, error);

  if (!batch)
    return NULL;
  Taker *self = g_new0 (Taker, 1);
  self->paste = paste;
  self->batch = batch;
  self->faulty = G_MAXUINT;
  return self;
}

/* The paste is the main thread's again. */
static void
taker_free (Taker *self)
{
  if (self->fault)
    offtake_paste_refuse_row (self->paste, self->faulty, self->fault);
  offtake_batch_free (self->batch);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taker, taker_free)

static gboolean
take (Taker *self, OfftakeRecord *record, GError **error)
{
  if (offtake_plan_find (offtake_batch_get_plan (self->batch), "agreements",
                         offtake_record_get_id (record)))
    return offtake_batch_change (self->batch, record, error);
  return offtake_batch_add (self->batch, record, error);
}

static gboolean
take_rows (Taker *self, GError **error)
{
  for (guint i = 0; i < offtake_paste_n_rows (self->paste); i++) {
    const OfftakePasteRow *row = offtake_paste_row (self->paste, i);
    g_autoptr (GError) cause = NULL;

    if ((row->fate != OFFTAKE_PASTE_NEW && row->fate != OFFTAKE_PASTE_CHANGED) ||
        take (self, row->record, &cause))
      continue;
    if (g_error_matches (cause, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID)) {
      self->faulty = i;
      self->fault = g_error_copy (cause);
    }
    g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("line %u: "), row->line);
    return FALSE;
  }
  return TRUE;
}

/* On any thread. */
static gboolean
take_and_store (Taker *self, GError **error)
{
  if (!offtake_batch_begin (self->batch, error))
    return FALSE;
  if (take_rows (self, error))
    return offtake_batch_commit (self->batch, error);
  offtake_batch_abort (self->batch);
  return FALSE;
}

gboolean
offtake_intake_apply (OfftakePaste *paste, OfftakeDocument *document, GError **error)
{
  g_autoptr (Taker) taker = taker_new (paste, document, NULL, error);

  return taker && take_and_store (taker, error);
}

static void
apply (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (take_and_store (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
offtake_intake_apply_async (OfftakePaste *paste,
                            OfftakeDocument *document,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GError *error = NULL;
  Taker *taker = taker_new (paste, document, cancellable, &error);

  g_task_set_source_tag (task, offtake_intake_apply_async);
  g_task_set_check_cancellable (task, FALSE); /* what is stored is shown */
  if (!taker) {
    g_task_return_error (task, error);
    return;
  }
  /* Freed by finish: the task may lose its last reference on the worker. */
  g_task_set_task_data (task, taker, NULL);
  offtake_batch_run (taker->batch, task, apply);
}

gboolean
offtake_intake_apply_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (Taker) taker = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error);
}
