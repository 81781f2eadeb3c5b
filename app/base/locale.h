/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets the user's locale and binds the message catalogue: the installed one, or the build tree's
   where the program runs from it. */
void offtake_locale_init (void);

G_END_DECLS
