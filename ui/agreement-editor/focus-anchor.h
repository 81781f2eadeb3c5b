/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps what has the focus where it is seen while things above it come and go, and shows what gets the focus
   before it has its place. For as long as @scroller lives. */
void offtake_focus_anchor_add (GtkScrolledWindow *scroller);

G_END_DECLS
