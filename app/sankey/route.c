/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/route.h"

#include <math.h>

/* Points per bend: at least so many on each of its two arcs, and no steps larger than what shows.
 */
#define LEAST_STEPS 8
#define FLAT_STEPS 16

typedef struct {
  const OfftakeNet *net;
  const OfftakeItems *items;
  const OfftakePlacement *placement;
  const OfftakeColumns *columns;
  GArray *points;
  double width; /* of the band */
} Pen;

static void
add_point (Pen *self, double x, double y)
{
  OfftakePoint point = { x, y };

  if (self->points->len > 0) {
    const OfftakePoint *last = &g_array_index (self->points, OfftakePoint, self->points->len - 1);
    if (last->x == x && last->y == y)
      return;
  }
  g_array_append_val (self->points, point);
}

/* Tight arcs of wide bands need fine steps, hairlines hardly any. */
static guint
arc_steps (const Pen *self, double radius, double angle)
{
  double ratio = 2 * radius / MAX (self->width, 1e-9);
  double step = self->width < 2 ? 9 : ratio < 1.6 ? 1 : ratio < 4 ? 2 : 4;
  double n = ceil (angle * 180 / G_PI / step);

  return MAX (LEAST_STEPS, (guint) n);
}

/* Points of an arc that leaves (x, y) horizontally towards @dx (1 right, -1 left) and bends towards
   @dy; backwards, from its far end to (x, y), if @reverse. Turned step by step: one sine an arc. */
static void
add_arc (
    Pen *self, double x, double y, int dx, int dy, double radius, double angle, gboolean reverse)
{
  guint n = arc_steps (self, radius, angle);
  double s = sin (angle / n), c = cos (angle / n);
  double sine = reverse ? sin (angle) : 0, cosine = reverse ? cos (angle) : 1;

  if (reverse)
    s = -s;
  for (guint i = 0; i <= n; i++) {
    double next = sine * c + cosine * s;
    if (i == n && reverse)
      add_point (self, x, y);
    else
      add_point (self, x + dx * radius * sine, y + dy * radius * (1 - cosine));
    cosine = cosine * c - sine * s;
    sine = next;
  }
}

/* From (x0, y0) to (x1, y1), horizontal at both ends, with the largest arcs that fit. */
static void
add_bend (Pen *self, double x0, double y0, double x1, double y1)
{
  double rise = fabs (y1 - y0), run = fabs (x1 - x0), radius, angle;
  int dx = x1 > x0 ? 1 : -1, dy = y1 > y0 ? 1 : -1;

  if (rise < 1e-6 * (1 + run)) {
    for (guint i = 0; i <= FLAT_STEPS; i++)
      add_point (self, x0 + (x1 - x0) * i / FLAT_STEPS, y0 + (y1 - y0) * i / FLAT_STEPS);
    return;
  }
  if (rise <= run) {
    radius = (run * run + rise * rise) / (4 * rise);
    angle = 2 * atan2 (rise, run);
  } else {
    radius = run / 2;
    angle = G_PI / 2;
  }
  add_arc (self, x0, y0, dx, dy, radius, angle, FALSE);
  add_arc (self, x1, y1, -dx, -dy, radius, angle, TRUE);
}

/* Out of a column's side at @x, round, and back into it: from y0 to y1. */
static void
add_turn (Pen *self, double x, double y0, double y1, int dx, double slot)
{
  double radius = MIN (slot, fabs (y1 - y0) / 2);
  double flat = x + dx * (slot - radius);
  int dy = y1 > y0 ? 1 : -1;

  add_point (self, x, y0);
  add_arc (self, flat, y0, dx, dy, radius, G_PI / 2, FALSE);
  add_arc (self, flat, y1, dx, -dy, radius, G_PI / 2, TRUE);
  add_point (self, x, y1);
}

static double
left_y (const Pen *self, guint segment)
{
  return self->placement->y[self->items->segments[segment].left] +
         self->placement->left_end[segment];
}

static double
right_y (const Pen *self, guint segment)
{
  return self->placement->y[self->items->segments[segment].right] +
         self->placement->right_end[segment];
}

/* Through the gap that the segment passes, with the halves of straight line beside its bend. */
static void
add_segment (Pen *self, guint segment, gboolean leftwards)
{
  const OfftakeColumns *columns = self->columns;
  int layer = self->items->layer[self->items->segments[segment].left];
  double from = columns->x[layer] + columns->node_width, to = columns->x[layer + 1];
  double y0 = left_y (self, segment), y1 = right_y (self, segment);

  if (leftwards) {
    add_point (self, to, y1);
    add_bend (self, columns->bend_to[layer], y1, columns->bend_from[layer], y0);
    add_point (self, from, y0);
  } else {
    add_point (self, from, y0);
    add_bend (self, columns->bend_from[layer], y0, columns->bend_to[layer], y1);
    add_point (self, to, y1);
  }
}

static void
route_back (Pen *self, guint link)
{
  const OfftakeItems *items = self->items;
  const OfftakePlacement *p = self->placement;
  const OfftakeColumns *columns = self->columns;
  guint out = items->first_turn[link], in = out + 1, s = items->first_segment[link];
  const OfftakeTurn *leave = &items->turns[out], *enter = &items->turns[in];
  double right = columns->x[items->layer[leave->node]] + columns->node_width;
  double left = columns->x[items->layer[enter->node]];
  guint n_segments = items->chain_start[link + 1] - items->chain_start[link] - 3;

  add_turn (self, right, p->y[leave->node] + p->turn_end[out], p->y[leave->lane], 1,
            columns->slot[out]);
  for (guint i = 0; i < n_segments; i++)
    add_segment (self, s + i, TRUE);
  add_turn (self, left, p->y[enter->lane], p->y[enter->node] + p->turn_end[in], -1,
            columns->slot[in]);
}

void
offtake_route_link (const OfftakeNet *net,
                    const OfftakeItems *items,
                    const OfftakePlacement *placement,
                    const OfftakeColumns *columns,
                    guint link,
                    GArray *points)
{
  Pen pen = { net, items, placement, columns, points, net->value[link] * placement->scale };
  guint n_segments = items->chain_start[link + 1] - items->chain_start[link] - 1;

  if (items->is_back[link]) {
    route_back (&pen, link);
    return;
  }
  for (guint i = 0; i < n_segments; i++)
    add_segment (&pen, items->first_segment[link] + i, FALSE);
}
