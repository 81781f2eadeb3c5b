/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @widget the style class @name, or takes it. */
void offtake_set_css_class (GtkWidget *widget, const char *name, gboolean set);

G_END_DECLS
