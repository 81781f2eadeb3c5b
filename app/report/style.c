/* SPDX-License-Identifier: MPL-2.0 */
#include "report/style.h"

#include "base/locale.h"
#include "base/text.h"

/* Cantarell has tabular figures and comes with the desktop; the rest are what a bare system has. */
#define FAMILIES "Cantarell, Inter, Noto Sans, DejaVu Sans, Sans"

static const struct {
  double size; /* points */
  PangoWeight weight;
  OfftakePrintInk ink;
  double line_spacing;
  const char *tag;
} styles[] = {
  [OFFTAKE_TEXT_TITLE] = { 22, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_TEXT, 1.05, "H1" },
  [OFFTAKE_TEXT_HEADING_1] = { 14, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_TEXT, 1.1, "H1" },
  [OFFTAKE_TEXT_HEADING_2] = { 11, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_TEXT, 1.1, "H2" },
  [OFFTAKE_TEXT_HEADING_3] = { 9.5, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_FAINT, 1.1, "H3" },
  [OFFTAKE_TEXT_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, OFFTAKE_PRINT_INK_TEXT, 1.2, "P" },
  [OFFTAKE_TEXT_NOTE] = { 8, PANGO_WEIGHT_NORMAL, OFFTAKE_PRINT_INK_FAINT, 1.2, "P" },
  [OFFTAKE_TEXT_KICKER] = { 10, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_ACCENT, 1.1, "P" },
  [OFFTAKE_TEXT_RUNNING] = { 7.5, PANGO_WEIGHT_NORMAL, OFFTAKE_PRINT_INK_FAINT, 1.1, "P" },
  [OFFTAKE_TEXT_CELL] = { 8, PANGO_WEIGHT_NORMAL, OFFTAKE_PRINT_INK_TEXT, 1.1, "TD" },
  [OFFTAKE_TEXT_CELL_STRONG] = { 8, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_TEXT, 1.1, "TD" },
  [OFFTAKE_TEXT_CELL_HEAD] = { 7.5, PANGO_WEIGHT_BOLD, OFFTAKE_PRINT_INK_FAINT, 1.05, "TH" },
};

static const double inks[][3] = {
  [OFFTAKE_PRINT_INK_TEXT] = { 0.12, 0.12, 0.14 },
  [OFFTAKE_PRINT_INK_FAINT] = { 0.36, 0.36, 0.40 },
  [OFFTAKE_PRINT_INK_ACCENT] = { 0.11, 0.38, 0.65 },
  [OFFTAKE_PRINT_INK_RULE] = { 0.45, 0.45, 0.50 },
  [OFFTAKE_PRINT_INK_HAIRLINE] = { 0.82, 0.82, 0.84 },
  [OFFTAKE_PRINT_INK_SHADE] = { 0.955, 0.955, 0.965 },
};

PangoContext *
offtake_style_context_new (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  if (offtake_locale_is_right_to_left ())
    pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  cairo_font_options_destroy (options);
  return context;
}

gboolean
offtake_style_is_right_to_left (PangoContext *context)
{
  return pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
}

/* Lines of @text that are not written from the right, each isolated, so that the stop at their end
   stays there. */
static char *
isolate_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line; line++)
    if (**line && offtake_text_direction (*line) >= 0) {
      g_autofree char *bare = *line;
      *line = g_strconcat ("\u2068", bare, "\u2069", NULL);
    }
  return g_strjoinv ("\n", lines);
}

/* One side for every line, whatever it is written in: Pango by itself would align each by its own
   direction. */
static void
set_text (PangoContext *context, PangoLayout *layout, const char *text)
{
  if (!offtake_style_is_right_to_left (context)) {
    pango_layout_set_text (layout, text, -1);
    return;
  }
  g_autofree char *isolated = isolate_lines (text);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, isolated, -1);
}

PangoLayout *
offtake_style_layout (PangoContext *context, OfftakeTextStyle style, double scale, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int) (styles[style].size * scale * PANGO_SCALE));
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_line_spacing (layout, (float) styles[style].line_spacing);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  set_text (context, layout, text ? text : "");
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

void
offtake_style_set_ink (cairo_t *cr, OfftakePrintInk ink)
{
  cairo_set_source_rgb (cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

OfftakePrintInk
offtake_style_ink (OfftakeTextStyle style)
{
  return styles[style].ink;
}

const char *
offtake_style_tag (OfftakeTextStyle style)
{
  return styles[style].tag;
}

void
offtake_style_rule (
    cairo_t *cr, OfftakePrintInk ink, double width, double x0, double y0, double x1, double y1)
{
  offtake_style_set_ink (cr, ink);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

double
offtake_style_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
offtake_style_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

double *
offtake_style_line_tops (PangoLayout *layout, int *n_lines)
{
  const int n = pango_layout_get_line_count (layout);
  double *tops = g_new (double, n + 1);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  for (int line = 0; line < n; line++) {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    tops[line] = (double) logical.y / PANGO_SCALE;
    pango_layout_iter_next_line (iter);
  }
  pango_layout_iter_free (iter);
  tops[n] = offtake_style_height (layout);
  *n_lines = n;
  return tops;
}

void
offtake_style_show_lines (cairo_t *cr, PangoLayout *layout, int first, int end, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0;

  for (int line = 0; line < end; line++) {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    if (line == first)
      top = logical.y;
    if (line >= first) {
      cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                     y + (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
    pango_layout_iter_next_line (iter);
  }
  pango_layout_iter_free (iter);
}
