/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/output.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"

gboolean
offtake_output_write (const char *out, const char *text, gsize length, GError **error)
{
  if (strcmp (out, "-") != 0) {
    g_autoptr (GBytes) bytes = g_bytes_new (text, length);
    return offtake_file_write (out, bytes, error);
  }
  /* Not g_print(), which turns text into the locale's encoding and tells no errors. */
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("standard output: writing failed: %s"), g_strerror (errno));
  return FALSE;
}
