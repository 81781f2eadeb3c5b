/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/least-popover.h"

#include "ui/stage.h"

static void
keep (double *chosen, double least)
{
  *chosen = least;
}

/* Scale and entry show the same amount; what cannot be read changes nothing. */
static void
test_scale_and_entry (void)
{
  GtkWidget *popover = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_LEAST_POPOVER, NULL));
  GtkRange *scale = GTK_RANGE (stage_find (popover, GTK_TYPE_SCALE, 0));
  GtkEditable *entry = GTK_EDITABLE (stage_find (popover, GTK_TYPE_ENTRY, 0));
  double chosen = -1;

  g_signal_connect_swapped (popover, "chosen", G_CALLBACK (keep), &chosen);
  offtake_least_popover_set (OFFTAKE_LEAST_POPOVER (popover), 125, 1000, "t");
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (scale), 0.5, 1e-9);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "125");
  g_assert_cmpfloat (chosen, ==, -1);

  gtk_range_set_value (scale, 1);
  g_assert_cmpfloat (chosen, ==, 1000);
  gtk_editable_set_text (entry, "27");
  g_assert_cmpfloat (chosen, ==, 27);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (scale), 0.3, 1e-9);
  int end = 2;
  gtk_editable_insert_text (entry, " or so", -1, &end);
  g_assert_cmpfloat (chosen, ==, 27);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_editable_set_text (entry, "");
  g_assert_cmpfloat (chosen, ==, 0);
  g_object_unref (popover);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/least-popover/scale-and-entry", test_scale_and_entry);
  return stage_run ();
}
