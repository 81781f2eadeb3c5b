/* SPDX-License-Identifier: MPL-2.0 */
#include "css-class.h"

#include "ui/stage.h"

static void
test_set (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("99 t"));

  offtake_set_css_class (label, "warning", TRUE);
  offtake_set_css_class (label, "warning", TRUE);
  g_assert_true (gtk_widget_has_css_class (label, "warning"));
  offtake_set_css_class (label, "warning", FALSE);
  g_assert_false (gtk_widget_has_css_class (label, "warning"));
  offtake_set_css_class (label, "warning", FALSE);
  g_assert_false (gtk_widget_has_css_class (label, "warning"));
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/css-class/set", test_set);
  return stage_run ();
}
