/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <string.h>

#include "sankey/draw-parts.h"
#include "sankey/show-text.h"

/* Text stands on a halo of paper, so that it can be read on bands. On a page that is printed or
   magnified the halo is a stroke round the glyphs. On pixels that would be by far the most costly
   part of a chart: there the glyphs' own pixels are spread. */

#define REACH 1.5 /* of the halo, px */
#define HALO_ALPHA 0.85
#define CONTRAST_REACH 3.0 /* so that nothing of a dark band is left between letters */
#define MOST_SIDE 8192     /* px of one text's mask */

static const OfftakeInk inks[] = {
  [OFFTAKE_TEXT_NAME] = OFFTAKE_INK_TEXT,
  [OFFTAKE_TEXT_DETAIL] = OFFTAKE_INK_DIM,
  [OFFTAKE_TEXT_WARNING] = OFFTAKE_INK_WARNING,
  [OFFTAKE_TEXT_HEADING] = OFFTAKE_INK_DIM,
};

static void
set_ink (const OfftakePainter *self, OfftakeInk ink, double alpha)
{
  double c[4];

  offtake_palette_ink (self->theme, ink, c);
  cairo_set_source_rgba (self->cr, c[0], c[1], c[2], alpha);
}

static double
reach_of (const OfftakePainter *self)
{
  return offtake_palette_is_contrast (self->theme) ? CONTRAST_REACH : REACH;
}

static void
set_halo (const OfftakePainter *self)
{
  set_ink (self, OFFTAKE_INK_PAPER, offtake_palette_is_contrast (self->theme) ? 1 : HALO_ALPHA);
}

static void
paint_outlined (const OfftakePainter *self, PangoLayout *layout, const OfftakeSceneText *text)
{
  cairo_move_to (self->cr, text->x, text->y);
  if (offtake_show_text_goes_elsewhere (self->cr)) {
    set_ink (self, inks[text->kind], 1);
    offtake_show_text (self->cr, layout);
    cairo_new_path (self->cr);
    return;
  }
  pango_cairo_layout_path (self->cr, layout);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (self->cr, 2 * reach_of (self));
  set_halo (self);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, text->x, text->y);
  set_ink (self, inks[text->kind], 1);
  pango_cairo_show_layout (self->cr, layout);
  cairo_new_path (self->cr);
}

static inline guint8
most_of (guint8 a, guint8 b, guint8 c)
{
  const guint8 most = a > b ? a : b;

  return most > c ? most : c;
}

/* Every pixel becomes the fullest of the nine around it. */
static void
spread_square (guint8 *data, guint8 *rows, int height, gsize stride)
{
  const gsize n = (gsize) height * stride;

  memset (rows, 0, n);
  for (gsize at = 1; at + 1 < n; at++)
    rows[at] = most_of (data[at - 1], data[at], data[at + 1]);
  for (gsize at = stride; at + stride < n; at++)
    data[at] = most_of (rows[at - stride], rows[at], rows[at + stride]);
}

/* By a pixel to the four sides, by @share of what is there. */
static void
spread_cross (guint8 *data, guint8 *before, int height, gsize stride, double share)
{
  const guint weight = (guint) lround (share * 256);
  const gsize n = (gsize) height * stride;

  memcpy (before, data, n);
  for (gsize at = stride; at + stride < n; at++) {
    const guint8 side = most_of (before[at - 1], before[at + 1], before[at - stride]);
    const guint most = most_of (side, before[at + stride], 0);
    data[at] = most_of (before[at], (guint8) (most * weight >> 8), 0);
  }
}

/* A square and a cross in turn make nearly a disc. The border of the mask is empty, so that lines
   need not be told apart. */
static void
spread (cairo_surface_t *mask, double reach)
{
  const int height = cairo_image_surface_get_height (mask);
  const gsize stride = (gsize) cairo_image_surface_get_stride (mask);
  g_autofree guint8 *room = g_malloc0 ((gsize) height * stride);
  guint8 *data;

  cairo_surface_flush (mask);
  data = cairo_image_surface_get_data (mask);
  for (guint pass = 0; reach > 0.01; pass++, reach--)
    if (pass % 2 == 0 && reach >= 1)
      spread_square (data, room, height, stride);
    else
      spread_cross (data, room, height, stride, MIN (reach, 1));
  cairo_surface_mark_dirty (mask);
}

/* Where a text is among the pixels, with room for its halo. */
typedef struct {
  int x, y, width, height;
} Box;

static Box
box_of (const OfftakeSceneText *text, const OfftakeRasterView *view, double reach)
{
  const int margin = (int) ceil (reach * view->scale) + 3;
  const int x = (int) floor (text->x * view->scale + view->x) - margin;
  const int y = (int) floor (text->y * view->scale + view->y) - margin;

  return (Box){ x, y, (int) ceil (text->width * view->scale) + 2 * margin + 1,
                (int) ceil (text->height * view->scale) + 2 * margin + 1 };
}

static cairo_surface_t *
mask_new (PangoLayout *layout,
          const OfftakeSceneText *text,
          const OfftakeRasterView *view,
          const Box *box)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, box->width, box->height);
  cairo_t *cr = cairo_create (mask);

  cairo_translate (cr, view->x - box->x, view->y - box->y);
  cairo_scale (cr, view->scale, view->scale);
  cairo_move_to (cr, text->x, text->y);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  return mask;
}

static void
paint_spread (const OfftakePainter *self,
              PangoLayout *layout,
              const OfftakeSceneText *text,
              const OfftakeRasterView *view)
{
  const Box box = box_of (text, view, reach_of (self));
  cairo_surface_t *glyphs = mask_new (layout, text, view, &box);
  cairo_surface_t *halo = mask_new (layout, text, view, &box);

  spread (halo, reach_of (self) * view->scale);
  cairo_save (self->cr);
  offtake_painter_use_pixels (self->cr);
  set_halo (self);
  cairo_mask_surface (self->cr, halo, box.x, box.y);
  set_ink (self, inks[text->kind], 1);
  cairo_mask_surface (self->cr, glyphs, box.x, box.y);
  cairo_restore (self->cr);
  cairo_surface_destroy (halo);
  cairo_surface_destroy (glyphs);
}

/* What a window shows of a chart does without the texts elsewhere. */
static gboolean
is_clipped_away (const OfftakePainter *self, const OfftakeSceneText *text)
{
  const double reach = reach_of (self);
  double x0, y0, x1, y1;

  cairo_clip_extents (self->cr, &x0, &y0, &x1, &y1);
  return text->x > x1 + reach || text->x + text->width < x0 - reach || text->y > y1 + reach ||
         text->y + text->height < y0 - reach;
}

void
offtake_painter_write (const OfftakePainter *self,
                       PangoContext *context,
                       const OfftakeSceneText *text)
{
  OfftakeRasterView view;

  if (is_clipped_away (self, text))
    return;
  g_autoptr (PangoLayout) layout = offtake_scene_text_layout (context, text->kind, text->text);
  pango_layout_set_width (layout, (int) ceil ((text->width + 0.5) * PANGO_SCALE));
  pango_layout_set_alignment (layout, text->align);
  if (!self->plain && offtake_painter_get_pixels (self->cr, &view) &&
      text->width * view.scale < MOST_SIDE)
    paint_spread (self, layout, text, &view);
  else
    paint_outlined (self, layout, text);
}
