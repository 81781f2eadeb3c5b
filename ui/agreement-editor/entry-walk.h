/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The arrow keys in an entry of an editor, which has one line and no use for them: up and down lead to the
   entry above and below, past the buttons that Tab stops at; with Ctrl to the first one of the section
   before and after. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* FALSE where the key is none of them or there is nothing in that direction. */
gboolean offtake_entry_walk (GtkWidget *entry, guint key, GdkModifierType modifiers);

G_END_DECLS
