/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What is being typed when something else is to happen: a field's row and a table's cell store it when
   they are left, but an action by its key leaves nothing. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stores what is typed where the window's focus is. */
void offtake_commit_typing (GtkWindow *window);

G_END_DECLS
