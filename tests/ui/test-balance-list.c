/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/balance-list.h"

#include "record-editor/record-editor.h"
#include "ui/stage.h"

/* The balance follows the yields. */
static void
test_follows_edits (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *recipe = offtake_plan_find (offtake_view_get_plan (view), "recipes", "hydromet");
  g_autoptr (json_t) yields = offtake_record_get_json (recipe, "yields");

  offtake_view_select (view, recipe);
  stage_settle ();
  GtkWidget *list = stage_find (window, OFFTAKE_TYPE_BALANCE_LIST, 0);
  g_assert_true (stage_says (list, "lost"));
  g_assert_true (stage_says (list, "(98.00 %)"));
  for (size_t i = 0; i < json_array_size (yields); i++)
    json_object_set_new (json_array_get (yields, i), "fraction", json_real (0.5));
  g_assert_true (
      offtake_document_set (offtake_window_get_document (window), recipe, "yields", yields, NULL));
  g_assert_false (stage_says (list, "(98.00 %)"));
  g_assert_true (stage_says (list, "(50.00 %)"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/balance-list/follows-edits", test_follows_edits);
  return stage_run ();
}
