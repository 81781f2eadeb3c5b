/* SPDX-License-Identifier: MPL-2.0 */
#include "backups.h"

#include <glib/gi18n.h>

#include "settings.h"

static guint n_running;

static void
hold (void)
{
  n_running++;
  if (g_application_get_default ())
    g_application_hold (g_application_get_default ());
}

static void
release (void)
{
  n_running--;
  if (g_application_get_default ())
    g_application_release (g_application_get_default ());
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *reference = data;
  g_autoptr (OfftakeWindow) window = g_weak_ref_get (reference);
  g_autoptr (GError) error = NULL;

  if (!offtake_document_make_backup_finish (result, &error) && window) {
    g_autofree char *text = g_strdup_printf (_ ("No backup could be made: %s"), error->message);
    offtake_window_show_toast (window, text, NULL, NULL);
  }
  g_weak_ref_clear (reference);
  g_free (reference);
  release ();
}

void
offtake_backups_make (OfftakeWindow *window, OfftakeDocument *document)
{
  if (!g_settings_get_boolean (offtake_settings_get (), "backups") ||
      !offtake_document_needs_backup (document))
    return;
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, window);
  hold ();
  offtake_document_make_backup_async (document, on_made, reference);
}

gboolean
offtake_backups_is_busy (void)
{
  return n_running > 0;
}
