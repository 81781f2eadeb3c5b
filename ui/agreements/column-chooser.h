/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A popover in which the columns of the agreements table are shown, hidden and moved. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a table with the columns of agreement-columns.h, which it must not outlive. */
GtkWidget *offtake_column_chooser_new (GtkColumnView *view);

G_END_DECLS
