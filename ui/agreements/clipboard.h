/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Agreements to and from a spreadsheet: actions "win.copy-agreements" and "win.paste-agreements". */

#include "window.h"

G_BEGIN_DECLS

void offtake_clipboard_install (GtkWidgetClass *klass);
void offtake_clipboard_update (OfftakeWindow *window);
/* Shows what the agreements in @text (NULL: none) would be. */
void offtake_clipboard_paste (OfftakeWindow *window, const char *text);

G_END_DECLS
