/* SPDX-License-Identifier: MPL-2.0 */
#include "record-editor/part-list.h"

#include "agreement-editor/field-row.h"
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

static OfftakeRecord *
selected (OfftakeWindow *window)
{
  return offtake_view_get_selected (offtake_window_get_view (window));
}

static void
undo (OfftakeWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

/* A part is added with what it cannot be without, and taken out again; each is one step. */
static void
test_adding_and_removing (void)
{
  OfftakeWindow *window = stage_open ("founding");
  gpointer editor = editor_of (window, "recipes", "hydromet", OFFTAKE_TYPE_PART_LIST, "yields");
  OfftakeRecipe *recipe = OFFTAKE_RECIPE (selected (window));
  guint n = recipe->yields->len;

  g_signal_emit_by_name (stage_find (editor, GTK_TYPE_BUTTON, 0), "clicked");
  stage_settle ();
  g_assert_cmpuint (recipe->yields->len, ==, n + 1);
  const OfftakeRecipeYield *added = g_ptr_array_index (recipe->yields, n);
  g_assert_cmpstr (added->of, ==, "mass");
  g_assert_cmpfloat (added->fraction, ==, 0);
  undo (window);
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
