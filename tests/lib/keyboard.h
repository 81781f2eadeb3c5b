/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Real key events on the X display, as if a person pressed them. */

#include <glib.h>

G_BEGIN_DECLS

/* Presses one combination: "ctrl+shift+z", "Return", "F10"; key names are those of X. */
void keyboard_press (const char *combination);
/* Types printable ASCII. */
void keyboard_type (const char *text);

G_END_DECLS
