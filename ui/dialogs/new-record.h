/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The dialog for a new record: it asks for what a record of its list cannot be without, and for
   its name. A party, a material or a recipe that is not there yet can be made along with it. */

#include "window.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_NEW_RECORD (offtake_new_record_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeNewRecord, offtake_new_record, OFFTAKE, NEW_RECORD, AdwMessageDialog)

/* Shows the dialog; adding is one step of undo, after which the record is selected. */
GtkWidget *offtake_new_record_show (OfftakeWindow *window, const char *list);

G_END_DECLS
