/* SPDX-License-Identifier: MPL-2.0 */
#include "report/figure.h"

typedef struct {
  OfftakeBlock block;
  double width, height;
  OfftakeFigureDraw draw;
  gpointer data;
  GDestroyNotify destroy;
} Figure;

static void
figure_lay_out (OfftakeBlock *block, PangoContext *context, double width, double height)
{
  Figure *self = (Figure *) block;

  self->width = width;
  self->height = MIN (self->height, height);
  offtake_block_add_strip (block, self->height, 8, 0, FALSE);
}

static void
figure_draw (OfftakeBlock *block, cairo_t *cr, guint from, guint to)
{
  Figure *self = (Figure *) block;

  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  self->draw (cr, self->width, self->height, self->data);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
}

static void
figure_free (OfftakeBlock *block)
{
  Figure *self = (Figure *) block;

  if (self->destroy)
    self->destroy (self->data);
  g_free (self);
}

OfftakeBlock *
offtake_figure_new (double height, OfftakeFigureDraw draw, gpointer data, GDestroyNotify destroy)
{
  static const OfftakeBlockClass class = { figure_lay_out, figure_draw, figure_free };
  Figure *self = g_new0 (Figure, 1);

  offtake_block_init (&self->block, &class);
  self->height = height;
  self->draw = draw;
  self->data = data;
  self->destroy = destroy;
  return &self->block;
}
