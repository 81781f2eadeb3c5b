/* SPDX-License-Identifier: MPL-2.0 */

/* The founding plan in the real window, by the keyboard and as a screen reader sees it. What the
   window says is compared with what it said before and with what it writes, not with figures. */

#include "lib/desktop.h"
#include "lib/wait.h"

#include <string.h>

#define TOTALS "Recycled *Agreements*"

static char *
dup_totals (Desktop *desktop)
{
  return desktop_dup_label (desktop, TOTALS);
}

/* Shows the agreement of that number in the inspector. */
static void
select_agreement (Desktop *desktop, const char *number)
{
  g_autofree char *cell = g_strconcat ("Number, agreement ", number, ", *", NULL);
  g_autofree char *heading = g_strconcat (number, " *", NULL);

  keyboard_press ("alt+2");
  keyboard_press ("ctrl+f");
  keyboard_press ("ctrl+a");
  keyboard_type (number);
  desktop_wait (desktop, "status", "*: 1 of * agreements, *");
  desktop_tab_to (desktop, "grid cell", cell);
  keyboard_press ("space");
  desktop_wait (desktop, "heading", heading);
}

static void
type_into (Desktop *desktop, const char *entry, const char *text)
{
  desktop_tab_to (desktop, "text box", entry);
  keyboard_press ("ctrl+a");
  keyboard_type (text);
  keyboard_press ("Return");
}

/* Opens a file dialog by its keys, types the path and waits until the window says it is written. */
static char *
choose_path (Desktop *desktop, const char *keys, const char *dialog, const char *name)
{
  char *path = g_build_filename (desktop->home, name, NULL);

  keyboard_press (keys);
  desktop_wait (desktop, NULL, dialog);
  desktop_wait_focus (desktop, "text box", NULL);
  keyboard_press ("ctrl+a");
  keyboard_type (path);
  desktop_wait_focus (desktop, "text box", path);
  keyboard_press ("Return");
  desktop_wait_gone (desktop, NULL, dialog);
  return path;
}

/* The toast that says so may be gone again before a slow machine has walked the window. */
static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
test_edit_is_undone_also_after_a_restart (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  desktop_wait (desktop, "label", TOTALS);
  g_autofree char *path = choose_path (desktop, "ctrl+shift+s", "Save the Plan", "deal.offtake");
  g_assert_true (wait_until (is_written, path));

  g_autofree char *before = dup_totals (desktop);
  select_agreement (desktop, "COL-01");
  type_into (desktop, "Mass per year from 2026*", "2500");
  g_autofree char *after = desktop_wait_other_label (desktop, TOTALS, before);

  keyboard_press ("ctrl+z");
  desktop_wait (desktop, "label", before);
  keyboard_press ("ctrl+shift+z");
  desktop_wait (desktop, "label", after);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);

  desktop_start (desktop, path, NULL);
  desktop_wait (desktop, "label", after);
  keyboard_press ("ctrl+z");
  desktop_wait (desktop, "label", before);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

static void
assert_pages (const char *path)
{
  static const char *const expected[] = { "Sierra ARC to PlusCAM", "AQMS-6K-01", "COL-01",
                                          "EV pack collection", "Class 1 nickel" };
  g_autofree char *info = program_output ((const char *const[]){ "pdfinfo", path, NULL });
  g_autofree char *text =
      program_output ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });

  g_assert_nonnull (strstr (info, "Pages:"));
  g_assert_null (strstr (info, "Pages:           0"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (strstr (text, expected[i]));
}

static void
assert_is_xml (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  static const GMarkupParser ignore = { NULL };

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&ignore, 0, NULL, NULL);
  g_assert_true (g_markup_parse_context_parse (context, text, (gssize) length, NULL));
  g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  g_assert_nonnull (strstr (text, "<svg"));
}

static void
test_chart_and_report_are_exported (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  desktop_wait (desktop, "label", TOTALS);
  g_autofree char *chart = choose_path (desktop, "ctrl+e", "Export the Chart", "chart.svg");
  g_assert_true (wait_until (is_written, chart));
  assert_is_xml (chart);

  g_autofree char *report =
      choose_path (desktop, "ctrl+shift+p", "Export the Report", "report.pdf");
  g_assert_true (wait_until (is_written, report));
  assert_pages (report);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

/* The printing goes on after the dialog has closed. */
static gboolean
is_whole_pdf (gpointer path)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length > 6 &&
         memcmp (text + length - 6, "%%EOF\n", 6) == 0;
}

static void
test_summary_is_printed_to_pdf (void)
{
  Desktop *desktop = desktop_new ();
  g_autofree char *path = g_build_filename (desktop->home, "output.pdf", NULL);

  desktop_start (desktop, "--sample", "founding", NULL);
  desktop_wait (desktop, "label", TOTALS);
  keyboard_press ("ctrl+p");

  g_autoptr (Accessible) dialog = accessible_wait (desktop->program->root, "dialog", "Print");
  g_autoptr (Accessible) printer = accessible_wait (dialog, "label", "Print to File");
  g_autoptr (Accessible) printers = accessible_wait (dialog, "list", "GtkColumnListView");
  g_assert_true (accessible_select_child (printers, 0));
  g_autoptr (Accessible) file = accessible_wait (dialog, "button", "*/output.pdf*");
  keyboard_press ("alt+p");
  desktop_wait_gone (desktop, "dialog", "Print");

  g_assert_true (wait_until (is_whole_pdf, path));
  assert_pages (path);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/founding/edit-is-undone-also-after-a-restart",
                   test_edit_is_undone_also_after_a_restart);
  g_test_add_func ("/founding/chart-and-report-are-exported", test_chart_and_report_are_exported);
  g_test_add_func ("/founding/summary-is-printed-to-pdf", test_summary_is_printed_to_pdf);
  return g_test_run ();
}
