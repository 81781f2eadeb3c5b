/* SPDX-License-Identifier: MPL-2.0 */
#include "base/task.h"

typedef struct {
  GObject *source;
  GAsyncReadyCallback callback;
  gpointer data;
} Call;

static void
on_ready (GObject *nothing, GAsyncResult *result, gpointer data)
{
  g_autofree Call *call = data;
  g_autoptr (GObject) source = call->source;

  if (call->callback)
    call->callback (source, result, call->data);
}

GTask *
offtake_task_new (gpointer source,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ g_object_ref (source), callback, data };
  return g_task_new (NULL, cancellable, on_ready, call);
}
