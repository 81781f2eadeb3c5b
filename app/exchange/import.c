/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/import.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/error.h"

static void
note_free (gpointer data)
{
  OfftakeImportNote *note = data;

  g_free (note->place);
  g_free (note->reason);
  g_free (note);
}

OfftakeImport *
offtake_import_new (void)
{
  OfftakeImport *self = g_new0 (OfftakeImport, 1);

  self->refused = g_ptr_array_new_with_free_func (note_free);
  self->questions = g_ptr_array_new_with_free_func (note_free);
  return self;
}

void
offtake_import_free (OfftakeImport *self)
{
  g_clear_object (&self->plan);
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

G_GNUC_PRINTF (3, 0)
static void
add_note (GPtrArray *notes, const char *place, const char *format, va_list arguments)
{
  OfftakeImportNote *note = g_new0 (OfftakeImportNote, 1);

  note->place = g_strdup (place);
  note->reason = g_strdup_vprintf (format, arguments);
  g_ptr_array_add (notes, note);
}

void
offtake_import_refuse (OfftakeImport *self, const char *place, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_note (self->refused, place, format, arguments);
  va_end (arguments);
}

void
offtake_import_ask (OfftakeImport *self, const char *place, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_note (self->questions, place, format, arguments);
  va_end (arguments);
}

gboolean
offtake_import_step (OfftakeImport *self, guint done, guint total, GError **error)
{
  if (!self->progress)
    return TRUE;
  g_atomic_int_set (&self->progress->total, (gint) total);
  g_atomic_int_set (&self->progress->done, (gint) done);
  if (!g_atomic_int_get (&self->progress->stop))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Reading was stopped"));
  return FALSE;
}

gboolean
offtake_import_check_any (OfftakeImport *self, guint n_accepted, GError **error)
{
  if (n_accepted > 0)
    return TRUE;
  if (self->refused->len == 0) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("holds no rows"));
    return FALSE;
  }
  const OfftakeImportNote *note = self->refused->pdata[0];
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("every row is refused; %s: %s"),
               note->place, note->reason);
  return FALSE;
}

gboolean
offtake_import_add (OfftakeImport *self, const char *list, json_t *record, GError **error)
{
  g_autoptr (json_t) owned = record;
  g_autoptr (OfftakeRecord) read =
      offtake_record_from_json (offtake_record_type_for_list (list), owned, list, error);

  if (!read)
    return FALSE;
  if (offtake_plan_insert (self->plan, read, G_MAXUINT))
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: \"%s\" stands there twice"),
               list, offtake_record_get_id (read));
  return FALSE;
}
