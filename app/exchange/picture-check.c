/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/picture-check.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("The picture was not written whole: %s"), what);
  return FALSE;
}

static void
on_element (GMarkupParseContext *context,
            const char *name,
            const char **names,
            const char **values,
            gpointer data,
            GError **error)
{
  GHashTable *ids = data;

  for (guint i = 0; names[i]; i++)
    if (strcmp (names[i], "id") == 0 && !g_hash_table_add (ids, g_strdup (values[i])))
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "id \"%s\" twice",
                   values[i]);
}

static gboolean
check_svg (const char *text, gsize size, GError **error)
{
  static const GMarkupParser parser = { .start_element = on_element };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, ids, NULL);
  g_autoptr (GError) cause = NULL;

  if (g_markup_parse_context_parse (context, text, (gssize) size, &cause) &&
      g_markup_parse_context_end_parse (context, &cause))
    return TRUE;
  return fail (error, cause->message);
}

static gboolean
check_pdf (const char *text, gsize size, GError **error)
{
  static const char head[] = "%PDF-", end[] = "%%EOF\n";

  if (size < sizeof head + sizeof end || memcmp (text, head, strlen (head)) != 0 ||
      memcmp (text + size - strlen (end), end, strlen (end)) != 0 ||
      !memmem (text, size, "startxref", strlen ("startxref")))
    return fail (error, _ ("the PDF has no end"));
  return TRUE;
}

typedef struct {
  const guint8 *at;
  gsize left;
} Stream;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Stream *stream = closure;

  if (length > stream->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, stream->at, length);
  stream->at += length;
  stream->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_png (const guint8 *data, gsize size, GError **error)
{
  Stream stream = { data, size };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &stream);
  cairo_status_t status = cairo_surface_status (surface);

  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS || fail (error, cairo_status_to_string (status));
}

gboolean
offtake_picture_check (GBytes *bytes, OfftakePictureFormat format, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  switch (format) {
  case OFFTAKE_PICTURE_SVG: return check_svg (data, size, error);
  case OFFTAKE_PICTURE_PDF: return check_pdf (data, size, error);
  case OFFTAKE_PICTURE_PNG:
  default: return check_png (data, size, error);
  }
}
