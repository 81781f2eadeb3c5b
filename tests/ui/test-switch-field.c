/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/switch-field.h"

#include "ui/stage.h"

/* Switching is one step of undo. */
static void
test_switching (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer field =
      stage_editor (window, "materials", "ni-metal", OFFTAKE_TYPE_SWITCH_FIELD, "intermediate");
  GtkSwitch *toggle = GTK_SWITCH (stage_find (field, GTK_TYPE_SWITCH, 0));

  g_assert_false (gtk_switch_get_active (toggle));
  gtk_switch_set_active (toggle, TRUE);
  g_assert_true (OFFTAKE_MATERIAL (stage_selected (window))->intermediate);
  stage_undo (window);
  g_assert_false (gtk_switch_get_active (toggle));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/switch-field/switching", test_switching);
  return stage_run ();
}
