/* SPDX-License-Identifier: MPL-2.0 */
#include "save-plan.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "document/relocation.h"
#include "plan-files.h"

typedef struct {
  OfftakeWindow *window;         /* weak */
  OfftakeRelocation *relocation; /* NULL: it is written once more */
  gboolean done;                 /* saved, or left to the one that writes it once more */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->relocation, offtake_relocation_free);
  if (job->window)
    offtake_window_end_saving (job->window, job->done);
  g_clear_weak_pointer (&job->window);
  g_free (job);
}

static gboolean
write_copy (gpointer data, GCancellable *cancellable, GError **error)
{
  return offtake_relocation_write (((Job *) data)->relocation, cancellable, error);
}

static void
tell_failure (OfftakeWindow *self, const GError *error)
{
  offtake_window_show_error (self, _ ("The Plan Stays Where It Was"), error);
}

/* What is only read is another window's, or damaged, and stays; so does what was rescued to where
 * it was. */
static void
tell_saved (OfftakeWindow *self, const char *old, gboolean was_ours)
{
  const char *path = offtake_document_get_path (offtake_window_get_document (self));

  if (was_ours && offtake_plan_files_is_unsaved (old) && !offtake_plan_files_is_same (old, path))
    g_unlink (old);
  offtake_window_show_toast (self, _ ("Saved. From now on every change goes there at once."), NULL,
                             NULL);
}

static void run (OfftakeWindow *self, OfftakeRelocation *relocation);

/* Until nothing was edited while it was written. */
static void
on_written (OfftakeLongTask *task, gpointer data, const GError *problem)
{
  Job *job = data;
  OfftakeWindow *self = job->window;
  OfftakeDocument *document = offtake_window_get_document (self);
  g_autofree char *old = g_strdup (offtake_document_get_path (document));
  const gboolean was_ours = !offtake_document_get_read_only_reason (document);
  g_autoptr (GError) error = NULL;

  if (problem) {
    tell_failure (self, problem);
    return;
  }
  offtake_window_commit_field (self);
  g_autoptr (OfftakeDocument) moved = offtake_relocation_finish (job->relocation);
  if (moved) {
    offtake_window_set_document (self, moved);
    tell_saved (self, old, was_ours);
    job->done = TRUE;
  } else if (offtake_relocation_renew (job->relocation, &error)) {
    run (self, g_steal_pointer (&job->relocation));
    job->done = TRUE;
  } else {
    tell_failure (self, error);
  }
}

static const OfftakeLongWork work = {
  .text = N_ ("The plan is being saved"),
  .work = write_copy,
  .done = on_written,
  .free = job_free,
};

static void
run (OfftakeWindow *self, OfftakeRelocation *relocation)
{
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->window, self);
  job->relocation = relocation;
  offtake_window_begin_saving (self);
  offtake_long_task_run (offtake_window_get_long_task (self), &work, job);
}

/* The file is gone, or its disk: at once, before anything else is. */
static void
rescue (OfftakeWindow *self, OfftakeDocument *document, const char *path)
{
  g_autofree char *old = g_strdup (offtake_document_get_path (document));
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeDocument) copy = offtake_document_save_copy (document, path, &error)
                                         ? offtake_document_open (path, &error)
                                         : NULL;

  if (!copy) {
    tell_failure (self, error);
    return;
  }
  offtake_window_set_document (self, copy);
  tell_saved (self, old, TRUE);
}

void
offtake_save_plan (OfftakeWindow *self, const char *path)
{
  OfftakeDocument *document = offtake_window_get_document (self);
  g_autoptr (GError) error = NULL;

  if (!offtake_document_can_relocate (document)) {
    rescue (self, document, path);
    return;
  }
  OfftakeRelocation *relocation = offtake_relocation_new (document, path, &error);
  if (relocation)
    run (self, relocation);
  else
    tell_failure (self, error);
}
