/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/key.h"

#include "config.h"

#include <glib/gi18n.h>

#include "sankey/draw-parts.h"

static const char *const mark_names[OFFTAKE_N_MARKS] = {
  [OFFTAKE_MARK_FIRM] = N_ ("Firm"),
  [OFFTAKE_MARK_CONDITIONAL] = N_ ("Conditional"),
  [OFFTAKE_MARK_EXPIRED] = N_ ("Expired"),
  [OFFTAKE_MARK_NOT_COVERED] = N_ ("Not covered"),
  [OFFTAKE_MARK_UNSOLD] = N_ ("Unsold"),
  [OFFTAKE_MARK_LOSS] = N_ ("Process loss"),
  [OFFTAKE_MARK_NOT_TO_SCALE] = N_ ("Thinner than drawn"),
};

typedef struct {
  gboolean marks[OFFTAKE_N_MARKS];
  gboolean *series;
  OfftakeFill *fills; /* of a series, its last one */
  guint n_series;
} Found;

static void
find_links (Found *self, const OfftakeGraph *graph, double scale)
{
  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    if (!(link->value > 0))
      continue;
    if (link->color < self->n_series) {
      self->series[link->color] = TRUE;
      self->fills[link->color] = link->fill;
    }
    self->marks[OFFTAKE_MARK_FIRM] |= link->fill == OFFTAKE_FILL_SOLID;
    self->marks[OFFTAKE_MARK_CONDITIONAL] |= link->fill == OFFTAKE_FILL_STRIPED;
    self->marks[OFFTAKE_MARK_EXPIRED] |= link->fill == OFFTAKE_FILL_GHOST;
    self->marks[OFFTAKE_MARK_NOT_COVERED] |= link->fill == OFFTAKE_FILL_HOLLOW;
    self->marks[OFFTAKE_MARK_NOT_TO_SCALE] |=
        scale > 0 && offtake_scene_has_break (link->value * scale, graph->links->len);
  }
}

static void
find_nodes (Found *self, const OfftakeGraph *graph)
{
  for (guint i = 0; i < graph->nodes->len; i++) {
    const OfftakeGraphNode *node = offtake_graph_node (graph, i);
    self->marks[OFFTAKE_MARK_NOT_COVERED] |= node->shortage > 0;
    self->marks[OFFTAKE_MARK_UNSOLD] |= node->surplus > 0;
    self->marks[OFFTAKE_MARK_LOSS] |= node->loss > 0;
  }
}

/* Firm is what one expects: it is named only beside something else. In a difference the colours
   alone say what a fill means. */
static void
find_marks (Found *self, const OfftakeGraph *graph, double scale)
{
  gboolean *marks = self->marks;

  find_links (self, graph, scale);
  find_nodes (self, graph);
  marks[OFFTAKE_MARK_FIRM] &= marks[OFFTAKE_MARK_CONDITIONAL] || marks[OFFTAKE_MARK_EXPIRED];
  for (guint i = 0; i < OFFTAKE_N_MARKS && graph->is_difference; i++)
    marks[i] &= i == OFFTAKE_MARK_NOT_TO_SCALE;
}

GArray *
offtake_key_new (const OfftakeGraph *graph, const GPtrArray *series, double scale)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (OfftakeKeyEntry));
  const guint n = series ? series->len : 0;
  g_autofree gboolean *used = g_new0 (gboolean, n + 1);
  g_autofree OfftakeFill *fills = g_new0 (OfftakeFill, n + 1);
  Found found = { .series = used, .fills = fills, .n_series = n };

  find_marks (&found, graph, scale);
  for (guint i = 0; i < n; i++) {
    const OfftakeKeyEntry entry = { TRUE, i, graph->is_difference ? fills[i] : OFFTAKE_FILL_SOLID,
                                    series->pdata[i] };
    if (used[i] && entry.name)
      g_array_append_val (entries, entry);
  }
  for (guint i = 0; i < OFFTAKE_N_MARKS; i++) {
    const OfftakeKeyEntry entry = { FALSE, i, OFFTAKE_FILL_SOLID, _ (mark_names[i]) };
    if (found.marks[i])
      g_array_append_val (entries, entry);
  }
  return entries;
}

/* A band of no colour in particular. */
static void
draw_fill (cairo_t *cr, OfftakeTheme theme, OfftakeFill fill, const cairo_rectangle_t *box)
{
  const OfftakePainter painter = { .cr = cr, .theme = theme };

  offtake_painter_fill_box (&painter, box, OFFTAKE_SERIES_NEUTRAL, fill);
}

void
offtake_key_draw (const OfftakeKeyEntry *entry,
                  cairo_t *cr,
                  OfftakeTheme theme,
                  const cairo_rectangle_t *box)
{
  static const OfftakeFill fills[] = { OFFTAKE_FILL_SOLID, OFFTAKE_FILL_STRIPED,
                                       OFFTAKE_FILL_GHOST };
  const OfftakePainter painter = { .cr = cr, .theme = theme };

  if (entry->is_series) {
    offtake_scene_draw_series (cr, theme, entry->index, entry->fill, box);
    return;
  }
  switch ((OfftakeMark) entry->index) {
  case OFFTAKE_MARK_FIRM:
  case OFFTAKE_MARK_CONDITIONAL:
  case OFFTAKE_MARK_EXPIRED: draw_fill (cr, theme, fills[entry->index], box); break;
  case OFFTAKE_MARK_NOT_COVERED:
    offtake_scene_draw_stub (cr, theme, OFFTAKE_SUBJECT_SHORTAGE, box);
    break;
  case OFFTAKE_MARK_UNSOLD:
    offtake_scene_draw_stub (cr, theme, OFFTAKE_SUBJECT_SURPLUS, box);
    break;
  case OFFTAKE_MARK_LOSS: offtake_scene_draw_stub (cr, theme, OFFTAKE_SUBJECT_LOSS, box); break;
  case OFFTAKE_MARK_NOT_TO_SCALE: offtake_painter_break_box (&painter, box); break;
  case OFFTAKE_N_MARKS:
  default: break;
  }
}
