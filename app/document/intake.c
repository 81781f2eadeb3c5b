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

/* On any thread. */
static gboolean
take_rows (gpointer data, GError **error)
{
  Taker *self = data;

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

gboolean
offtake_intake_apply (OfftakePaste *paste, OfftakeDocument *document, GError **error)
{
  g_autoptr (Taker) taker = taker_new (paste, document, NULL, error);

  return taker && offtake_batch_take (taker->batch, take_rows, taker, error);
}

void
offtake_intake_apply_async (OfftakePaste *paste,
                            OfftakeDocument *document,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GError *error = NULL;
  Taker *taker = taker_new (paste, document, cancellable, &error);

  if (taker)
    offtake_batch_take_async (taker->batch, take_rows, taker, callback, data);
  else
    g_task_report_error (NULL, callback, data, offtake_intake_apply_async, error);
}

gboolean
offtake_intake_apply_finish (GAsyncResult *result, GError **error)
{
  gboolean stored;
  g_autoptr (Taker) taker = offtake_batch_take_finish (result, &stored, error);

  return stored;
}
