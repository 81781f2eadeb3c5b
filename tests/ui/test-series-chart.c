/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/series-chart.h"

#include "ui/stage.h"

static void
test_says_its_course (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer chart =
      stage_editor (window, "indices", "niso4", OFFTAKE_TYPE_SERIES_CHART, "price_per_t");

  g_assert_true (stage_says (chart, "3,796 in 2024, 3,796 in 2036; between 3,394 and 3,796"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/series-chart/says-its-course", test_says_its_course);
  return stage_run ();
}
