/* SPDX-License-Identifier: MPL-2.0 */
#include "list.h"

#include "ui/stage.h"

/* A text that is no markup would be a warning, which ends the test. */
static void
test_rows_show_text_as_it_is (void)
{
  GtkWidget *row = g_object_ref_sink (offtake_list_row_new ("L&F", "<Tesla> & L&F"));

  g_assert_true (stage_says (row, "L&F"));
  g_assert_true (stage_says (row, "<Tesla> & L&F"));
  g_object_unref (row);
}

static void
test_clear (void)
{
  GtkListBox *list = g_object_ref_sink (GTK_LIST_BOX (gtk_list_box_new ()));

  offtake_list_clear (list);
  gtk_list_box_append (list, offtake_list_row_new ("one", NULL));
  gtk_list_box_append (list, offtake_list_row_new ("two", NULL));
  offtake_list_clear (list);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/list/rows-show-text-as-it-is", test_rows_show_text_as_it_is);
  g_test_add_func ("/ui/list/clear", test_clear);
  return stage_run ();
}
