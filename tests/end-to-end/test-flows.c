/* SPDX-License-Identifier: MPL-2.0 */

/* The flows page by the keyboard and through the accessibility bus: an agreement is drafted on the
   chart, and the chart is read as a list. */

#include "lib/desktop.h"

static void
choose_in_menu (Desktop *desktop, const char *item)
{
  keyboard_press ("shift+F10");
  g_autoptr (Accessible) entry = accessible_wait (desktop->program->root, "menu item", item);
  g_assert_true (accessible_act (entry, NULL));
}

static void
test_agreement_is_drafted_on_the_chart (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  desktop_wait (desktop, "label", "Recycled *");
  keyboard_press ("alt+1");
  desktop_wait_focus (desktop, "button", "Class 1 nickel: *");
  choose_in_menu (desktop, "New Agreement from Here*");
  desktop_wait (desktop, "label", "Who buys from Class 1 nickel*");
  keyboard_press ("Right");
  desktop_wait (desktop, "label", "New agreement: Class 1 nickel sells to *");
  keyboard_press ("Return");
  desktop_wait (desktop, "heading", "A-0*");
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

static void
test_chart_is_read_as_a_list (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  desktop_wait (desktop, "label", "Recycled *");
  keyboard_press ("alt+1");
  desktop_wait_focus (desktop, "button", "*");
  keyboard_press ("ctrl+l");
  desktop_wait (desktop, "row", "From Sierra ARC to PlusCAM: *");
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/agreement-is-drafted-on-the-chart",
                   test_agreement_is_drafted_on_the_chart);
  g_test_add_func ("/flows/chart-is-read-as-a-list", test_chart_is_read_as_a_list);
  return g_test_run ();
}
