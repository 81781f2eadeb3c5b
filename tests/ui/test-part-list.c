/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/part-list.h"

#include "agreement-editor/field-row.h"
#include "ui/stage.h"

/* A part is added with what it cannot be without, and taken out again; each is one step. */
static void
test_adding_and_removing (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer editor = stage_editor (window, "recipes", "hydromet", OFFTAKE_TYPE_PART_LIST, "yields");
  OfftakeRecipe *recipe = OFFTAKE_RECIPE (stage_selected (window));
  guint n = recipe->yields->len;

  g_signal_emit_by_name (stage_find (editor, GTK_TYPE_BUTTON, 0), "clicked");
  stage_settle ();
  g_assert_cmpuint (recipe->yields->len, ==, n + 1);
  const OfftakeRecipeYield *added = g_ptr_array_index (recipe->yields, n);
  g_assert_cmpstr (added->of, ==, "mass");
  g_assert_cmpfloat (added->fraction, ==, 0);
  stage_undo (window);
  g_assert_cmpuint (recipe->yields->len, ==, n);
  g_signal_emit_by_name (stage_find (editor, GTK_TYPE_BUTTON, 1), "clicked");
  g_assert_cmpuint (recipe->yields->len, ==, n - 1);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/part-list/adding-and-removing", test_adding_and_removing);
  return stage_run ();
}
