/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/svg-text.h"

#include <string.h>

/* Cairo draws text as outlines: nothing but its own ids holds this word. */
#define COUNTED "surface"

static void
append_renumbered (GByteArray *out, GHashTable *numbers, const char *digits, gsize length)
{
  g_autofree char *old = g_strndup (digits, length);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, old));
  g_autofree char *text = NULL;

  if (number == 0) {
    number = g_hash_table_size (numbers) + 1;
    g_hash_table_insert (numbers, g_strdup (old), GUINT_TO_POINTER (number));
  }
  text = g_strdup_printf ("%u", number);
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

static void
renumber (GByteArray *svg)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GByteArray) out = g_byte_array_sized_new (svg->len);
  const char *at = (const char *) svg->data, *end = at + svg->len, *found;

  while ((found = memmem (at, (gsize) (end - at), COUNTED, strlen (COUNTED)))) {
    const char *digits = found + strlen (COUNTED), *rest = digits;
    while (rest < end && g_ascii_isdigit (*rest))
      rest++;
    g_byte_array_append (out, (const guint8 *) at, (guint) (digits - at));
    if (rest > digits)
      append_renumbered (out, numbers, digits, (gsize) (rest - digits));
    at = rest;
  }
  g_byte_array_append (out, (const guint8 *) at, (guint) (end - at));
  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, out->data, out->len);
}

static void
insert_title (GByteArray *svg, const char *title)
{
  g_autofree char *text = g_markup_printf_escaped ("\n<title>%s</title>", title);
  const guint8 *root = memmem (svg->data, svg->len, "<svg ", 5);
  const guint8 *end = root ? memchr (root, '>', svg->len - (gsize) (root - svg->data)) : NULL;

  if (!end)
    return;
  const gsize at = (gsize) (end - svg->data) + 1, length = strlen (text), tail = svg->len - at;
  g_byte_array_set_size (svg, (guint) (svg->len + length));
  memmove (svg->data + at + length, svg->data + at, tail);
  memcpy (svg->data + at, text, length);
}

void
offtake_svg_finish (GByteArray *svg, const char *title)
{
  if (svg->len == 0)
    return;
  renumber (svg);
  if (title)
    insert_title (svg, title);
}
