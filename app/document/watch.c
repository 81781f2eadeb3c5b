/* SPDX-License-Identifier: MPL-2.0 */
#include "document/watch.h"

#include "base/error.h"

/* A file can be removed, replaced or written to by a program that knows no locks: a synchronising
   folder, a script, a person. Its edits would then go where nobody finds them, so that the store
   refuses them; here it is told at once, and not with the next edit. Events say only that it is
   time to look. */

static void
on_changed (OfftakeDocument *self)
{
  offtake_document_look_at_file (self);
}

void
offtake_document_start_watch (OfftakeDocument *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  /* Without one, such as on a network drive, looking now and then must do. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_changed), self);
}

void
offtake_document_stop_watch (OfftakeDocument *self)
{
  if (!self->monitor)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

void
offtake_document_look_at_file (OfftakeDocument *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->file || self->group_label || offtake_plan_file_is_in_place (self->file, &error))
    g_clear_error (&error);
  const char *problem = error ? error->message : NULL;
  if (g_strcmp0 (problem, self->file_problem) == 0)
    return;
  g_free (self->file_problem);
  self->file_problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "file-problem");
}

const char *
offtake_document_get_file_problem (OfftakeDocument *self)
{
  return self->file_problem;
}
