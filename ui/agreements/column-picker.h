/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A popover in which one of all columns of the agreements table is looked for by its name. Signal
   "picked" (string: its id). */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COLUMN_PICKER (offtake_column_picker_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeColumnPicker, offtake_column_picker, OFFTAKE, COLUMN_PICKER, GtkPopover)

GtkWidget *offtake_column_picker_new (void);

G_END_DECLS
