/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The key to a chart: which colours, fills and stubs it has and what they mean, for the legends of
   window and paper. */

#include "sankey/scene.h"

G_BEGIN_DECLS

/* What a legend can name besides colours, in its order. */
typedef enum {
  OFFTAKE_MARK_FIRM,
  OFFTAKE_MARK_CONDITIONAL,
  OFFTAKE_MARK_EXPIRED,
  OFFTAKE_MARK_NOT_COVERED,
  OFFTAKE_MARK_UNSOLD,
  OFFTAKE_MARK_LOSS,
  OFFTAKE_MARK_NOT_TO_SCALE,
  OFFTAKE_N_MARKS
} OfftakeMark;

typedef struct {
  gboolean    is_series;
  guint       index; /* of a series of the palette, or an OfftakeMark */
  OfftakeFill fill;  /* of a series */
  const char *name;  /* translated; of a series borrowed */
} OfftakeKeyEntry;

/* What @graph has, of the series that @series (char *, NULL for none) names; then the marks.
   @scale: px per unit of value, tells what is too thin to be drawn true; 0: unknown.
   (transfer full): array of OfftakeKeyEntry */
GArray *offtake_key_new (const OfftakeGraph *graph, const GPtrArray *series, double scale);

/* A sample of an entry. */
void offtake_key_draw (const OfftakeKeyEntry *entry, cairo_t *cr, OfftakeTheme theme, const cairo_rectangle_t *box);

G_END_DECLS
