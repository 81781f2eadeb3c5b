/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Appends an item that calls @action with the text @target; NULL where the action takes none. */
void offtake_menu_append (GMenu *menu, const char *label, const char *action, const char *target);

G_END_DECLS
