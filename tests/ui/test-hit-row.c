/* SPDX-License-Identifier: MPL-2.0 */
#include "search/hit-row.h"

#include "ui/stage.h"

static void
test_says_all (void)
{
  const OfftakeHit hit = { .kind = OFFTAKE_HIT_ACTION,
                           .id = (char *) "win.new",
                           .key = (char *) "action:win.new",
                           .title = (char *) "New plan",
                           .detail = (char *) "Plan",
                           .key_label = (char *) "Ctrl+N" };
  GtkWidget *row = g_object_ref_sink (offtake_hit_row_new (&hit));

  g_assert_true (stage_says (row, "New plan"));
  g_assert_true (stage_says (row, "Ctrl+N"));
  g_assert_true (offtake_hit_row_get_hit (GTK_LIST_BOX_ROW (row)) == &hit);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "New plan, Plan, Ctrl+N");
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/hit-row/says-all", test_says_all);
  return stage_run ();
}
