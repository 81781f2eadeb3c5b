/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "report/block.h"

G_BEGIN_DECLS

/* Draws a figure of @width by @height points at the origin. */
typedef void (*OfftakeFigureDraw) (cairo_t *cr, double width, double height, gpointer data);

/* A picture as wide as the page and @height high, less where the page is lower. @destroy
   (nullable) is called on @data in the end. (transfer full) */
OfftakeBlock *offtake_figure_new (double height, OfftakeFigureDraw draw, gpointer data, GDestroyNotify destroy);

G_END_DECLS
