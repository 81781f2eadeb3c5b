/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/source-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

/* What is looked at to tell UTF-16 by its zero bytes. */
#define SAMPLE 1024

static GByteArray *
read_stream (FILE *stream, guint max_bytes)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  while (bytes->len <= max_bytes && (n = fread (buffer, 1, sizeof buffer, stream)) > 0)
    g_byte_array_append (bytes, buffer, (guint) n);
  return ferror (stream) ? NULL : g_steal_pointer (&bytes);
}

GBytes *
offtake_source_read_file (const char *path, guint max_bytes, GError **error)
{
  FILE *stream = fopen (path, "re");
  g_autoptr (GByteArray) bytes = stream ? read_stream (stream, max_bytes) : NULL;
  int number = errno;

  if (stream)
    fclose (stream);
  if (!bytes) {
    gboolean is_missing = number == ENOENT || number == ENOTDIR || number == EISDIR;
    g_set_error (error, OFFTAKE_ERROR, is_missing ? OFFTAKE_ERROR_NOT_FOUND : OFFTAKE_ERROR_SYSTEM,
                 _ ("%s: cannot be read: %s"), path, g_strerror (number));
    return NULL;
  }
  if (bytes->len > max_bytes) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: larger than %u MB; split it into smaller files"), path, max_bytes >> 20);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static const char *
encoding_of_mark (const char *bytes, gsize size, gsize *mark)
{
  static const struct {
    const char *mark;
    gsize length;
    const char *encoding;
  } marks[] = { { "\xef\xbb\xbf", 3, "UTF-8" },
                { "\xff\xfe", 2, "UTF-16LE" },
                { "\xfe\xff", 2, "UTF-16BE" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0) {
      *mark = marks[i].length;
      return marks[i].encoding;
    }
  *mark = 0;
  return NULL;
}

/* Text in a western language has a zero in every other byte of UTF-16. */
static const char *
guess_encoding (const char *bytes, gsize size)
{
  gsize sample = MIN (size, SAMPLE) / 2 * 2, zeros[2] = { 0, 0 };

  for (gsize i = 0; i < sample; i++)
    if (bytes[i] == '\0')
      zeros[i % 2]++;
  if (zeros[1] > sample / 4 && zeros[0] <= sample / 16)
    return "UTF-16LE";
  if (zeros[0] > sample / 4 && zeros[1] <= sample / 16)
    return "UTF-16BE";
  return g_utf8_validate_len (bytes, size, NULL) || zeros[0] + zeros[1] > 0 ? "UTF-8"
                                                                            : "WINDOWS-1252";
}

static gboolean
is_utf8 (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0;
}

char *
offtake_source_decode (
    const char *bytes, gsize size, const char *encoding, gsize *length, GError **error)
{
  gsize mark;
  const char *marked = encoding_of_mark (bytes, size, &mark);
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;

  if (!encoding)
    encoding = marked ? marked : guess_encoding (bytes, size);
  if (!is_utf8 (encoding)) {
    text =
        g_convert (bytes + mark, (gssize) (size - mark), "UTF-8", encoding, NULL, length, &cause);
  } else {
    *length = size - mark;
    text = g_malloc (*length + 1);
    memcpy (text, bytes + mark, *length);
    text[*length] = '\0';
  }
  if (!text || !g_utf8_validate_len (text, *length, NULL)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 memchr (bytes, 0, size) && is_utf8 (encoding)
                     ? _ ("holds zero bytes, so it is no text (read as %s)")
                     : _ ("is not text in %s; save it as UTF-8"),
                 encoding);
    return NULL;
  }
  return g_steal_pointer (&text);
}
