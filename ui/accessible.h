/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Mends what GTK 4.8 leaves out of the accessible tree: the button inside a drop-down, which takes the
   focus, is named after its type; from now on it is called as the drop-down is. Once. */
void offtake_accessible_init (void);

G_END_DECLS
