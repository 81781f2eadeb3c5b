/* SPDX-License-Identifier: MPL-2.0 */
#include "import/reading.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "exchange/foreign.h"

/* Counted: the dialog holds it, and the task as long as it runs. */
struct _OfftakeReading {
  char *path, *currency; /* currency NULL: the cells alone */
  OfftakeMapping *mapping;
  int year;
  OfftakeImportProgress progress;
  OfftakeReadingDone done; /* NULL once nobody waits */
  gpointer data;

  OfftakeCells *cells;
  const char *table;
  OfftakeImport *import;
};

static void
clear (gpointer data)
{
  OfftakeReading *self = data;

  g_free (self->path);
  g_free (self->currency);
  offtake_mapping_free (self->mapping);
  g_clear_pointer (&self->cells, offtake_cells_free);
  g_clear_pointer (&self->import, offtake_import_free);
}

static void
unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OfftakeReading *self = data;
  GError *error = NULL;

  if (self->currency)
    self->import = offtake_foreign_read_file_watched (self->path, self->mapping, self->year,
                                                      self->currency, &self->progress, &error);
  else
    self->cells = offtake_foreign_read_cells (self->path, self->mapping, &self->table, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  OfftakeReading *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (self->done)
    self->done (self, error, self->data);
}

static OfftakeReading *
start (OfftakeReading *self, const char *path, OfftakeReadingDone done, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_done, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->path = g_strdup (path);
  self->year = g_date_time_get_year (now);
  self->done = done;
  self->data = data;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), unref);
  g_task_run_in_thread (task, work);
  return self;
}

OfftakeReading *
offtake_reading_new_cells (
    const char *path, char delimiter, const char *encoding, OfftakeReadingDone done, gpointer data)
{
  OfftakeReading *self = g_atomic_rc_box_new0 (OfftakeReading);

  self->mapping = offtake_mapping_new ();
  self->mapping->delimiter = delimiter;
  self->mapping->encoding = g_strdup (encoding);
  return start (self, path, done, data);
}

OfftakeReading *
offtake_reading_new_import (const char *path,
                            OfftakeMapping *mapping,
                            const char *currency,
                            OfftakeReadingDone done,
                            gpointer data)
{
  OfftakeReading *self = g_atomic_rc_box_new0 (OfftakeReading);

  self->mapping = mapping;
  self->currency = g_strdup (currency);
  return start (self, path, done, data);
}

void
offtake_reading_free (OfftakeReading *self)
{
  self->done = NULL;
  g_atomic_int_set (&self->progress.stop, 1);
  unref (self);
}

double
offtake_reading_get_fraction (OfftakeReading *self)
{
  gint total = g_atomic_int_get (&self->progress.total);

  return total > 0 ? (double) g_atomic_int_get (&self->progress.done) / total : -1;
}

OfftakeCells *
offtake_reading_take_cells (OfftakeReading *self, const char **table)
{
  *table = self->table;
  return g_steal_pointer (&self->cells);
}

OfftakeImport *
offtake_reading_take_import (OfftakeReading *self)
{
  return g_steal_pointer (&self->import);
}

static guint
count (OfftakePlan *plan, const char *list)
{
  return g_list_model_get_n_items (offtake_plan_get_list (plan, list));
}

char *
offtake_reading_describe (OfftakePlan *plan)
{
  guint agreements = count (plan, "agreements"), sites = count (plan, "sites"),
        materials = count (plan, "materials");
  g_autofree char *of_agreements =
      g_strdup_printf (ngettext ("%'u agreement", "%'u agreements", agreements), agreements);
  g_autofree char *of_sites = g_strdup_printf (ngettext ("%'u site", "%'u sites", sites), sites);
  g_autofree char *of_materials =
      g_strdup_printf (ngettext ("%'u material", "%'u materials", materials), materials);

  return g_strdup_printf ("%s · %s · %s", of_agreements, of_sites, of_materials);
}
