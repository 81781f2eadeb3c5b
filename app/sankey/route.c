/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/route.h"

#include <math.h>

/* Points per bend: at least so many on each of its two arcs, and no steps larger than what shows.
 */
#define LEAST_STEPS 8
#define FLAT 1e-3    /* px */
#define UPRIGHT 1e-9 /* cosine of the tangent */
#define SAME 1e-7
#define FINEST 192 /* a multiple of all steps of columns */

typedef struct {
  const OfftakeNet *net;
  const OfftakeItems *items;
  const OfftakePlacement *placement;
  const OfftakeColumns *columns;
  GArray *points;
  gboolean is_long;    /* passes several gaps: straight pieces need no points in between */
  const double *sines; /* of FINEST + 1 angles up to a right one */
  double width;        /* of the band */
} Pen;

static void
add_point (Pen *self, double x, double y)
{
  OfftakePoint point = { x, y };

  if (self->points->len > 0) {
    const OfftakePoint *last = &g_array_index (self->points, OfftakePoint, self->points->len - 1);
    if (fabs (last->x - x) + fabs (last->y - y) < SAME)
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

/* Half a bend: how far it has come down at @x from its end. Arc first, then the common tangent. */
typedef struct {
  double radius, sine, cosine; /* of the angle of the tangent */
} Bend;

static Bend
bend_new (double run, double rise, double round)
{
  double radius = offtake_columns_largest_radius (run, rise) * round;
  double angle =
      atan2 (rise - 2 * radius, run) + asin (MIN (1, 2 * radius / hypot (run, rise - 2 * radius)));

  return (Bend){ radius, sin (angle), cos (angle) };
}

static double
bend_depth (const Bend *self, double x, double run, double rise)
{
  if (rise < FLAT)
    return rise * x / run;

  double end = self->radius * self->sine;

  if (x <= end)
    return x * x / (self->radius + sqrt (MAX (0, self->radius * self->radius - x * x)));
  if (self->cosine < UPRIGHT)
    return rise / 2;
  return MIN (rise / 2, self->radius * (1 - self->cosine) + (x - end) * self->sine / self->cosine);
}

/* Through a gap, horizontal at both ends. All bends of a gap have their points at the same places
   across it, so that polylines in one order do not cross any more than the curves do. */
static void
add_bend (Pen *self, int layer, double y0, double y1, gboolean leftwards)
{
  const OfftakeColumns *columns = self->columns;
  double from = columns->bend_from[layer], run = columns->bend_to[layer] - from;
  double middle = (y0 + y1) / 2, half = fabs (y1 - y0) / 2;
  int n = (int) columns->steps[layer], dy = y1 > y0 ? 1 : -1;

  if (2 * half < FLAT && self->is_long)
    return;

  Bend bend = bend_new (run, 2 * half, columns->round[layer]);
  double run_down = bend.cosine < UPRIGHT ? half - bend.radius : 0; /* half of a vertical piece */

  for (int i = 0; i <= 2 * n + 1; i++) {
    int step = leftwards ? 2 * n + 1 - i : i;
    gboolean is_first_half = step <= n;
    double x = run / 2 * self->sines[(is_first_half ? step : 2 * n + 1 - step) * FINEST / n];
    double rest =
        step == n || step == n + 1 ? run_down : half - bend_depth (&bend, x, run, 2 * half);
    if (is_first_half)
      add_point (self, from + x, middle - dy * rest);
    else
      add_point (self, from + run - x, middle + dy * rest);
  }
}

/* Out of a column's side at @x, round, and back into it: from y0 to y1. */
static void
add_turn (Pen *self, guint turn, double x, double y0, double y1, int dx)
{
  double radius = self->columns->turn_radius[turn];
  double flat = x + dx * (self->columns->slot[turn] - radius);
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
    add_bend (self, layer, y0, y1, TRUE);
    add_point (self, from, y0);
  } else {
    add_point (self, from, y0);
    add_bend (self, layer, y0, y1, FALSE);
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

  add_turn (self, out, right, p->y[leave->node] + p->turn_end[out], p->y[leave->lane], 1);
  for (guint i = 0; i < n_segments; i++)
    add_segment (self, s + i, TRUE);
  add_turn (self, in, left, p->y[enter->lane], p->y[enter->node] + p->turn_end[in], -1);
}

static void
route_link (Pen *self, guint link)
{
  const OfftakeItems *items = self->items;
  guint n_segments = items->chain_start[link + 1] - items->chain_start[link] - 1;

  self->is_long = n_segments > 1;
  self->width = self->net->value[link] * self->placement->scale;
  if (items->is_back[link]) {
    route_back (self, link);
    return;
  }
  for (guint i = 0; i < n_segments; i++)
    add_segment (self, items->first_segment[link] + i, FALSE);
}

void
offtake_route_links (const OfftakeNet *net,
                     const OfftakeItems *items,
                     const OfftakePlacement *placement,
                     const OfftakeColumns *columns,
                     GArray *points,
                     guint *first_point)
{
  double sines[FINEST + 1];
  Pen pen = { net, items, placement, columns, points, FALSE, sines };

  for (guint i = 0; i <= FINEST; i++)
    sines[i] = sin (G_PI / 2 * i / FINEST);
  for (guint k = 0; k < net->n_links; k++) {
    first_point[k] = points->len;
    route_link (&pen, k);
  }
  first_point[net->n_links] = points->len;
}
