/* SPDX-License-Identifier: MPL-2.0 */
#include "follow.h"

#include "ui/stage.h"

static void
count (guint *n)
{
  (*n)++;
}

static void
append (GListStore *list)
{
  g_autoptr (GMenu) item = g_menu_new ();

  g_list_store_append (list, item);
}

/* The one before is neither heard nor held any more. */
static void
test_another (void)
{
  g_autoptr (GListStore) first = g_list_store_new (G_TYPE_MENU);
  g_autoptr (GListStore) second = g_list_store_new (G_TYPE_MENU);
  GListStore *followed = NULL;
  guint n = 0;

  offtake_follow (&followed, first, &n);
  g_assert_true (followed == first);
  g_signal_connect_swapped (followed, "items-changed", G_CALLBACK (count), &n);
  append (first);
  g_assert_cmpuint (n, ==, 1);
  offtake_follow (&followed, second, &n);
  g_assert_true (followed == second);
  g_signal_connect_swapped (followed, "items-changed", G_CALLBACK (count), &n);
  append (first);
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&first));
  append (second);
  g_assert_cmpuint (n, ==, 2);
  offtake_follow (&followed, NULL, &n);
  g_assert_null (followed);
  append (second);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/follow/another", test_another);
  return stage_run ();
}
