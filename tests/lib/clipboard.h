/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The clipboard of the X display, as another program fills it. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Clipboard Clipboard;

/* Offers @text to whoever pastes, as long as the main context turns (as in every wait). */
Clipboard *clipboard_offer (const char *text);
void       clipboard_free (Clipboard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Clipboard, clipboard_free)

G_END_DECLS
