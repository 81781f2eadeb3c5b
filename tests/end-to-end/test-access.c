/* SPDX-License-Identifier: MPL-2.0 */

/* The main journeys through the accessibility bus alone: no key is pressed, no pointer moved. */

#include "lib/desktop.h"
#include "lib/wait.h"

#include <string.h>

#define TOTALS "Recycled *Agreements*"

static Accessible *
root_of (Desktop *desktop)
{
  return desktop->program->root;
}

/* Runs an action of the window. */
static void
act (Desktop *desktop, const char *action)
{
  g_autoptr (Accessible) window = accessible_wait (root_of (desktop), "window", NULL);

  g_assert_true (accessible_act (window, action));
}

static void
press (Desktop *desktop, const char *role, const char *name)
{
  g_autoptr (Accessible) widget = accessible_wait (root_of (desktop), role, name);

  g_assert_true (accessible_act (widget, NULL));
}

/* Replaces the text of an entry. */
static void
enter (Desktop *desktop, const char *name, const char *text)
{
  g_autoptr (Accessible) entry = accessible_wait (root_of (desktop), "text box", name);

  g_assert_true (accessible_set_text (entry, text));
}

/* By the search over commands and the plan. */
static void
go_to (Desktop *desktop, const char *text, const char *heading)
{
  act (desktop, "win.search");
  g_autoptr (Accessible) list = accessible_wait (root_of (desktop), "list", "Results");
  g_autoptr (Accessible) field =
      accessible_wait (root_of (desktop), "search box", "Search Commands and the Plan");
  g_autofree char *row = g_strconcat ("*", text, "*", NULL);

  g_assert_true (accessible_set_text (field, text));
  g_autoptr (Accessible) found = accessible_wait (root_of (desktop), "list item", row);
  g_assert_true (accessible_act (found, "row.activate"));
  desktop_wait_gone (desktop, "list", "Results");
  desktop_wait (desktop, "heading", heading);
}

static Desktop *
start (const char *argument, const char *value)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, argument, value, NULL);
  desktop_wait (desktop, "label", TOTALS);
  return desktop;
}

static void
finish (Desktop *desktop)
{
  press (desktop, "button", "Close");
  desktop_finish (desktop);
  desktop_free (desktop);
}

/* Share, then floor price: each shows at once in the totals; two undos bring them back. */
static void
test_negotiate (void)
{
  Desktop *desktop = start ("--sample", "founding");
  g_autofree char *before = desktop_dup_label (desktop, TOTALS);

  go_to (desktop, "Recycled nickel, Sierra ARC to PlusCAM", "AQMS-6K-01 *");
  enter (desktop, "Share from 2026*", "24");
  g_autofree char *shared = desktop_wait_other_label (desktop, TOTALS, before);
  enter (desktop, "Floor*", "25000");
  g_autofree char *floored = desktop_wait_other_label (desktop, TOTALS, shared);

  act (desktop, "win.undo");
  desktop_wait (desktop, "label", shared);
  act (desktop, "win.undo");
  desktop_wait (desktop, "label", before);
  finish (desktop);
}

/* A warning leads to its cause; more of what is missing takes the warning away. */
static void
test_repair_an_imbalance (void)
{
  Desktop *desktop = start ("--sample", "founding");
  g_autofree char *count = desktop_dup_label (desktop, "* warning*");

  act (desktop, "win.problems");
  g_autoptr (Accessible) list =
      accessible_wait (root_of (desktop), "list", "Problems of the period");
  g_autoptr (Accessible) problem = accessible_wait (list, "list item", "*Sierra ARC*");
  g_assert_true (accessible_act (problem, "row.activate"));
  desktop_wait (desktop, "heading", "*");
  go_to (desktop, "COL-01", "COL-01 *");
  enter (desktop, "Tonnes per year from 2026*", "6000");
  g_autofree char *fewer = desktop_wait_other_label (desktop, "* warning*", count);
  finish (desktop);
}

/* What can take the focus says what it is, on every page. */
static void
test_names (void)
{
  static const char *const pages[] = { "Flows", "Agreements", "Network", "Compliance" };
  Desktop *desktop = start ("--sample", "founding");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    press (desktop, "tab", pages[i]);
    if (g_str_equal (pages[i], "Compliance"))
      desktop_wait (desktop, "tree grid", "Verdicts");
    g_autofree char *nameless = accessible_list_nameless (root_of (desktop));
    g_test_message ("%s: %s", pages[i], nameless);
    g_assert_cmpstr (nameless, ==, "");
  }
  finish (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/names", test_names);
  g_test_add_func ("/access/negotiate", test_negotiate);
  g_test_add_func ("/access/repair-an-imbalance", test_repair_an_imbalance);
  return g_test_run ();
}
