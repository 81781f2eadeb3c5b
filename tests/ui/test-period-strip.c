/* SPDX-License-Identifier: MPL-2.0 */
#include "period-strip.h"

#include "ui/stage.h"

static const struct {
  double x, width;
  guint n;
  gboolean mirrored;
  guint period;
} cases[] = {
  { 0, 130, 13, FALSE, 0 },      { 9.9, 130, 13, FALSE, 0 },  { 10, 130, 13, FALSE, 1 },
  { 129.9, 130, 13, FALSE, 12 }, { 130, 130, 13, FALSE, 12 }, { 500, 130, 13, FALSE, 12 },
  { -5, 130, 13, FALSE, 0 },     { 0, 130, 13, TRUE, 12 },    { 129, 130, 13, TRUE, 0 },
  { 3, 0, 13, FALSE, 0 },        { 50, 130, 1, FALSE, 0 },
};

static void
test_at (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (
        offtake_period_strip_at (cases[i].x, cases[i].width, cases[i].n, cases[i].mirrored), ==,
        cases[i].period);
}

static void
test_is_a_slider (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *strip = stage_find (window, OFFTAKE_TYPE_PERIOD_STRIP, 0);

  stage_show_period (view, "2027");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "2027");
  g_assert_true (gtk_widget_activate_action (strip, "strip.step", "i", 1));
  g_assert_cmpstr (offtake_view_get_period_info (view)->label, ==, "2028");
  gtk_widget_activate_action (strip, "strip.step", "i", -10000);
  g_assert_cmpuint (offtake_view_get_period (view), ==, 0);
  gtk_widget_activate_action (strip, "strip.move", "i", 1);
  g_assert_cmpuint (offtake_view_get_period (view), ==, 1);
  gtk_widget_set_direction (strip, GTK_TEXT_DIR_RTL);
  gtk_widget_activate_action (strip, "strip.move", "i", 1);
  g_assert_cmpuint (offtake_view_get_period (view), ==, 0);
  gtk_widget_activate_action (strip, "strip.step", "i", 10000);
  g_assert_cmpuint (offtake_view_get_period (view), ==, offtake_view_n_periods (view) - 1);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/period-strip/at", test_at);
  g_test_add_func ("/ui/period-strip/is-a-slider", test_is_a_slider);
  return stage_run ();
}
