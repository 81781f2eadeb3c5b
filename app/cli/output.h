/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Where a command writes its result. */

#include <glib.h>

G_BEGIN_DECLS

/* Writes @text as it is to @out: "-" is standard output, any other a file (offtake_file_write()). */
gboolean offtake_output_write (const char *out, const char *text, gsize length, GError **error);

G_END_DECLS
