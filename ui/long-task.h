/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What may take longer than a frame is done on a worker, one thing after another. What is not done
   after half a second is told in a line, with Stop. */

#include <adwaita.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_LONG_TASK (offtake_long_task_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeLongTask, offtake_long_task, OFFTAKE, LONG_TASK, AdwBin)

/* A kind of work, static. Its data belongs to the worker while it runs: nothing that the main thread
   changes may be in it. */
typedef struct {
  const char *text; /* N_("The chart is being written") */
  /* On the worker; looks at @cancellable before it does what cannot be taken back. */
  gboolean (*work) (gpointer data, GCancellable *cancellable, GError **error);
  /* On the main thread, once; not at all where it was stopped or @task is gone. */
  void (*done) (OfftakeLongTask *task, gpointer data, const GError *error);
  GDestroyNotify free; /* on the main thread */
} OfftakeLongWork;

/* Takes @data over. Work that was asked for before is finished first. */
void offtake_long_task_run (OfftakeLongTask *self, const OfftakeLongWork *work, gpointer data);

/* Gives up what is running; action "task.stop". Work that was asked for after it goes on. */
void offtake_long_task_stop (OfftakeLongTask *self);

/* Whether something runs that nobody has stopped. */
gboolean offtake_long_task_is_running (OfftakeLongTask *self);

G_END_DECLS
