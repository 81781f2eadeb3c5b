/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Tasks for workers. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* A task whose callback gets @source, as g_task_new() makes one, but that does not hold it: a worker
   that lets go of its task last would end @source on its own thread, where no object of the main
   thread may end. @source is held until the callback has run. (transfer full) */
GTask *offtake_task_new (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

G_END_DECLS
