/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/svg-text.h"

#include <string.h>

/* In what cairo writes text is outlines: nothing but its own ids holds this word. */
#define COUNTED "surface"
#define HALO 3 /* px, both sides together */

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

static void
insert_more (GByteArray *svg, const char *more)
{
  static const char end[] = "</svg>\n";
  const gsize length = strlen (end);

  if (svg->len < length || memcmp (svg->data + svg->len - length, end, length) != 0)
    return;
  g_byte_array_set_size (svg, (guint) (svg->len - length));
  g_byte_array_append (svg, (const guint8 *) more, (guint) strlen (more));
  g_byte_array_append (svg, (const guint8 *) end, (guint) length);
}

void
offtake_svg_finish (GByteArray *svg, const char *title, const char *more)
{
  if (svg->len == 0)
    return;
  renumber (svg);
  if (more)
    insert_more (svg, more);
  if (title)
    insert_title (svg, title);
}

char *
offtake_svg_id (const char *prefix, const char *name)
{
  GString *id = g_string_new (prefix);

  for (const char *at = name; *at; at = g_utf8_next_char (at))
    if (g_ascii_isalnum (*at) || *at == '-' || *at == '.')
      g_string_append_c (id, *at);
    else
      g_string_append_printf (id, "_%x_", g_utf8_get_char (at));
  return g_string_free (id, FALSE);
}

/* "#1f1f1f" and its opacity, of the source or of the run's own colour. */
static void
find_color (cairo_t *cr, const PangoLayoutRun *run, char color[8], double *alpha)
{
  double red = 0, green = 0, blue = 0;

  *alpha = 1;
  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, alpha);
  for (GSList *l = run->item->analysis.extra_attrs; l; l = l->next) {
    const PangoAttribute *attribute = l->data;
    if (attribute->klass->type != PANGO_ATTR_FOREGROUND)
      continue;
    const PangoColor *own = &((const PangoAttrColor *) attribute)->color;
    red = own->red / 65535.0;
    green = own->green / 65535.0;
    blue = own->blue / 65535.0;
  }
  g_snprintf (color, 8, "#%02x%02x%02x", (guint) (red * 255 + 0.5), (guint) (green * 255 + 0.5),
              (guint) (blue * 255 + 0.5));
}

static void
append_number (GString *out, const char *attribute, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", number);
  g_string_append_printf (out, " %s=\"%s\"", attribute, text);
}

/* In px of the drawing: a context that was made for a magnified page has larger fonts. */
static double
font_size (PangoLayout *layout, const PangoFontDescription *font)
{
  const PangoMatrix *matrix = pango_context_get_matrix (pango_layout_get_context (layout));
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return matrix ? size / pango_matrix_get_font_scale_factor (matrix) : size;
}

static void
append_run (GString *out,
            cairo_t *cr,
            PangoLayout *layout,
            const PangoLayoutRun *run,
            double x,
            double y,
            double width)
{
  PangoFontDescription *font = pango_font_describe_with_absolute_size (run->item->analysis.font);
  const char *text = pango_layout_get_text (layout);
  g_autofree char *words = g_strndup (text + run->item->offset, (gsize) run->item->length);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_autofree char *family = g_markup_escape_text (pango_font_description_get_family (font), -1);
  double scale_x = 1, scale_y = 0, alpha;
  char color[8];

  find_color (cr, run, color, &alpha);
  cairo_user_to_device (cr, &x, &y);
  cairo_user_to_device_distance (cr, &scale_x, &scale_y);
  g_string_append (out, "<text xml:space=\"preserve\"");
  append_number (out, "x", x);
  append_number (out, "y", y);
  append_number (out, "textLength", width * scale_x);
  append_number (out, "font-size", font_size (layout, font) * scale_x);
  /* The halo that keeps words apart from bands. */
  append_number (out, "stroke-width", HALO * scale_x);
  g_string_append (out, " stroke=\"#fff\" stroke-opacity=\"0.85\" stroke-linejoin=\"round\""
                        " paint-order=\"stroke\"");
  g_string_append_printf (out, " font-family=\"%s\" font-weight=\"%d\" fill=\"%s\"", family,
                          (int) pango_font_description_get_weight (font), color);
  append_number (out, "fill-opacity", alpha);
  g_string_append_printf (out, ">%s</text>\n", escaped);
  pango_font_description_free (font);
}

void
offtake_svg_append_text (cairo_t *cr, PangoLayout *layout, gpointer more)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double x = 0, y = 0;

  cairo_get_current_point (cr, &x, &y);
  do {
    const PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
    PangoRectangle extents;
    if (!run)
      continue;
    pango_layout_iter_get_run_extents (iter, NULL, &extents);
    append_run (more, cr, layout, run, x + (double) extents.x / PANGO_SCALE,
                y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE,
                (double) extents.width / PANGO_SCALE);
  } while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
