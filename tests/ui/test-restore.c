/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/restore.h"

#include "plan-files.h"
#include "ui/stage.h"

static gboolean
is_dialog_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static GtkWidget *
show (OfftakeWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore", NULL);
  stage_settle ();
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  for (GList *l = toplevels; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  g_assert_not_reached ();
}

static void
close_dialog (GtkWidget *dialog)
{
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  gtk_window_close (GTK_WINDOW (dialog));
  stage_wait (is_dialog_gone, &alive);
}

static void
test_without_backups (void)
{
  OfftakeWindow *window = stage_open ("founding");
  GtkWidget *dialog = show (window);

  g_assert_null (stage_find (dialog, ADW_TYPE_ACTION_ROW, 0));
  close_dialog (dialog);
  stage_close (window);
}

/* Closing the plan makes one; it is offered with its date and size, and opens as a plan of its own.
 */
static void
test_backup_opens_as_a_copy (void)
{
  g_autoptr (GError) error = NULL;
  OfftakeWindow *window = stage_open ("founding");
  g_autofree char *path =
      g_strdup (offtake_document_get_path (offtake_window_get_document (window)));

  offtake_document_make_backup (offtake_window_get_document (window), &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) backups = offtake_document_list_backups (path);
  g_assert_cmpuint (backups->len, ==, 1);
  const OfftakeBackup *backup = g_ptr_array_index (backups, 0);
  GtkWidget *dialog = show (window);
  g_autofree char *size = g_format_size (backup->size);
  g_assert_nonnull (stage_find (dialog, ADW_TYPE_ACTION_ROW, 0));
  g_assert_true (stage_says (dialog, size));
  close_dialog (dialog);

  OfftakeOpening *opening = offtake_plan_files_read_backup (backup->path, path, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) copy = offtake_document_new_opened (opening);
  g_assert_cmpstr (offtake_document_get_path (copy), !=, path);
  g_assert_true (offtake_plan_files_is_unsaved (offtake_document_get_path (copy)));
  g_assert_null (offtake_document_get_read_only_reason (copy));
  offtake_document_close (copy);
  stage_close (window);
}

/* Nobody has to think of it. */
static void
test_closing_makes_a_backup (void)
{
  OfftakeWindow *window = stage_open ("north-america");
  g_autofree char *path =
      g_strdup (offtake_document_get_path (offtake_window_get_document (window)));

  stage_close (window);
  g_autoptr (GPtrArray) backups = offtake_document_list_backups (path);
  g_assert_cmpuint (backups->len, ==, 1);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/restore/without-backups", test_without_backups);
  g_test_add_func ("/ui/restore/backup-opens-as-a-copy", test_backup_opens_as_a_copy);
  g_test_add_func ("/ui/restore/closing-makes-a-backup", test_closing_makes_a_backup);
  return stage_run ();
}
