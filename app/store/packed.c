/* SPDX-License-Identifier: MPL-2.0 */
#include "store/packed.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "base/error.h"

#define LEVEL 6
#define MAX_BYTES (512u << 20)
#define CHUNK (64u << 10)

GBytes *
offtake_packed_new (GBytes *bytes)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) deflate =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, deflate);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  /* Memory does not fail; it aborts. */
  gboolean written = g_output_stream_write_all (stream, data, size, NULL, NULL, NULL) &&
                     g_output_stream_close (stream, NULL, NULL);
  g_assert (written);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("what was sealed cannot be unpacked: %s"), why);
  return FALSE;
}

GBytes *
offtake_packed_open (GBytes *packed, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GConverter) inflate =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, inflate);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, &problem)) > 0) {
    g_byte_array_append (bytes, chunk, (guint) n);
    if (bytes->len > MAX_BYTES && !fail (error, _ ("it is too large")))
      return NULL;
  }
  if (problem && !fail (error, problem->message))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
