/* SPDX-License-Identifier: MPL-2.0 */
#include "model/place.h"

#include "base/error.h"

static void
append (GString *path, const OfftakePlace *place)
{
  if (!place)
    return;
  append (path, place->outer);
  if (!place->text)
    g_string_append_printf (path, "[%" G_GSIZE_FORMAT "]", place->index);
  else
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", place->text);
}

char *
offtake_place_format (const OfftakePlace *place)
{
  GString *path = g_string_new (NULL);

  append (path, place);
  return g_string_free (path, FALSE);
}

gboolean
offtake_place_fail (const OfftakePlace *place, GError **error, const char *format, ...)
{
  g_autofree char *path = offtake_place_format (place);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, "%s%s%s", path, *path ? ": " : "",
               message);
  return FALSE;
}

gboolean
offtake_place_fail_from (const OfftakePlace *place, GError **error, GError *cause)
{
  g_autoptr (GError) owned = cause;

  return offtake_place_fail (place, error, "%s", owned->message);
}
