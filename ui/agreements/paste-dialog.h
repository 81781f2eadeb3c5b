/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What would be pasted, row by row, before anything is taken: cells and the meaning of columns can be
   put right; what cannot be taken says why and stays out. */

#include "exchange/paste.h"
#include "window.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PASTE_DIALOG (offtake_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OfftakePasteDialog, offtake_paste_dialog, OFFTAKE, PASTE_DIALOG, AdwWindow)

/* Takes over @paste, which is of the window's plan. */
void offtake_paste_dialog_show (OfftakeWindow *window, OfftakePaste *paste);

G_END_DECLS
