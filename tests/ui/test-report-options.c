/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report-options.h"

#include <string.h>

#include "lib/fixture.h"
#include "lib/sheet.h"
#include "report/print.h"
#include "ui/stage.h"

/* What is chosen holds for the next report. */
static void
test_chosen (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeReportOptions *options = offtake_report_options_get (window);
  GtkWidget *dialog = offtake_report_options_show (window);

  g_assert_cmpuint (options->sections, ==, OFFTAKE_SECTIONS_ALL);
  gtk_switch_set_active (GTK_SWITCH (stage_find (dialog, GTK_TYPE_SWITCH, 0)), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (stage_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "A. Planner");
  adw_combo_row_set_selected (ADW_COMBO_ROW (stage_find (dialog, ADW_TYPE_COMBO_ROW, 1)), 2);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "use");
  stage_settle ();
  g_assert_cmpuint (options->sections, ==, OFFTAKE_SECTIONS_ALL & ~OFFTAKE_SECTION_FIGURES);
  g_assert_cmpstr (options->language, ==, "de");

  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.pdf", NULL), *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_assert_true (offtake_print_write_report (window, path, &error));
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_autoptr (GBytes) pdf = g_bytes_new_static (data, length);
  g_autofree char *text = sheet_pdf_text (pdf);
  g_assert_nonnull (strstr (text, "A. Planner"));
  fixture_remove_dir (dir);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/report-options/chosen", test_chosen);
  return stage_run ();
}
