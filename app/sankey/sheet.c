/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/sheet.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "base/text.h"
#include "sankey/key.h"
#include "sankey/scene-parts.h"
#include "sankey/show-text.h"

#define FAMILY "Cantarell, Inter, Noto Sans, DejaVu Sans, Sans"
#define BAR_ROOM 11.0 /* kept free for the scale bar at the right, in ems */

/* One entry of the legend in its place. */
typedef struct {
  OfftakeKeyEntry key;
  double x, y, width;
} Entry;

static PangoLayout *
text_layout (PangoContext *context, double size, gboolean bold, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static PangoContext *
context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static double
text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

static double
text_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/* The entries without places. */
static GArray *
entries_new (const OfftakeSheet *self, const OfftakeGraph *graph, double scale)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (GArray) keys = NULL;

  if (!self->series)
    return entries;
  keys = offtake_key_new (graph, self->series, scale);
  for (guint i = 0; i < keys->len; i++) {
    const Entry entry = { .key = g_array_index (keys, OfftakeKeyEntry, i) };
    g_array_append_val (entries, entry);
  }
  return entries;
}

static double
entry_width (const OfftakeSheet *self, PangoContext *context, const char *name)
{
  g_autoptr (PangoLayout) layout = text_layout (context, self->text_size, FALSE, name);

  return 2.1 * self->text_size + text_width (layout);
}

/* Gives every entry its place in lines of @width; fills start a line of their own. Returns the
   height. */
static double
place_entries (const OfftakeSheet *self, PangoContext *context, GArray *entries, double width)
{
  const double line = 1.7 * self->text_size, gap = 1.4 * self->text_size;
  double x = 0, y = 0;

  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);
    const gboolean fills_begin =
        i > 0 && !entry->key.is_series && g_array_index (entries, Entry, i - 1).key.is_series;
    entry->width = entry_width (self, context, entry->key.name);
    if (x > 0 && (x + entry->width > width || fills_begin)) {
      x = 0;
      y += line;
    }
    entry->x = x;
    entry->y = y;
    x += entry->width + gap;
  }
  return entries->len > 0 ? y + line : 0;
}

static double
legend_width (const OfftakeSheet *self, double width)
{
  return MAX (width - 2 * self->padding - BAR_ROOM * self->text_size, 12 * self->text_size);
}

static PangoLayout *
wrapped (const OfftakeSheet *self,
         PangoContext *context,
         double size,
         gboolean bold,
         const char *text,
         double width)
{
  PangoLayout *layout = text_layout (context, size * self->text_size, bold, text);

  if (self->right_to_left && offtake_text_direction (text) >= 0) /* else Pango does by itself */
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MAX (width - 2 * self->padding, 1) * PANGO_SCALE));
  return layout;
}

/* Draws a line of text below *y where there is a @cr, and moves *y past it in any case. */
static void
add_text (const OfftakeSheet *self,
          PangoContext *context,
          cairo_t *cr,
          double size,
          gboolean bold,
          const char *text,
          double width,
          double *y)
{
  if (!text || !*text)
    return;

  g_autoptr (PangoLayout) layout = wrapped (self, context, size, bold, text, width);
  if (cr) {
    cairo_move_to (cr, self->padding, *y);
    offtake_show_text (cr, layout);
  }
  *y += text_height (layout);
}

static void
set_text_ink (cairo_t *cr, OfftakeTheme theme, double alpha)
{
  const gboolean contrast = offtake_palette_is_contrast (theme);
  const gboolean dark = theme == OFFTAKE_THEME_DARK || theme == OFFTAKE_THEME_HIGH_CONTRAST_DARK;
  const double level = dark ? 1 : contrast ? 0 : 0.12;

  cairo_set_source_rgba (cr, level, level, level, contrast ? 1 : alpha);
}

/* Height of the title's part; drawn where there is a @cr. */
static double
add_head (
    const OfftakeSheet *self, PangoContext *context, cairo_t *cr, OfftakeTheme theme, double width)
{
  double y = self->padding;

  if (cr)
    set_text_ink (cr, theme, 1);
  add_text (self, context, cr, 1.7, TRUE, self->title, width, &y);
  if (cr)
    set_text_ink (cr, theme, 0.7);
  add_text (self, context, cr, 1.05, FALSE, self->subtitle, width, &y);
  return y > self->padding ? y + 0.8 * self->text_size : y;
}

void
offtake_sheet_margins (
    const OfftakeSheet *self, const OfftakeGraph *graph, double width, double *top, double *bottom)
{
  PangoContext *context = context_new ();
  g_autoptr (GArray) entries = entries_new (self, graph, 0);
  const double legend = place_entries (self, context, entries, legend_width (self, width));
  double note = 0;

  add_text (self, context, NULL, 0.9, FALSE, self->note, width, &note);
  *top = add_head (self, context, NULL, OFFTAKE_THEME_LIGHT, width);
  *bottom = self->padding + note;
  if (self->series)
    *bottom += MAX (legend, 3 * self->text_size) + 0.8 * self->text_size;
  g_object_unref (context);
}

void
offtake_sheet_size (const OfftakeSheet *self,
                    const OfftakeGraph *graph,
                    const OfftakeScene *scene,
                    double *width,
                    double *height)
{
  double top, bottom;

  offtake_scene_get_size (scene, width, height);
  *width += 2 * self->padding;
  offtake_sheet_margins (self, graph, *width, &top, &bottom);
  *height += top + bottom;
}

/* The left side of what is so long and stands @x from where lines begin, on a sheet of @width. */
static double
from_start (const OfftakeSheet *self, double x, double length, double width)
{
  return self->right_to_left ? width - x - length : x;
}

static void
draw_entries (const OfftakeSheet *self,
              PangoContext *context,
              const GArray *entries,
              OfftakeTheme theme,
              cairo_t *cr,
              double width,
              double y)
{
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    g_autoptr (PangoLayout) layout = text_layout (context, self->text_size, FALSE, entry->key.name);
    const double top = y + entry->y, x = self->padding + entry->x;
    const double height = 0.95 * self->text_size, length = 1.5 * self->text_size;
    const cairo_rectangle_t box = { from_start (self, x, length, width),
                                    top + (text_height (layout) - height) / 2, length, height };
    offtake_key_draw (&entry->key, cr, theme, &box);
    set_text_ink (cr, theme, 0.85);
    cairo_move_to (cr, from_start (self, x + 2.1 * self->text_size, text_width (layout), width),
                   top);
    offtake_show_text (cr, layout);
  }
}

double
offtake_sheet_round_down (double most)
{
  static const double steps[] = { 5, 2, 1 };
  double power;

  if (!(most > 0) || !isfinite (most))
    return 0;
  power = pow (10, floor (log10 (most)));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= most * (1 + 1e-12))
      return steps[i] * power;
  return power;
}

/* An upright bar: bands are measured across. */
static void
draw_scale_bar (const OfftakeSheet *self,
                PangoContext *context,
                const OfftakeGraph *graph,
                double scale,
                OfftakeTheme theme,
                cairo_t *cr,
                double width,
                double y)
{
  const double amount = offtake_sheet_round_down (2.6 * self->text_size / scale);
  const double height = amount * scale, cap = 0.35 * self->text_size;

  if (!(height > 0))
    return;
  g_autofree char *text = offtake_text_short (offtake_graph_amount (graph, amount));
  g_autoptr (PangoLayout) layout = text_layout (context, self->text_size, FALSE, text);
  const double length = text_width (layout), text_x = width - self->padding - length;
  const double x = from_start (self, text_x - 0.6 * self->text_size - cap, 0, width);

  set_text_ink (cr, theme, 0.85);
  cairo_move_to (cr, from_start (self, text_x, length, width),
                 y + (height - text_height (layout)) / 2);
  offtake_show_text (cr, layout);
  cairo_set_line_width (cr, MAX (0.09 * self->text_size, 0.6));
  cairo_move_to (cr, x - cap, y);
  cairo_line_to (cr, x + cap, y);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, y + height);
  cairo_move_to (cr, x - cap, y + height);
  cairo_line_to (cr, x + cap, y + height);
  cairo_stroke (cr);
}

/* What is too thin to be drawn true is known with the scale only: it is named where the margins,
   which are asked for before, have room for it. */
static GArray *
placed_entries (const OfftakeSheet *self,
                const OfftakeGraph *graph,
                PangoContext *context,
                double scale,
                double width,
                double *height)
{
  g_autoptr (GArray) certain = entries_new (self, graph, 0);
  g_autoptr (GArray) all = entries_new (self, graph, scale);

  *height = place_entries (self, context, certain, legend_width (self, width));
  if (place_entries (self, context, all, legend_width (self, width)) > *height)
    return g_steal_pointer (&certain);
  return g_steal_pointer (&all);
}

void
offtake_sheet_draw (const OfftakeSheet *self,
                    const OfftakeGraph *graph,
                    const OfftakeScene *scene,
                    double scale,
                    OfftakeTheme theme,
                    cairo_t *cr)
{
  static const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };
  PangoContext *context = context_new ();
  double width, height;

  offtake_scene_get_size (scene, &width, &height);
  width += 2 * self->padding;
  const double top = add_head (self, context, cr, theme, width);
  cairo_save (cr);
  cairo_translate (cr, self->padding, top);
  offtake_scene_draw (scene, cr, theme, nothing, nothing);
  cairo_restore (cr);

  double y = top + height + 0.8 * self->text_size;
  if (self->series) {
    double legend;
    g_autoptr (GArray) entries = placed_entries (self, graph, context, scale, width, &legend);
    draw_entries (self, context, entries, theme, cr, width, y);
    draw_scale_bar (self, context, graph, scale, theme, cr, width, y + 0.1 * self->text_size);
    y += MAX (legend, 3 * self->text_size);
  }
  set_text_ink (cr, theme, 0.6);
  add_text (self, context, cr, 0.9, FALSE, self->note, width, &y);
  g_object_unref (context);
}
