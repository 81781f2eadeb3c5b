/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window with all keys, made of the table of actions, over @parent. (transfer none): as any
   toplevel it belongs to GTK. */
GtkWidget *offtake_shortcuts_new (GtkWindow *parent);

G_END_DECLS
