/* SPDX-License-Identifier: MPL-2.0 */
#include "report/page.h"

#include "config.h"

#include <glib/gi18n.h>

#include "report/style.h"

#define MARGIN_SIDE 51.0
#define MARGIN_TOP 62.0
#define MARGIN_BOTTOM 58.0
#define HEADER_Y 34.0 /* of the running head's top, from the edge of the sheet */
#define FOOTER_Y 36.0 /* of the footer's bottom, likewise */

/* Strips [from, to) of a block on a page. */
typedef struct {
  OfftakeBlock *block;
  guint from, to;
  guint page;
  double y;
} Piece;

struct _OfftakePages {
  OfftakePageFormat format;
  char *header_left, *header_right, *footer_left;
  GPtrArray *blocks; /* OfftakeBlock; NULL begins a page */
  PangoContext *context;
  GArray *pieces; /* Piece, NULL until laid out */
  GArray *marks;  /* OfftakePageMark */
  guint n_pages;
};

void
offtake_page_format_init_size (OfftakePageFormat *format, double width, double height)
{
  *format = (OfftakePageFormat){
    .width = MAX (width, 200),
    .height = MAX (height, 250),
    .left = MARGIN_SIDE,
    .right = MARGIN_SIDE,
    .top = MARGIN_TOP,
    .bottom = MARGIN_BOTTOM,
  };
}

void
offtake_page_format_init (OfftakePageFormat *format, OfftakePaper paper)
{
  if (paper == OFFTAKE_PAPER_LETTER)
    offtake_page_format_init_size (format, 612, 792);
  else
    offtake_page_format_init_size (format, 595.276, 841.89);
}

gboolean
offtake_paper_parse (const char *name, OfftakePaper *paper)
{
  if (g_ascii_strcasecmp (name, "a4") == 0)
    *paper = OFFTAKE_PAPER_A4;
  else if (g_ascii_strcasecmp (name, "letter") == 0)
    *paper = OFFTAKE_PAPER_LETTER;
  else
    return FALSE;
  return TRUE;
}

OfftakePages *
offtake_pages_new (const OfftakePageFormat *format)
{
  OfftakePages *self = g_new0 (OfftakePages, 1);

  self->format = *format;
  self->blocks = g_ptr_array_new ();
  self->context = offtake_style_context_new ();
  return self;
}

void
offtake_pages_free (OfftakePages *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (self->blocks->pdata[i])
      offtake_block_free (self->blocks->pdata[i]);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_object_unref (self->context);
  g_free (self->header_left);
  g_free (self->header_right);
  g_free (self->footer_left);
  g_free (self);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = text ? g_utf8_make_valid (text, -1) : NULL;
}

void
offtake_pages_set_running (OfftakePages *self,
                           const char *header_left,
                           const char *header_right,
                           const char *footer_left)
{
  set_text (&self->header_left, header_left);
  set_text (&self->header_right, header_right);
  set_text (&self->footer_left, footer_left);
}

void
offtake_pages_add (OfftakePages *self, OfftakeBlock *block)
{
  g_return_if_fail (self->pieces == NULL);
  g_ptr_array_add (self->blocks, block);
}

void
offtake_pages_break (OfftakePages *self)
{
  g_return_if_fail (self->pieces == NULL);
  g_ptr_array_add (self->blocks, NULL);
}

const OfftakePageFormat *
offtake_pages_get_format (OfftakePages *self)
{
  return &self->format;
}

static double
body_width (const OfftakePages *self)
{
  return self->format.width - self->format.left - self->format.right;
}

static double
body_height (const OfftakePages *self)
{
  return self->format.height - self->format.top - self->format.bottom;
}

/* A strip of the whole report, in order. */
typedef struct {
  guint block, strip;
} Place;

static const OfftakeStrip *
strip_at (const OfftakePages *self, const Place *place)
{
  const OfftakeBlock *block = self->blocks->pdata[place->block];

  return &g_array_index (block->strips, OfftakeStrip, place->strip);
}

static GArray *
lay_out_blocks (OfftakePages *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < self->blocks->len; i++) {
    OfftakeBlock *block = self->blocks->pdata[i];
    if (!block) {
      const Place page_break = { .block = i };
      g_array_append_val (places, page_break);
      continue;
    }
    block->class->lay_out (block, self->context, body_width (self), body_height (self));
    for (guint strip = 0; strip < block->strips->len; strip++) {
      const Place place = { .block = i, .strip = strip };
      g_array_append_val (places, place);
    }
  }
  return places;
}

static gboolean
keeps_next (const OfftakePages *self, const Place *place)
{
  const OfftakeBlock *block = self->blocks->pdata[place->block];

  return block &&
         (strip_at (self, place)->keep || (block->keep && place->strip + 1 == block->strips->len));
}

/* End of the run of strips from @start that want to stay together. */
static guint
group_end (const OfftakePages *self, const GArray *places, guint start)
{
  guint end = start;

  while (end < places->len && keeps_next (self, &g_array_index (places, Place, end)))
    end++;
  return MIN (end + 1, places->len);
}

/* Height of places [start, end); at the top of a page the first one loses its space and gains what
   it repeats. */
static double
group_height (const OfftakePages *self, const GArray *places, guint start, guint end, gboolean top)
{
  double height = 0;

  for (guint i = start; i < end; i++) {
    const Place *place = &g_array_index (places, Place, i);
    if (!self->blocks->pdata[place->block])
      continue;
    const OfftakeStrip *strip = strip_at (self, place);
    height += strip->height + (top && i == start ? 0 : strip->space);
    if (place->strip == 0 || (top && i == start))
      height += strip->repeat;
  }
  return height;
}

static void
append_piece (OfftakePages *self, const Place *place, double y)
{
  OfftakeBlock *block = self->blocks->pdata[place->block];
  Piece *last =
      self->pieces->len > 0 ? &g_array_index (self->pieces, Piece, self->pieces->len - 1) : NULL;

  if (last && last->block == block && last->page == self->n_pages - 1 && last->to == place->strip) {
    last->to++;
    return;
  }

  const Piece piece = {
    .block = block, .from = place->strip, .to = place->strip + 1, .page = self->n_pages - 1, .y = y
  };
  g_array_append_val (self->pieces, piece);
  if (block->level > 0 && place->strip == 0) {
    const OfftakePageMark mark = {
      .level = block->level, .text = block->outline, .page = piece.page, .y = self->format.top + y
    };
    g_array_append_val (self->marks, mark);
  }
}

/* Breaks places into pages, greedily: a group that does not fit begins a page, and is broken only
   if it is higher than one. */
static void
flow (OfftakePages *self)
{
  const double slack = 1e-6, height = body_height (self);
  g_autoptr (GArray) places = lay_out_blocks (self);
  double y = 0;
  gboolean top = TRUE;

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->marks = g_array_new (FALSE, FALSE, sizeof (OfftakePageMark));
  self->n_pages = 1;
  for (guint start = 0, end; start < places->len; start = end) {
    end = group_end (self, places, start);
    if (!self->blocks->pdata[g_array_index (places, Place, start).block]) {
      self->n_pages += top ? 0 : 1;
      y = 0;
      top = TRUE;
      continue;
    }
    const gboolean fits = y + group_height (self, places, start, end, top) <= height + slack;
    if (!fits && group_height (self, places, start, end, TRUE) <= height + slack && !top) {
      self->n_pages++;
      y = 0;
      top = TRUE;
    }
    for (guint i = start; i < end; i++) {
      const Place *place = &g_array_index (places, Place, i);
      if (!self->blocks->pdata[place->block])
        break;
      if (!top && y + group_height (self, places, i, i + 1, FALSE) > height + slack) {
        self->n_pages++;
        y = 0;
        top = TRUE;
      }
      const double space = top ? 0 : strip_at (self, place)->space;
      append_piece (self, place, y + space);
      y += group_height (self, places, i, i + 1, top);
      top = top && y == 0;
    }
  }
}

static void
ensure_laid_out (OfftakePages *self)
{
  if (!self->pieces)
    flow (self);
}

guint
offtake_pages_count (OfftakePages *self)
{
  ensure_laid_out (self);
  return self->n_pages;
}

const GArray *
offtake_pages_get_marks (OfftakePages *self)
{
  ensure_laid_out (self);
  return self->marks;
}

/* One line of header or footer between @x0 and @x1, shortened with dots where it does not fit.
   Where lines begin at the right it stands as in a mirror. */
static void
draw_running (OfftakePages *self,
              cairo_t *cr,
              const char *text,
              double x0,
              double x1,
              double y,
              gboolean at_end)
{
  const gboolean mirrored = offtake_style_is_right_to_left (self->context);

  if (!text || x1 <= x0)
    return;

  g_autoptr (PangoLayout) layout =
      offtake_style_layout (self->context, OFFTAKE_TEXT_RUNNING, 1, text);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_width (layout, (int) ((x1 - x0) * PANGO_SCALE));
  pango_layout_set_alignment (layout, at_end != mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  offtake_style_set_ink (cr, OFFTAKE_PRINT_INK_FAINT);
  cairo_move_to (
      cr, mirrored ? self->format.left + self->format.width - self->format.right - x1 : x0, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_header_and_footer (OfftakePages *self, cairo_t *cr, guint page)
{
  const OfftakePageFormat *format = &self->format;
  const double left = format->left, right = format->width - format->right;
  const double footer = format->height - FOOTER_Y - 8, middle = left + 0.62 * (right - left);
  /* Translators: number of the page, number of pages. */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);

  draw_running (self, cr, self->header_left, left, self->header_right ? middle : right, HEADER_Y,
                FALSE);
  draw_running (self, cr, self->header_right, middle + 8, right, HEADER_Y, TRUE);
  if (self->header_left || self->header_right)
    offtake_style_rule (cr, OFFTAKE_PRINT_INK_HAIRLINE, 0.5, left, HEADER_Y + 13, right,
                        HEADER_Y + 13);
  offtake_style_rule (cr, OFFTAKE_PRINT_INK_HAIRLINE, 0.5, left, footer - 4, right, footer - 4);
  draw_running (self, cr, self->footer_left, left, right - 80, footer, FALSE);
  draw_running (self, cr, number, right - 76, right, footer, TRUE);
}

void
offtake_pages_draw (OfftakePages *self, cairo_t *cr, guint page)
{
  ensure_laid_out (self);
  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  draw_header_and_footer (self, cr, page);
  cairo_tag_begin (cr, "Sect", NULL);
  for (guint i = 0; i < self->pieces->len; i++) {
    const Piece *piece = &g_array_index (self->pieces, Piece, i);
    if (piece->page != page)
      continue;
    cairo_save (cr);
    cairo_translate (cr, self->format.left, self->format.top + piece->y);
    piece->block->class->draw (piece->block, cr, piece->from, piece->to);
    cairo_restore (cr);
  }
  cairo_tag_end (cr, "Sect");
  cairo_restore (cr);
}
