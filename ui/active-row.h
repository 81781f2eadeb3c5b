/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A row of a list box that can be activated through the accessibility bus too: GTK offers no action of
   a plain row there. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_ACTIVE_ROW (offtake_active_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeActiveRow, offtake_active_row, OFFTAKE, ACTIVE_ROW, GtkListBoxRow)

/* @name is what a screen reader says. */
GtkWidget *offtake_active_row_new (GtkWidget *child, const char *name);

G_END_DECLS
