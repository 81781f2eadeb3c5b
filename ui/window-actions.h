/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/* The window's actions: menus, buttons, shortcuts and tests use these names. */
void offtake_window_install_actions (GtkWidgetClass *klass);
/* The one place that decides what is enabled. */
void offtake_window_update_actions (OfftakeWindow *self);

G_END_DECLS
