/* SPDX-License-Identifier: MPL-2.0 */

/* The main journeys through the accessibility bus alone: no key is pressed, no pointer moved. */

#include "lib/desktop.h"
#include "lib/fixture.h"
#include "lib/wait.h"

#include <string.h>

#define TOTALS "Recycled *Agreements*"
#define N_EDITS 30

static Accessible *
root_of (Desktop *desktop)
{
  return desktop->program->root;
}

/* By the search over commands and the plan; @heading of what is then shown may be NULL. */
static void
go_to (Desktop *desktop, const char *text, const char *heading)
{
  desktop_act (desktop, "win.search");
  g_autoptr (Accessible) list = accessible_wait (root_of (desktop), "list", "Results");
  g_autoptr (Accessible) field =
      accessible_wait (root_of (desktop), "search box", "Search Commands and the Plan");
  g_autofree char *row = g_strconcat ("*", text, "*", NULL);

  g_assert_true (accessible_set_text (field, text));
  g_autoptr (Accessible) found = accessible_wait (root_of (desktop), "list item", row);
  g_assert_true (accessible_act (found, "row.activate"));
  desktop_wait_gone (desktop, "list", "Results");
  if (heading)
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
  desktop_press (desktop, "button", "Close");
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
  desktop_enter (desktop, "Share from 2026*", "24");
  g_autofree char *shared = desktop_wait_other_label (desktop, TOTALS, before);
  desktop_enter (desktop, "Floor*", "25000");
  g_autofree char *floored = desktop_wait_other_label (desktop, TOTALS, shared);

  desktop_act (desktop, "win.undo");
  desktop_wait (desktop, "label", shared);
  desktop_act (desktop, "win.undo");
  desktop_wait (desktop, "label", before);
  finish (desktop);
}

/* A warning leads to its cause; more of what is missing takes the warning away. */
static void
test_repair_an_imbalance (void)
{
  Desktop *desktop = start ("--sample", "founding");
  g_autofree char *count = desktop_dup_label (desktop, "* warning*");

  desktop_act (desktop, "win.problems");
  g_autoptr (Accessible) list =
      accessible_wait (root_of (desktop), "list", "Problems of the period");
  g_autoptr (Accessible) problem = accessible_wait (list, "list item", "*Sierra ARC*");
  g_assert_true (accessible_act (problem, "row.activate"));
  desktop_wait (desktop, "heading", "*");
  go_to (desktop, "COL-01", "COL-01 *");
  desktop_enter (desktop, "Mass per year from 2026*", "6000");
  g_autofree char *fewer = desktop_wait_other_label (desktop, "* warning*", count);
  finish (desktop);
}

/* From a site on the chart to the one that is to buy: the draft is there, and one undo takes it
 * back. */
static void
test_draft_on_the_chart (void)
{
  Desktop *desktop = start ("--sample", "founding");

  desktop_press (desktop, "tab", "Flows");
  desktop_press (desktop, "button", "Class 1 nickel: *");
  desktop_wait (desktop, "heading", "Class 1 nickel");
  go_to (desktop, "Draft an agreement from this site", NULL);
  desktop_wait (desktop, "label", "Who buys from Class 1 nickel*");
  desktop_press (desktop, "button", "PlusCAM: *");
  desktop_wait (desktop, "heading", "A-0*");
  desktop_act (desktop, "win.undo");
  desktop_wait (desktop, "label", "Undone: *");
  finish (desktop);
}

/* Thirty wrong edits, a restart, undo as far as it goes: the plan is what it was. */
static void
test_recover_by_undo_after_a_restart (void)
{
  Desktop *desktop = desktop_new ();
  g_autofree char *path = g_build_filename (desktop->home, "deal.offtake", NULL);
  g_autofree char *cli = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "offtake-cli", NULL);
  const char *const create[] = { cli, "new", path, "--sample", "founding", NULL };
  const char *const export[] = { cli, "export", path, "-", NULL };

  g_free (program_output (create));
  g_autofree char *before = program_output (export);
  desktop_start (desktop, path, NULL);
  desktop_wait (desktop, "label", TOTALS);
  go_to (desktop, "COL-01", "COL-01 *");
  for (guint i = 0; i < N_EDITS; i++) {
    g_autofree char *text = g_strdup_printf ("%u", 100 + 40 * i);
    g_autofree char *totals = desktop_dup_label (desktop, TOTALS);

    desktop_enter (desktop, "Mass per year from 2026*", text);
    g_free (desktop_wait_other_label (desktop, TOTALS, totals));
  }
  desktop_press (desktop, "button", "Close");
  desktop_finish (desktop);
  g_autofree char *wrong = program_output (export);
  g_assert_cmpstr (wrong, !=, before);

  desktop_start (desktop, path, NULL);
  desktop_wait (desktop, "label", TOTALS);
  g_autoptr (Accessible) window = accessible_wait (root_of (desktop), "window", NULL);
  guint undone = 0;
  while (undone < N_EDITS && accessible_act (window, "win.undo"))
    undone++; /* edits that came while one was being stored are one step with it */
  g_assert_cmpuint (undone, >, 1);
  desktop_press (desktop, "button", "Close");
  desktop_finish (desktop);
  g_autofree char *after = program_output (export);
  g_assert_cmpstr (after, ==, before);
  desktop_free (desktop);
}

static void
assert_named (Desktop *desktop, const char *where)
{
  g_autofree char *nameless = accessible_list_nameless (root_of (desktop));

  g_test_message ("%s: %s", where, nameless);
  g_assert_cmpstr (nameless, ==, "");
}

/* Whatever can be acted on says what it is, on every page and in the editor of every kind of
 * record. */
static void
test_names (void)
{
  static const struct {
    const char *tab, *role, *name;
  } pages[] = { { "Flows", "group", "Flow chart" },
                { "Agreements", "tree grid", "Agreements" },
                { "Network", "tree grid", "Sites" },
                { "Compliance", "tree grid", "Verdicts" } };
  static const char *const records[] = { "COL-01", "6K Energy", "UniMelt plasma" };
  Desktop *desktop = start ("--sample", "founding");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    desktop_press (desktop, "tab", pages[i].tab);
    desktop_wait (desktop, pages[i].role, pages[i].name);
    assert_named (desktop, pages[i].tab);
  }
  for (guint i = 0; i < fixture_volume (1, G_N_ELEMENTS (records)); i++) {
    g_autofree char *heading = g_strconcat (records[i], "*", NULL);

    go_to (desktop, records[i], heading);
    assert_named (desktop, records[i]);
  }
  finish (desktop);
}

/* And in the dialogs, each of which Escape leaves. */
static void
test_names_of_dialogs (void)
{
  static const struct {
    const char *action, *role, *name;
  } dialogs[] = { { "win.preferences", "combo box", "Masses in" },
                  { "win.report-options", "text box", "Prepared by" },
                  { "win.search", "list", "Results" },
                  { "win.assess", "list", "Facts" },
                  { "win.seal", "text box", "Title of the edition" },
                  { "win.editions", "button", "Seal Edition*" },
                  { "win.company-rules", "button", "Add Rule*" },
                  { "win.restore", "label", "Backups of This Plan" },
                  { "win.add-agreement", "label", "New Agreement" },
                  { "win.add-site", "label", "New Site" },
                  { "win.problems", "list", "Problems of the period" } };
  Desktop *desktop = start ("--sample", "founding");

  for (guint i = 0; i < fixture_volume (2, G_N_ELEMENTS (dialogs)); i++) {
    desktop_act (desktop, dialogs[i].action);
    desktop_wait (desktop, dialogs[i].role, dialogs[i].name);
    assert_named (desktop, dialogs[i].action);
    keyboard_press ("Escape");
    desktop_wait_gone (desktop, dialogs[i].role, dialogs[i].name);
  }
  finish (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/names", test_names);
  g_test_add_func ("/access/names-of-dialogs", test_names_of_dialogs);
  g_test_add_func ("/access/negotiate", test_negotiate);
  g_test_add_func ("/access/repair-an-imbalance", test_repair_an_imbalance);
  g_test_add_func ("/access/draft-on-the-chart", test_draft_on_the_chart);
  g_test_add_func ("/access/recover-by-undo-after-a-restart", test_recover_by_undo_after_a_restart);
  return g_test_run ();
}
