/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one settings object of the program; from the build tree's schema where there is one.
   (transfer none) */
GSettings *offtake_settings_get (void);

G_END_DECLS
