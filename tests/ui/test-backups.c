/* SPDX-License-Identifier: MPL-2.0 */
#include "backups.h"

#include "settings.h"
#include "ui/stage.h"

static guint
count (const char *path)
{
  g_autoptr (GPtrArray) backups = offtake_document_list_backups (path);

  return backups->len;
}

static gboolean
is_quiet (gpointer data)
{
  return !offtake_backups_is_busy ();
}

/* One, where it is due and wanted. */
static void
test_made (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autofree char *path = g_strdup (offtake_document_get_path (document));

  g_settings_set_boolean (offtake_settings_get (), "backups", FALSE);
  offtake_backups_make (window, document);
  g_assert_false (offtake_backups_is_busy ());
  g_settings_set_boolean (offtake_settings_get (), "backups", TRUE);
  offtake_backups_make (window, document);
  g_assert_true (offtake_backups_is_busy ());
  stage_wait (is_quiet, NULL);
  g_assert_cmpuint (count (path), ==, 1);
  offtake_backups_make (window, document);
  g_assert_false (offtake_backups_is_busy ());
  stage_close (window);
  g_assert_cmpuint (count (path), ==, 1);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/backups/made", test_made);
  return stage_run ();
}
