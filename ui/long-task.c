/* SPDX-License-Identifier: MPL-2.0 */
#include "long-task.h"

#include <glib/gi18n.h>

/* What is done sooner would only flicker. */
#define SHOW_MS 500

typedef struct {
  OfftakeLongTask *owner; /* NULL once it is gone; a task's worker must not hold a widget */
  gboolean stopped;
  const OfftakeLongWork *kind;
  gpointer data;
  GCancellable *cancellable;
} Job;

struct _OfftakeLongTask {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;

  Job *running;   /* also after it was stopped, until its worker comes back */
  GQueue waiting; /* of Job */
  guint show_id;
};

G_DEFINE_FINAL_TYPE (OfftakeLongTask, offtake_long_task, ADW_TYPE_BIN)

static void
job_free (gpointer data)
{
  Job *job = data;

  job->kind->free (job->data);
  g_object_unref (job->cancellable);
  g_free (job);
}

/* What the person waits for; NULL for nothing. */
static Job *
wanted_job (OfftakeLongTask *self)
{
  if (self->running && !self->running->stopped)
    return self->running;
  return g_queue_peek_head (&self->waiting);
}

static void
reveal (OfftakeLongTask *self, gboolean shown)
{
  gtk_spinner_set_spinning (self->spinner, shown);
  gtk_revealer_set_reveal_child (self->revealer, shown);
}

static gboolean
on_late (gpointer data)
{
  OfftakeLongTask *self = data;

  self->show_id = 0;
  reveal (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Each work has its own half second. */
static void
tell (OfftakeLongTask *self)
{
  Job *job = wanted_job (self);

  g_clear_handle_id (&self->show_id, g_source_remove);
  reveal (self, FALSE);
  if (!job)
    return;
  gtk_label_set_label (self->label, _ (job->kind->text));
  self->show_id = g_timeout_add (SHOW_MS, on_late, self);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->kind->work (job->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void begin (OfftakeLongTask *self);

/* The task may lose its last reference on the worker, so the job is freed here. */
static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (OfftakeLongTask) self = job->owner ? g_object_ref (job->owner) : NULL;
  g_autoptr (GError) error = NULL;

  if (g_application_get_default ())
    g_application_release (g_application_get_default ());
  g_task_propagate_boolean (G_TASK (result), &error);
  if (self) {
    self->running = NULL;
    begin (self);
  }
  if (self && !job->stopped) {
    tell (self);
    job->kind->done (self, job->data, error);
  }
  job_free (job);
}

static void
begin (OfftakeLongTask *self)
{
  if (self->running || g_queue_is_empty (&self->waiting))
    return;
  self->running = g_queue_pop_head (&self->waiting);

  g_autoptr (GTask) task = g_task_new (NULL, self->running->cancellable, on_ready, self->running);
  /* A worker that is cut off leaves half a file behind: the program ends after it. */
  if (g_application_get_default ())
    g_application_hold (g_application_get_default ());
  g_task_set_source_tag (task, begin);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self->running, NULL);
  g_task_run_in_thread (task, work);
}

void
offtake_long_task_run (OfftakeLongTask *self, const OfftakeLongWork *kind, gpointer data)
{
  const gboolean first = !wanted_job (self);
  Job *job = g_new0 (Job, 1);

  job->owner = self;
  job->kind = kind;
  job->data = data;
  job->cancellable = g_cancellable_new ();
  g_queue_push_tail (&self->waiting, job);
  if (first)
    tell (self);
  begin (self);
}

static void
give_up_running (OfftakeLongTask *self)
{
  if (!self->running)
    return;
  self->running->stopped = TRUE;
  g_cancellable_cancel (self->running->cancellable);
}

void
offtake_long_task_stop (OfftakeLongTask *self)
{
  /* What is stopped may still keep its worker; then what waits for it is what the person sees. */
  if (self->running && !self->running->stopped)
    give_up_running (self);
  else if (!g_queue_is_empty (&self->waiting))
    job_free (g_queue_pop_head (&self->waiting));
  tell (self);
}

gboolean
offtake_long_task_is_running (OfftakeLongTask *self)
{
  return wanted_job (self) != NULL;
}

static void
action_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_long_task_stop (OFFTAKE_LONG_TASK (widget));
}

static void
offtake_long_task_dispose (GObject *object)
{
  OfftakeLongTask *self = OFFTAKE_LONG_TASK (object);

  give_up_running (self);
  if (self->running)
    self->running->owner = NULL;
  self->running = NULL;
  g_queue_clear_full (&self->waiting, job_free);
  g_clear_handle_id (&self->show_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_LONG_TASK);
  G_OBJECT_CLASS (offtake_long_task_parent_class)->dispose (object);
}

static void
offtake_long_task_class_init (OfftakeLongTaskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_long_task_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/long-task.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeLongTask, revealer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeLongTask, spinner);
  gtk_widget_class_bind_template_child (widget_class, OfftakeLongTask, label);
  gtk_widget_class_install_action (widget_class, "task.stop", NULL, action_stop);
}

static void
offtake_long_task_init (OfftakeLongTask *self)
{
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
}
