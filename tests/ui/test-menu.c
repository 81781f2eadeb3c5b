/* SPDX-License-Identifier: MPL-2.0 */
#include "menu.h"

#include "ui/stage.h"

static char *
text_at (GMenu *menu, int i, const char *attribute)
{
  char *text = NULL;

  g_menu_model_get_item_attribute (G_MENU_MODEL (menu), i, attribute, "s", &text);
  return text;
}

/* A target is taken as it is, be it empty or what would mean something in an action's name. */
static void
test_append (void)
{
  static const char *const targets[] = { "2030", "", "a::b('c')", NULL };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    offtake_menu_append (menu, "_Show", "win.show", targets[i]);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *label = text_at (menu, (int) i, G_MENU_ATTRIBUTE_LABEL);
    g_autofree char *action = text_at (menu, (int) i, G_MENU_ATTRIBUTE_ACTION);
    g_autofree char *target = text_at (menu, (int) i, G_MENU_ATTRIBUTE_TARGET);

    g_assert_cmpstr (label, ==, "_Show");
    g_assert_cmpstr (action, ==, "win.show");
    g_assert_cmpstr (target, ==, targets[i]);
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/menu/append", test_append);
  return stage_run ();
}
