/* SPDX-License-Identifier: MPL-2.0 */
#include "import/taking.h"

#include <glib/gi18n.h>

#include "document/batch.h"

struct _OfftakeTaking {
  OfftakeDocument *document;
  OfftakeImport *import;
  GCancellable *cancellable;
  OfftakeTakingDone done; /* NULL once it is freed */
  gpointer data;
  OfftakeBroughtIn brought;
  gboolean running; /* the worker has the import */
};

static void
free_all (OfftakeTaking *self)
{
  offtake_import_free (self->import);
  g_object_unref (self->cancellable);
  g_object_unref (self->document);
  g_free (self);
}

static void
on_brought_in (GObject *source, GAsyncResult *result, gpointer data)
{
  OfftakeTaking *self = data;
  g_autoptr (GError) error = NULL;

  offtake_document_bring_in_finish (result, &self->brought, &error);
  self->running = FALSE;
  if (self->done)
    self->done (self, error, self->data);
  else
    free_all (self);
}

OfftakeTaking *
offtake_taking_new (OfftakeDocument *document,
                    OfftakeImport *import,
                    OfftakeTakingDone done,
                    gpointer data)
{
  OfftakeTaking *self = g_new0 (OfftakeTaking, 1);

  self->document = g_object_ref (document);
  self->import = import;
  self->cancellable = g_cancellable_new ();
  self->done = done;
  self->data = data;
  self->running = TRUE;
  offtake_document_bring_in_async (document, import, self->cancellable, on_brought_in, self);
  return self;
}

void
offtake_taking_free (OfftakeTaking *self)
{
  self->done = NULL;
  if (self->running)
    offtake_taking_stop (self);
  else
    free_all (self);
}

void
offtake_taking_stop (OfftakeTaking *self)
{
  g_cancellable_cancel (self->cancellable);
}

double
offtake_taking_get_fraction (OfftakeTaking *self)
{
  guint n = g_list_model_get_n_items (offtake_plan_get_list (self->import->plan, "agreements"));

  return MIN (1.0, (double) offtake_document_get_taken (self->document) / MAX (n, 1));
}

char *
offtake_taking_describe (OfftakeTaking *self)
{
  const guint n_refused = self->import->refused->len;
  g_autofree char *refused =
      n_refused > 0 ? g_strdup_printf (ngettext (" · %'u row did not come in",
                                                 " · %'u rows did not come in", n_refused),
                                       n_refused)
                    : g_strdup ("");

  return g_strdup_printf (_ ("Agreements added: %'u, changed: %'u%s"), self->brought.added,
                          self->brought.changed, refused);
}
