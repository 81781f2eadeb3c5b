/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/reference-field.h"

#include "ui/stage.h"

/* A choice is stored, and the button leads to the record that is named. */
static void
test_choosing_and_going (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer field =
      stage_editor (window, "sites", "sierra-arc", OFFTAKE_TYPE_REFERENCE_FIELD, "party");
  GtkDropDown *choice = GTK_DROP_DOWN (stage_find (field, GTK_TYPE_DROP_DOWN, 0));
  OfftakeRecord *site = stage_selected (window);
  g_autofree char *before = g_strdup (OFFTAKE_SITE (site)->party);

  gtk_drop_down_set_selected (choice, gtk_drop_down_get_selected (choice) == 0 ? 1 : 0);
  g_assert_cmpstr (OFFTAKE_SITE (site)->party, !=, before);
  stage_undo (window);
  g_assert_cmpstr (OFFTAKE_SITE (site)->party, ==, before);
  GtkWidget *box = stage_find (field, GTK_TYPE_BOX, 0);
  g_signal_emit_by_name (gtk_widget_get_last_child (box), "clicked");
  g_assert_true (OFFTAKE_IS_PARTY (stage_selected (window)));
  g_assert_cmpstr (offtake_record_get_id (stage_selected (window)), ==, before);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/reference-field/choosing-and-going", test_choosing_and_going);
  return stage_run ();
}
