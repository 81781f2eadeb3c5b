/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document-private.h"

#include <stdlib.h>

#include "store/backup.h"
#include "store/fingerprint.h"

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
can_be_backed_up (OfftakeDocument *self)
{
  return self->journal && !self->group_label;
}

gboolean
offtake_document_needs_backup (OfftakeDocument *self)
{
  g_autofree char *folder = offtake_backup_folder (self->path);

  return can_be_backed_up (self) && offtake_backup_is_due (folder, now ());
}

gboolean
offtake_document_make_backup (OfftakeDocument *self, GError **error)
{
  g_autofree char *folder = offtake_backup_folder (self->path);

  return !can_be_backed_up (self) || offtake_backup_make (self->file, folder, now (), NULL, error);
}

/* The plan as it was when the backup was asked for. */
typedef struct {
  GBytes *bytes;
  char *sums, *folder;
  gint64 now;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request->sums);
  g_free (request->folder);
  g_free (request);
}

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  gboolean made = FALSE;
  GError *error = NULL;

  if (offtake_backup_write (request->bytes, request->sums, request->folder, request->now, &made,
                            &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
offtake_document_make_backup_async (OfftakeDocument *self,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Request *request = g_new0 (Request, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, offtake_document_make_backup_async);
  g_task_set_task_data (task, request, request_free);
  if (!offtake_document_needs_backup (self)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  OfftakeDatabase *database = offtake_plan_file_get_database (self->file);
  request->now = now ();
  request->folder = offtake_backup_folder (self->path);
  request->sums = offtake_fingerprint_text (database, &error);
  request->bytes = request->sums ? offtake_database_to_bytes (database, &error) : NULL;
  if (request->bytes)
    g_task_run_in_thread (task, make);
  else
    g_task_return_error (task, error);
}

gboolean
offtake_document_make_backup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
offtake_document_list_backups (const char *path)
{
  char *real = realpath (path, NULL);
  g_autofree char *folder = offtake_backup_folder (real ? real : path);

  free (real);
  return offtake_backup_list (folder);
}
