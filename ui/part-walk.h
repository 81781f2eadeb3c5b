/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Walking with one key from part to part of a window, in a ring. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The part after the one that holds the focus, or with @back the one before; parts that are not shown are
   left out. Without a focus in any, the first or the last. @n where none is shown. */
guint offtake_part_walk_next (GtkWidget *const *parts, guint n, gboolean back);

G_END_DECLS
