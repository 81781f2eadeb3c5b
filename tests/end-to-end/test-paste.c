/* SPDX-License-Identifier: MPL-2.0 */

/* 200 agreements come from a spreadsheet, five of them bad: by the keyboard alone, and through the
   accessibility bus alone, where no key is pressed. */

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
test_by_keyboard (void)
{
  Desktop *desktop = desktop_new ();
  g_autofree char *text = rows_with_five_bad_ones ();

  desktop_start (desktop, "--sample", "founding", NULL);
  g_autoptr (Clipboard) clipboard = clipboard_offer (text);
  g_autofree char *before = desktop_dup_label (desktop, TOTALS);
  keyboard_press ("alt+2");
  desktop_wait (desktop, "status", "*: 21 agreements, *");
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

/* The faults are read from the entries, each is put right, and all 200 come in. */
static void
test_through_the_bus (void)
{
  static const struct {
    const char *entry, *text;
  } repairs[] = {
    { "Seller, line 9", "Sierra ARC" },     { "Tonnes per year, line 49", "100" },
    { "Seller, line 89", "Sierra ARC" },    { "Tonnes per year, line 129", "100" },
    { "Tonnes per year, line 169", "120" },
  };
  Desktop *desktop = desktop_new ();
  g_autofree char *text = rows_with_five_bad_ones ();

  desktop_start (desktop, "--sample", "founding", NULL);
  g_autoptr (Clipboard) clipboard = clipboard_offer (text);
  g_autofree char *before = desktop_dup_label (desktop, TOTALS);
  desktop_act (desktop, "win.paste-agreements");
  desktop_wait (desktop, "label", "195 of 200 rows can be taken; 5 have problems");
  desktop_press (desktop, NULL, "Only Rows with Problems");
  desktop_wait_gone (desktop, "text box", "Seller, line 2");
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    desktop_enter (desktop, repairs[i].entry, repairs[i].text);
  desktop_wait (desktop, "label", "200 of 200 rows can be taken");
  desktop_press (desktop, "button", "Take 200 Rows");
  desktop_wait_gone (desktop, "window", "Paste Agreements");
  g_autofree char *after = desktop_wait_other_label (desktop, TOTALS, before);
  desktop_act (desktop, "win.undo");
  desktop_wait (desktop, "label", before);
  desktop_press (desktop, "button", "Close");
  desktop_finish (desktop);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/by-keyboard", test_by_keyboard);
  g_test_add_func ("/paste/through-the-bus", test_through_the_bus);
  return g_test_run ();
}
