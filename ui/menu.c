/* SPDX-License-Identifier: MPL-2.0 */
#include "menu.h"

void
offtake_menu_append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}
