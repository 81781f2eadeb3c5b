/* SPDX-License-Identifier: MPL-2.0 */

/* A scenario negotiated through the accessibility bus: shown, changed, reset and undone. */

#include "lib/desktop.h"

#define TOTALS "Recycled *Agreements*"
#define NUMBER "Number, agreement AQMS-6K-01, AQMS-6K-01"
#define QUANTITY "Quantity (t), agreement AQMS-6K-01, *"
#define SHARE "Share from 2026 (%)"

static void
act (Desktop *desktop, const char *role, const char *name)
{
  g_autoptr (Accessible) object = accessible_wait (desktop->program->root, role, name);

  g_assert_true (accessible_act (object, NULL));
}

static void
write_into (Desktop *desktop, const char *name, const char *text)
{
  g_autoptr (Accessible) entry = accessible_wait (desktop->program->root, "text box", name);

  g_assert_true (accessible_set_text (entry, text));
}

static void
act_on_window (Desktop *desktop, const char *action)
{
  g_autoptr (Accessible) window = accessible_wait (desktop->program->root, "window", NULL);

  g_assert_true (accessible_act (window, action));
}

/* From the page of scenarios, and back to the table. */
static void
show (Desktop *desktop)
{
  keyboard_press ("alt+5");
  act (desktop, "button", "Show: Phase 1 only");
  desktop_wait (desktop, "label", "*What you edit changes the scenario.");
  keyboard_press ("alt+2");
}

/* The share is the scenario's alone: the table marks it, quantities and verdicts follow, and the
   base plan is as it was. */
static void
test_change_in_a_scenario (void)
{
  Desktop *desktop = desktop_new ();

  desktop_start (desktop, "--sample", "founding", NULL);
  g_autofree char *base = desktop_dup_label (desktop, TOTALS);
  show (desktop);
  desktop_wait_focus (desktop, "grid cell", NUMBER);
  keyboard_press ("space");
  write_into (desktop, SHARE, "12");
  desktop_wait (desktop, "grid cell",
                QUANTITY "Changed by the scenario “Phase 1 only”. *20 % from 2026*");
  desktop_wait (desktop, "list item", "AQMS-6K-01 moves *");
  desktop_wait (desktop, "list item", "What the seller warrants, AQMS-6K-01, Ni, 2026: *");
  g_autofree char *changed = desktop_wait_other_label (desktop, TOTALS, base);

  act_on_window (desktop, "win.base-plan");
  desktop_wait (desktop, "label", base);
  desktop_wait (desktop, "grid cell", NUMBER);
  show (desktop);
  desktop_wait (desktop, "label", changed);

  act (desktop, "button", "Reset All to the Base Plan");
  desktop_wait (desktop, "grid cell", NUMBER);
  act (desktop, "button", "Undo");
  desktop_wait (desktop, "label", changed);
  act (desktop, "button", "Undo");
  desktop_wait (desktop, "grid cell", NUMBER);
  keyboard_press ("ctrl+q");
  desktop_finish (desktop);
  desktop_free (desktop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenarios/change-in-a-scenario", test_change_in_a_scenario);
  return g_test_run ();
}
