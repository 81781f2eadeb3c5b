/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A chart as it stands on paper: a title above the scene, a legend of colours and fills and a scale
   bar below it. Pictures and printed pages draw the same sheet. */

#include "sankey/scene.h"

G_BEGIN_DECLS

typedef struct {
  const char      *title, *subtitle; /* NULL for none */
  const char      *note;             /* small, below the legend; NULL for none */
  const GPtrArray *series;           /* char *, names of the palette's series; NULL for no legend */
  double           text_size;        /* of the legend in px; the title is larger in proportion */
  double           padding;          /* empty border */
  gboolean         right_to_left;    /* lines begin at the right; a scene does not change by it */
} OfftakeSheet;

/* What the sheet needs above and below a scene when it is @width px wide; the border is included. */
void offtake_sheet_margins (const OfftakeSheet *self, const OfftakeGraph *graph, double width,
                            double *top, double *bottom);
/* Size of the whole sheet around @scene; its width is the scene's with the border. */
void offtake_sheet_size (const OfftakeSheet *self, const OfftakeGraph *graph, const OfftakeScene *scene,
                         double *width, double *height);
/* Draws it at the origin. @scale is the layout's, px per unit of value: the length of the bar. */
void offtake_sheet_draw (const OfftakeSheet *self, const OfftakeGraph *graph, const OfftakeScene *scene,
                         double scale, OfftakeTheme theme, cairo_t *cr);

/* The largest of 1, 2 and 5 times a power of ten that is at most @most; 0 if @most is not above 0. */
double offtake_sheet_round_down (double most);

G_END_DECLS
