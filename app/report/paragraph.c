/* SPDX-License-Identifier: MPL-2.0 */
#include "report/paragraph.h"

typedef struct {
  OfftakeBlock block;
  OfftakeTextStyle style;
  char *text;
  PangoLayout *layout;
} Paragraph;

static gboolean
is_heading (OfftakeTextStyle style)
{
  return style <= OFFTAKE_TEXT_HEADING_3;
}

static double
space_above (OfftakeTextStyle style)
{
  switch (style) {
  case OFFTAKE_TEXT_TITLE: return 0;
  case OFFTAKE_TEXT_HEADING_1: return 22;
  case OFFTAKE_TEXT_HEADING_2: return 14;
  case OFFTAKE_TEXT_HEADING_3: return 10;
  case OFFTAKE_TEXT_NOTE: return 4;
  case OFFTAKE_TEXT_BODY:
  case OFFTAKE_TEXT_KICKER:
  case OFFTAKE_TEXT_RUNNING:
  case OFFTAKE_TEXT_CELL:
  case OFFTAKE_TEXT_CELL_STRONG:
  case OFFTAKE_TEXT_CELL_HEAD:
  default: return 6;
  }
}

static void
paragraph_lay_out (OfftakeBlock *block, PangoContext *context, double width, double height)
{
  Paragraph *self = (Paragraph *) block;

  g_clear_object (&self->layout);
  self->layout = offtake_style_layout (context, self->style, 1, self->text);
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));

  int n;
  g_autofree double *tops = offtake_style_line_tops (self->layout, &n);
  for (int line = 0; line < n; line++) {
    const gboolean last = line == n - 1;
    const gboolean orphan = !last && line == 0, widow = !last && line == n - 2;
    offtake_block_add_strip (block, tops[line + 1] - tops[line],
                             line == 0 ? space_above (self->style) : 0, 0,
                             is_heading (self->style) || orphan || widow);
  }
}

static void
paragraph_draw (OfftakeBlock *block, cairo_t *cr, guint from, guint to)
{
  Paragraph *self = (Paragraph *) block;

  offtake_style_set_ink (cr, offtake_style_ink (self->style));
  cairo_tag_begin (cr, offtake_style_tag (self->style), NULL);
  offtake_style_show_lines (cr, self->layout, (int) from, (int) to, 0, 0);
  cairo_tag_end (cr, offtake_style_tag (self->style));
}

static void
paragraph_free (OfftakeBlock *block)
{
  Paragraph *self = (Paragraph *) block;

  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self);
}

OfftakeBlock *
offtake_paragraph_new (OfftakeTextStyle style, const char *text)
{
  static const OfftakeBlockClass class = { paragraph_lay_out, paragraph_draw, paragraph_free };
  Paragraph *self = g_new0 (Paragraph, 1);

  offtake_block_init (&self->block, &class);
  self->style = style;
  self->text = g_utf8_make_valid (text ? text : "", -1);
  if (is_heading (style) && style != OFFTAKE_TEXT_TITLE) {
    self->block.level = style - OFFTAKE_TEXT_TITLE;
    self->block.outline = self->text;
  }
  return &self->block;
}

typedef struct {
  OfftakeBlock block;
  double height;
} Spacer;

static void
spacer_lay_out (OfftakeBlock *block, PangoContext *context, double width, double height)
{
  offtake_block_add_strip (block, 0, ((Spacer *) block)->height, 0, FALSE);
}

static void
spacer_draw (OfftakeBlock *block, cairo_t *cr, guint from, guint to)
{
}

OfftakeBlock *
offtake_spacer_new (double height)
{
  static const OfftakeBlockClass class = { spacer_lay_out, spacer_draw,
                                           (void (*) (OfftakeBlock *)) g_free };
  Spacer *self = g_new0 (Spacer, 1);

  offtake_block_init (&self->block, &class);
  self->height = height;
  return &self->block;
}
