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

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/period-bar/totals", test_totals);
  return stage_run ();
}
