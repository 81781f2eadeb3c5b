/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/series-chart.h"

#include "ui/stage.h"

/* The editor of @path in a window in which the record is selected. */
static gpointer
editor_of (OfftakeWindow *window, const char *list, const char *id, GType type, const char *path)
{
  OfftakeView *view = offtake_window_get_view (window);
  gpointer editor = NULL;

  offtake_view_select (view, offtake_plan_find (offtake_view_get_plan (view), list, id));
  stage_settle ();
  for (guint i = 0; (editor = stage_find (window, type, i)); i++) {
    g_autofree char *found = NULL;

    g_object_get (editor, "path", &found, NULL);
    if (g_strcmp0 (found, path) == 0)
      return editor;
  }
  g_assert_not_reached ();
}

static void
test_says_its_course (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer chart = editor_of (window, "indices", "niso4", OFFTAKE_TYPE_SERIES_CHART, "price_per_t");

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
