/* SPDX-License-Identifier: MPL-2.0 */
#include "period-bar.h"

#include "ui/stage.h"

static void
test_totals (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  GtkWidget *bar = stage_find (window, OFFTAKE_TYPE_PERIOD_BAR, 0);

  stage_show_period (view, "2030");
  g_assert_true (stage_says (bar, "2030"));
  g_assert_true (stage_says (bar, "Recycled Ni "));
  g_assert_true (stage_says (bar, " USD"));
  offtake_window_set_document (window, NULL);
  g_assert_false (stage_says (bar, " USD"));
  stage_close (window);
}

static gboolean
is_last (gpointer view)
{
  return offtake_view_get_period (view) + 1 == offtake_view_n_periods (view);
}

/* Played from the one before the last, it stops at the last; from there it begins anew. */
static void
test_play (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  GtkWidget *bar = g_object_ref_sink (g_object_new (OFFTAKE_TYPE_PERIOD_BAR, "view", view, NULL));
  gboolean playing = TRUE;

  offtake_view_set_period (view, offtake_view_n_periods (view) - 2);
  g_assert_true (gtk_widget_activate_action (bar, "period.play", NULL));
  g_object_get (bar, "playing", &playing, NULL);
  g_assert_true (playing);
  stage_wait (is_last, view);
  g_object_get (bar, "playing", &playing, NULL);
  g_assert_false (playing);

  g_object_set (bar, "playing", TRUE, NULL);
  g_assert_cmpuint (offtake_view_get_period (view), ==, 0);
  g_object_set (bar, "playing", FALSE, NULL);
  g_object_get (bar, "playing", &playing, NULL);
  g_assert_false (playing);
  g_object_unref (bar);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/period-bar/totals", test_totals);
  g_test_add_func ("/ui/period-bar/play", test_play);
  return stage_run ();
}
