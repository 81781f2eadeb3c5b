/* SPDX-License-Identifier: MPL-2.0 */
#include "figure-row.h"

#include "ui/stage.h"

static void
test_is_one_sentence (void)
{
  GtkWidget *row = g_object_ref_sink (offtake_figure_row_new ("Value", "52.74 M USD"));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Value: 52.74 M USD");
  g_assert_true (stage_says (row, "Value"));
  g_assert_true (stage_says (row, "52.74 M USD"));
  offtake_figure_row_show (OFFTAKE_FIGURE_ROW (row), "Price", "60.00 USD/t");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Price: 60.00 USD/t");
  g_assert_true (stage_says (row, "60.00 USD/t"));
  g_assert_false (stage_says (row, "Value"));
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/figure-row/is-one-sentence", test_is_one_sentence);
  return stage_run ();
}
