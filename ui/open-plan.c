/* SPDX-License-Identifier: MPL-2.0 */
#include "open-plan.h"

#include <glib/gi18n.h>

#include "dialogs/damaged.h"
#include "plan-files.h"

typedef struct {
  OfftakeWindow *window, *origin; /* weak */
  char *path, *backup;
  OfftakePlan *plan;
  gboolean sound;
  GApplicationCommandLine *line;
  OfftakeOpening *opening;
  GPtrArray *losses;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->window)
    offtake_window_set_opening (job->window, NULL);
  g_clear_weak_pointer (&job->window);
  g_clear_weak_pointer (&job->origin);
  g_clear_pointer (&job->opening, offtake_opening_free);
  g_clear_pointer (&job->losses, g_ptr_array_unref);
  g_clear_object (&job->plan);
  g_clear_object (&job->line);
  g_free (job->path);
  g_free (job->backup);
  g_free (job);
}

static gboolean
read_plan (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->sound)
    job->opening = offtake_opening_new_salvaged (job->path, &job->losses, error);
  else if (job->backup)
    job->opening = offtake_plan_files_read_backup (job->backup, job->path, cancellable, error);
  else if (job->plan)
    job->opening = offtake_plan_files_read_new (job->plan, job->path, cancellable, error);
  else
    job->opening = offtake_plan_files_read (job->path, cancellable, error);
  return job->opening != NULL;
}

static void
tell_failure (Job *job, OfftakeWindow *window, const GError *error)
{
  if (job->line)
    g_application_command_line_printerr (job->line, "%s\n", error->message);
  if (job->sound)
    offtake_window_show_error (window, _ ("Nothing of the Plan Can Be Shown"), error);
  else if (job->backup)
    offtake_window_show_error (window, _ ("The Backup Cannot Be Opened"), error);
  else if (job->plan)
    offtake_window_show_error (window, _ ("The Plan Cannot Be Made"), error);
  else
    offtake_damaged_show (window, job->path, error);
}

static void
on_read (OfftakeLongTask *task, gpointer data, const GError *error)
{
  Job *job = data;
  g_autoptr (OfftakeWindow) window = g_object_ref (job->window);

  if (error) {
    tell_failure (job, job->origin ? job->origin : window, error);
    if (job->origin)
      gtk_window_destroy (GTK_WINDOW (window));
    return;
  }
  g_autoptr (OfftakeDocument) document =
      offtake_document_new_opened (g_steal_pointer (&job->opening));
  offtake_window_set_document (window, document);
  if (job->losses)
    offtake_damaged_tell_losses (window, job->losses);
}

static const OfftakeLongWork work = {
  .text = N_ ("The plan is being opened"),
  .work = read_plan,
  .done = on_read,
  .free = job_free,
};

void
offtake_open_plan (OfftakeWindow *window, const OfftakeOpenRequest *request)
{
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->window, window);
  g_set_weak_pointer (&job->origin, (OfftakeWindow *) request->origin);
  job->path = g_strdup (request->path);
  job->backup = g_strdup (request->backup);
  job->plan = request->plan ? g_object_ref (request->plan) : NULL;
  job->sound = request->sound;
  job->line = request->line ? g_object_ref (request->line) : NULL;
  offtake_window_set_opening (window, request->path);
  offtake_long_task_run (offtake_window_get_long_task (window), &work, job);
}

void
offtake_open_plan_tell (OfftakeWindow *self, OfftakeDocument *document)
{
  const char *kept = offtake_document_get_kept_copy (document);

  if (kept) {
    g_autofree char *name = g_path_get_basename (kept);
    g_autofree char *text =
        g_strdup_printf (_ ("The plan now has today's format; as it was it is kept in %s."), name);
    offtake_window_show_toast (self, text, NULL, NULL);
  } else if (offtake_document_was_recovered (document)) {
    offtake_window_show_toast (
        self, _ ("An edit that was cut off was taken back; nothing else is lost."), NULL, NULL);
  }
}
