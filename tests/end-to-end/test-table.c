/* SPDX-License-Identifier: MPL-2.0 */

/* The agreements table as a spreadsheet: by the keyboard alone, as a screen reader sees it. */

#include "lib/desktop.h"

#define TOTALS "Recycled *Agreements*"

static void
press_times (const char *key, guint n)
{
  for (guint i = 0; i < n; i++)
    keyboard_press (key);
}

static void
assert_undone (Desktop *desktop, const char *before, const char *after)
{
  keyboard_press ("ctrl+z");
  desktop_wait (desktop, "label", before);
  keyboard_press ("ctrl+shift+z");
  desktop_wait (desktop, "label", after);
  keyboard_press ("ctrl+z");
  desktop_wait (desktop, "label", before);
}

/* A status is typed, a day is refused, a cell is left as it was. */
static void
test_cells_are_edited (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  g_autofree char *before = desktop_dup_label (desktop, TOTALS);
  keyboard_press ("alt+2");
  desktop_wait_focus (desktop, "grid cell", "Number, agreement AQMS-6K-01, *");
  press_times ("Right", 8);
  desktop_wait_focus (desktop, "grid cell", "Status, agreement AQMS-6K-01, Binding");
  keyboard_type ("dra");
  desktop_wait_focus (desktop, "text box", "Status, agreement AQMS-6K-01");
  keyboard_press ("Return");
  desktop_wait_focus (desktop, "grid cell", "Status, agreement AQMS-6K-02, *");
  desktop_wait (desktop, "grid cell", "Status, agreement AQMS-6K-01, Draft");
  g_autofree char *after = desktop_wait_other_label (desktop, TOTALS, before);
  assert_undone (desktop, before, after);

  keyboard_press ("Right");
  desktop_wait_focus (desktop, "grid cell", "Start, agreement AQMS-6K-02, *");
  keyboard_type ("2026-13");
  desktop_wait (desktop, "label", "*“2026-13” is not a day*");
  keyboard_press ("Return");
  desktop_wait_focus (desktop, "text box", "Start, agreement AQMS-6K-02");
  keyboard_press ("Escape");
  desktop_wait_focus (desktop, "grid cell", "Start, agreement AQMS-6K-02, *");
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

/* What a quantity comes from stands in the inspector, and Escape leads back to the cell. */
static void
test_negotiate_from_the_table (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  g_autofree char *before = desktop_dup_label (desktop, TOTALS);
  keyboard_press ("alt+2");
  desktop_wait_focus (desktop, "grid cell", "Number, agreement AQMS-6K-01, *");
  press_times ("Right", 2);
  desktop_wait_focus (desktop, "grid cell", "Quantity (t), agreement AQMS-6K-01, *");
  keyboard_press ("Return");
  desktop_wait_focus (desktop, "text box", "Share from 2026 (%)");
  keyboard_press ("ctrl+a");
  keyboard_type ("12");
  keyboard_press ("Return");
  g_autofree char *after = desktop_wait_other_label (desktop, TOTALS, before);
  keyboard_press ("Escape");
  desktop_wait_focus (desktop, "grid cell", "Quantity (t), agreement AQMS-6K-01, *");
  assert_undone (desktop, before, after);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

/* A value is copied into two rows at once and taken back; only what is the same is shown, then all.
 */
static void
test_fill_and_filter (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  keyboard_press ("alt+2");
  desktop_wait_focus (desktop, "grid cell", "Number, agreement AQMS-6K-01, *");
  press_times ("Right", 8);
  keyboard_press ("ctrl+c");
  keyboard_press ("Down");
  keyboard_press ("Down");
  keyboard_press ("shift+Down");
  desktop_wait (desktop, "grid cell", "Status, agreement AQMS-6K-M1, Expired");
  keyboard_press ("ctrl+v");
  desktop_wait (desktop, "grid cell", "Status, agreement AQMS-6K-M1, Binding");
  keyboard_press ("ctrl+z");
  desktop_wait (desktop, "grid cell", "Status, agreement AQMS-6K-M1, Expired");
  keyboard_press ("ctrl+shift+k");
  desktop_wait (desktop, NULL, "Status: Expired");
  keyboard_press ("ctrl+shift+l");
  desktop_wait_focus (desktop, "checkbox", "*");
  keyboard_press ("Escape");
  desktop_wait_focus (desktop, "grid cell", "Status, agreement *");
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/cells-are-edited", test_cells_are_edited);
  g_test_add_func ("/table/negotiate-from-the-table", test_negotiate_from_the_table);
  g_test_add_func ("/table/fill-and-filter", test_fill_and_filter);
  return g_test_run ();
}
