/* SPDX-License-Identifier: MPL-2.0 */

/* 200 agreements come from a spreadsheet, five of them bad: by the keyboard alone, as a screen
   reader sees it. */

#include "lib/clipboard.h"
#include "lib/desktop.h"

#define TOTALS "Recycled *Agreements*"

static char *
rows_with_five_bad_ones (void)
{
  static const char *const bad[][2] = {
    { "Siera ARC", "100" }, { "Sierra ARC", "many" },  { "", "100" },
    { "Sierra ARC", "-5" }, { "Sierra ARC", "1.2.3" },
  };
  GString *text = g_string_new ("Number\tSeller\tBuyer\tProduct\tStatus\tTonnes per year\tPrice\n");

  for (guint i = 0; i < 200; i++) {
    gboolean is_bad = i % 40 == 7;

    g_string_append_printf (text, "P-%03u\t%s\tPlusCAM\tLithium carbonate\tbinding\t%s\t9000\n",
                            i + 1, is_bad ? bad[i / 40][0] : "Sierra ARC",
                            is_bad ? bad[i / 40][1] : "100");
  }
  return g_string_free (text, FALSE);
}

static void
test_journey (void)
{
  Desktop *desktop = desktop_new ();
  g_autofree char *text = rows_with_five_bad_ones ();

  desktop_start (desktop, "--sample", "founding", NULL);
  g_autoptr (Clipboard) clipboard = clipboard_offer (text);
  g_autofree char *before = desktop_dup_label (desktop, TOTALS);
  keyboard_press ("alt+2");
  desktop_wait (desktop, "label", "*: 21 agreements, *");
  keyboard_press ("ctrl+v");
  desktop_wait (desktop, "label", "195 of 200 rows can be taken; 5 have problems");
  desktop_tab_to (desktop, NULL, "Only Rows with Problems");
  keyboard_press ("space");
  desktop_tab_to (desktop, "text box", "Seller, line 9");
  keyboard_press ("ctrl+a");
  keyboard_type ("Sierra ARC");
  desktop_wait (desktop, "label", "196 of 200 rows can be taken; 4 have problems");
  keyboard_press ("ctrl+Return");
  desktop_wait_gone (desktop, "window", "Paste Agreements");

  /* Away from the long table, through which every look would lead. */
  keyboard_press ("alt+3");
  g_autofree char *after = desktop_wait_other_label (desktop, TOTALS, before);
  keyboard_press ("ctrl+z");
  desktop_wait (desktop, "label", before);
  keyboard_press ("ctrl+shift+z");
  desktop_wait (desktop, "label", after);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/journey", test_journey);
  return g_test_run ();
}
