/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a whole file: it appears complete or not at all, and what stood there stays on failure. A
   device or a pipe is written to as it is. OFFTAKE_ERROR_NOT_FOUND if the folder is missing or @path
   is one, OFFTAKE_ERROR_SYSTEM otherwise; the message names @path. */
gboolean offtake_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
