/* SPDX-License-Identifier: MPL-2.0 */
#include "import/import-dialog.h"

#include <string.h>

#include "import/column-row.h"
#include "lib/fixture.h"
#include "ui/stage.h"

static const char table[] = "Lieferant;Abnehmer;Ware;Vol.;Beginn;Ende\r\n"
                            "Neue Hütte;PlusCAM AG;Nickelsulfat;1.200,5;2026;2030\r\n"
                            "Neue Hütte;PlusCAM AG;Nickelsulfat;viel;2026;2030\r\n";

static char *
write_table (const char *dir)
{
  char *path = g_build_filename (dir, "Verträge.csv", NULL);

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  return path;
}

static gboolean
is_read (gpointer dialog)
{
  OfftakeImport *import = offtake_import_dialog_get_import (dialog);

  return import && import->refused->len == 1;
}

static gboolean
is_whole (gpointer dialog)
{
  return offtake_import_dialog_get_import (dialog) != NULL;
}

static gboolean
is_gone (gpointer dialog)
{
  return *(gpointer *) dialog == NULL;
}

static gboolean
is_over (gpointer dialog)
{
  return is_gone (dialog) || is_whole (*(gpointer *) dialog);
}

static gboolean
has_columns (gpointer dialog)
{
  return stage_find (dialog, OFFTAKE_TYPE_COLUMN_ROW, 0) != NULL;
}

static OfftakeImportDialog *
show (OfftakeWindow *window, const char *path)
{
  OfftakeImportDialog *dialog = offtake_import_dialog_show (window, path);

  stage_wait (has_columns, dialog);
  return dialog;
}

static GtkWidget *
button_called (gpointer root, const char *label)
{
  for (guint i = 0;; i++) {
    GtkWidget *button = stage_find (root, GTK_TYPE_BUTTON, i);
    g_assert_nonnull (button);
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  }
}

static OfftakeColumnRow *
row_of (gpointer dialog, const char *header)
{
  for (guint i = 0;; i++) {
    GtkWidget *row = stage_find (dialog, OFFTAKE_TYPE_COLUMN_ROW, i);
    g_assert_nonnull (row);
    if (g_str_equal (offtake_column_row_get_header (OFFTAKE_COLUMN_ROW (row)), header))
      return OFFTAKE_COLUMN_ROW (row);
  }
}

static guint
n_agreements (OfftakeWindow *window)
{
  OfftakePlan *plan = offtake_document_get_plan (offtake_window_get_document (window));

  return g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements"));
}

/* German headers are known by name, one is told by the person, a row is refused with its line; all
   of it is one step, and the next time the column is known. */
static void
test_into_the_plan (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = write_table (dir);
  guint before = n_agreements (window);
  OfftakeImportDialog *dialog = show (window, path);

  g_assert_cmpstr (offtake_column_row_get_field (row_of (dialog, "Lieferant")), ==, "seller.party");
  g_assert_cmpstr (offtake_column_row_get_field (row_of (dialog, "Vol.")), ==, NULL);
  offtake_column_row_set_field (row_of (dialog, "Vol."), "amount");
  stage_wait (is_read, dialog);
  g_assert_true (stage_says (dialog, "line 3"));
  g_assert_cmpuint (n_agreements (window), ==, before);

  gpointer alive = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  g_signal_emit_by_name (button_called (dialog, "_Into This Plan"), "clicked");
  stage_wait (is_gone, &alive);
  g_assert_cmpuint (n_agreements (window), ==, before + 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpuint (n_agreements (window), ==, before);

  dialog = show (window, path);
  g_assert_cmpstr (offtake_column_row_get_field (row_of (dialog, "Vol.")), ==, "amount");
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_remove_dir (dir);
  stage_close (window);
}

/* The window goes on while many come in; stopped in time, none of them is in, and they can be taken
   again. */
static void
test_many_can_be_stopped (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "many.csv", NULL);
  g_autoptr (GString) text = g_string_new ("Seller,Buyer,Material,Quantity (t/year)\n");
  guint before = n_agreements (window);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Mine,Works,Nickel sulfate,%u\n", i + 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  gpointer dialog = show (window, path);
  stage_wait (is_whole, dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  g_signal_emit_by_name (button_called (dialog, "_Into This Plan"), "clicked");
  g_assert_true (stage_says (dialog, "The agreements come in"));
  g_assert_cmpuint (n_agreements (window), ==, before);
  gtk_window_close (GTK_WINDOW (dialog)); /* as Stop */
  stage_wait (is_over, &dialog);
  if (dialog) { /* it was in time */
    g_assert_true (stage_says (dialog, "Stopped: nothing has come in"));
    g_assert_cmpuint (n_agreements (window), ==, before);
    g_signal_emit_by_name (button_called (dialog, "_Into This Plan"), "clicked");
  }
  stage_wait (is_gone, &dialog);
  g_assert_cmpuint (n_agreements (window), ==, before + 5000);
  fixture_remove_dir (dir);
  stage_close (window);
}

/* A field leaves the column that had it. */
static void
test_a_field_stands_once (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = write_table (dir);
  OfftakeImportDialog *dialog = show (window, path);

  offtake_column_row_set_field (row_of (dialog, "Vol."), "seller.party");
  g_assert_cmpstr (offtake_column_row_get_field (row_of (dialog, "Lieferant")), ==, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_remove_dir (dir);
  stage_close (window);
}

static AdwComboRow *
choice_called (gpointer root, const char *title)
{
  for (guint i = 0;; i++) {
    GtkWidget *row = stage_find (root, ADW_TYPE_COMBO_ROW, i);
    g_assert_nonnull (row);
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return ADW_COMBO_ROW (row);
  }
}

/* Another delimiter makes other columns, another encoding other letters; and back. */
static void
test_delimiter_and_encoding (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = write_table (dir);
  OfftakeImportDialog *dialog = show (window, path);
  AdwComboRow *delimiter = choice_called (dialog, "Columns are parted by");
  AdwComboRow *encoding = choice_called (dialog, "Encoding");

  adw_combo_row_set_selected (delimiter, 3);
  stage_wait (has_columns, dialog);
  row_of (dialog, "Lieferant;Abnehmer;Ware;Vol.;Beginn;Ende");
  g_assert_null (offtake_import_dialog_get_import (dialog));
  adw_combo_row_set_selected (delimiter, 2);
  stage_wait (has_columns, dialog);
  offtake_column_row_set_field (row_of (dialog, "Vol."), "amount");
  stage_wait (is_read, dialog);

  adw_combo_row_set_selected (encoding, 3);
  stage_wait (has_columns, dialog);
  offtake_column_row_set_field (row_of (dialog, "Vol."), "amount");
  stage_wait (is_read, dialog);
  g_assert_cmpstr (offtake_column_row_get_field (row_of (dialog, "Lieferant")), ==, "seller.party");
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_remove_dir (dir);
  stage_close (window);
}

/* What is not read to the end yet is stopped and leaves no trace. */
static void
test_stop (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = write_table (dir);
  OfftakeImportDialog *dialog = show (window, path);

  stage_wait (is_whole, dialog);
  offtake_column_row_set_field (row_of (dialog, "Lieferant"), NULL);
  g_signal_emit_by_name (button_called (dialog, "_Stop"), "clicked");
  g_assert_null (offtake_import_dialog_get_import (dialog));
  g_assert_true (stage_says (dialog, "Reading was stopped"));
  offtake_column_row_set_field (row_of (dialog, "Lieferant"), "seller.party");
  stage_wait (is_whole, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_remove_dir (dir);
  stage_close (window);
}

/* A file that cannot be read is told by the window; the dialog goes. */
static void
test_unreadable (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeImportDialog *dialog = offtake_import_dialog_show (window, "/nowhere/a.csv");

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  stage_wait (is_gone, &dialog);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/import-dialog/into-the-plan", test_into_the_plan);
  g_test_add_func ("/ui/import-dialog/many-can-be-stopped", test_many_can_be_stopped);
  g_test_add_func ("/ui/import-dialog/field-stands-once", test_a_field_stands_once);
  g_test_add_func ("/ui/import-dialog/delimiter-and-encoding", test_delimiter_and_encoding);
  g_test_add_func ("/ui/import-dialog/stop", test_stop);
  g_test_add_func ("/ui/import-dialog/unreadable", test_unreadable);
  return stage_run ();
}
