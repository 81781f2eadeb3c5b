/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Short messages over the page, of which only the newest is shown. */

#include <adwaita.h>

G_BEGIN_DECLS

/* @text is plain. @button (nullable) runs @action. Takes the place of what is still shown: what happened last
   is what a person looks for, and older news would make it wait. */
void offtake_toasts_show (AdwToastOverlay *toasts, const char *text, const char *button, const char *action);
/* Lets what is shown go, for it is of another plan. */
void offtake_toasts_clear (AdwToastOverlay *toasts);

G_END_DECLS
