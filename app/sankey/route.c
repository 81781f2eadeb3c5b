/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/route.h"

#include <math.h>

/* Each link of a ribbon keeps its distance from the ribbon's centre line, so that none covers a
   part of the next one on a slope or in a turn. */

#define LEAST_STEPS 8
#define SMOOTH 0.6 /* px: (pi / 4)^2 / 4 over the distance of a chord from its arc */
#define FEW                                                                                        \
  400 /* segments, up to which every bend is as fine as can be: they are looked at closely */
#define HAIRLINE 0.5     /* px */
#define LEAST_SPARE 0.05 /* of a radius above half the width */
#define FLAT 1e-3        /* px */
#define UPRIGHT 1e-9     /* cosine of the tangent */
#define SAME 1e-7
#define FINEST 96   /* steps of half a bend; a multiple of all others */
#define RESERVE 256 /* points that a bend or a turn takes at most */

typedef struct {
  const OfftakeNet *net;
  const OfftakeItems *items;
  const OfftakePlacement *placement;
  const OfftakeColumns *columns;
  GArray *points;
  OfftakePoint *at, *last; /* where the next point goes; the one before it in the link, or NULL */
  gboolean is_long;        /* passes several gaps: straight pieces need no points in between */
  const double *sines;     /* of FINEST + 1 angles up to a right one */
  double width;            /* of the ribbon */
  double aside;            /* of the link, to the right of the ribbon's centre line */
} Pen;

/* Room for what is drawn next: points are written without asking again. */
static void
reserve (Pen *self)
{
  guint n = self->at ? (guint) (self->at - (OfftakePoint *) self->points->data) : 0;
  guint last = self->last ? (guint) (self->last - (OfftakePoint *) self->points->data) : 0;

  if (n + RESERVE > self->points->len)
    g_array_set_size (self->points, MAX (2 * self->points->len, n + RESERVE));
  self->at = (OfftakePoint *) self->points->data + n;
  self->last = self->last ? (OfftakePoint *) self->points->data + last : NULL;
}

static inline void
add_point (Pen *self, double x, double y)
{
  if (self->last && fabs (self->last->x - x) + fabs (self->last->y - y) < SAME)
    return;
  *self->at = (OfftakePoint){ x, y };
  self->last = self->at++;
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
   @dy; backwards, from its far end to (x, y), if @reverse. Turned in @n steps: one sine an arc. */
static void
add_arc (Pen *self,
         double x,
         double y,
         int dx,
         int dy,
         double radius,
         guint n,
         double angle,
         gboolean reverse)
{
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

/* Half a bend: an arc, then the common tangent. */
typedef struct {
  double radius, sine, cosine; /* of the angle of the tangent */
} Bend;

static Bend
bend_new (double run, double rise, double round)
{
  double radius = offtake_columns_largest_radius (run, rise) * round;
  double straight = rise - 2 * radius, across = hypot (run, straight);
  double s = MIN (1, 2 * radius / across), c = sqrt (1 - s * s);

  return (Bend){ radius, (straight * c + run * s) / across, (run * c - straight * s) / across };
}

/* How far it has come down at @x from its end. */
static inline double
bend_depth (const Bend *self, double x, double half)
{
  double end = self->radius * self->sine;

  if (x <= end)
    return x * x / (self->radius + sqrt (MAX (0, self->radius * self->radius - x * x)));
  if (self->cosine < UPRIGHT)
    return half;
  return MIN (half, self->radius * (1 - self->cosine) + (x - end) * self->sine / self->cosine);
}

/* The longest chord of the arc with @n steps to half a bend: its first one, or the last one, which
   is steeper. */
static double
longest_chord (const Bend *self, double run, int n)
{
  double end = 2 * self->radius * self->sine / run, first = G_PI / 4 * run / n;
  double last = MAX (first * sqrt (MAX (0, 1 - end * end)), first * first / run);

  return MAX (first, MIN (last / MAX (self->cosine, UPRIGHT), sqrt (2 * last * self->radius)));
}

/* Steps of half a bend: so many that no chord is farther from its arc than what shows, the same for
   all bands of a gap, and more for a band so wide that a coarse line would fold on itself. */
static int
bend_steps (const Pen *self, const Bend *bend, double run, double round)
{
  static const int steps[] = { 8, 12, 24, 48, FINEST };
  double half = self->width / 2, least = sqrt (SMOOTH * run / round);
  double longest = INFINITY;

  if (self->items->n_segments <= FEW)
    return FINEST;
  if (half > HAIRLINE)
    longest = MAX (1, half / 4) * MAX (bend->radius / half - 1, LEAST_SPARE);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= least && longest_chord (bend, run, steps[i]) <= longest)
      return steps[i];
  return FINEST;
}

/* A point of the ribbon's centre line, @along from the end of its bend, moved down by @aside where
   the line is level; @fall is 1 where it falls to the right, else -1. */
static inline void
add_beside (
    Pen *self, const Bend *bend, double along, double x, double y, double aside, double fall)
{
  if (aside != 0) {
    const double sine = MIN (bend->sine, along / bend->radius);
    x -= aside * fall * sine;
    y += aside * sqrt (MAX (0, 1 - sine * sine));
  }
  add_point (self, x, y);
}

/* Through a gap, horizontal at both ends. All bends of a gap have their points at the same places
   across it, so that polylines in one order do not cross any more than the curves do. */
static void
add_bend (Pen *self, int layer, double y0, double y1, gboolean leftwards)
{
  const OfftakeColumns *columns = self->columns;
  double run = columns->bend_to[layer] - columns->bend_from[layer], x[FINEST + 1], rest[FINEST + 1];
  double from = leftwards ? columns->bend_to[layer] : columns->bend_from[layer];
  double middle = (y0 + y1) / 2, half = fabs (y1 - y0) / 2;
  double aside = leftwards ? -self->aside : self->aside, fall = y1 > y0 ? 1 : -1;

  if (2 * half < FLAT && self->is_long)
    return;

  Bend bend = bend_new (run, MAX (2 * half, FLAT), columns->round[layer]);
  int n = bend_steps (self, &bend, run, columns->round[layer]), across = leftwards ? -1 : 1;
  double down = across * fall;

  for (int i = 0; i <= n; i++) {
    x[i] = run / 2 * self->sines[i * FINEST / n];
    rest[i] = half - MIN (half, bend_depth (&bend, x[i], half));
  }
  rest[n] = bend.cosine < UPRIGHT ? half - bend.radius : 0; /* half of a vertical piece */
  for (int i = 0; i <= n; i++)
    add_beside (self, &bend, x[i], from + across * x[i], middle - down * rest[i], aside, fall);
  for (int i = n; i >= 0; i--)
    add_beside (self, &bend, x[i], from + across * (run - x[i]), middle + down * rest[i], aside,
                fall);
}

/* Out of a column's side at @x, round, and back into it: from y0 to y1. */
static void
add_turn (Pen *self, guint turn, double x, double y0, double y1, int dx)
{
  double radius = self->columns->turn_radius[turn];
  double flat = x + dx * (self->columns->slot[turn] - radius);
  guint n = arc_steps (self, radius, G_PI / 2);
  int dy = y1 > y0 ? 1 : -1;

  reserve (self);
  y0 += dx * self->aside;
  y1 -= dx * self->aside;
  radius -= dx * dy * self->aside;
  add_point (self, x, y0);
  add_arc (self, flat, y0, dx, dy, radius, n, G_PI / 2, FALSE);
  add_arc (self, flat, y1, dx, -dy, radius, n, G_PI / 2, TRUE);
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

  reserve (self);
  if (leftwards) {
    add_point (self, to, y1 - self->aside);
    add_bend (self, layer, y0, y1, TRUE);
    add_point (self, from, y0 - self->aside);
  } else {
    add_point (self, from, y0 + self->aside);
    add_bend (self, layer, y0, y1, FALSE);
    add_point (self, to, y1 + self->aside);
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
  if (items->is_back[link]) {
    route_back (self, link);
    return;
  }
  for (guint i = 0; i < n_segments; i++)
    add_segment (self, items->first_segment[link] + i, FALSE);
}

/* Links lie one below the other, as they are stacked at their nodes. */
static void
route_ribbon (Pen *self, guint link, guint *first_point)
{
  const OfftakeNet *net = self->net;
  double top;

  self->width = net->value[link] * self->placement->scale;
  top = -self->width / 2;
  for (guint s = net->strand_start[link]; s < net->strand_start[link + 1]; s++) {
    const double width = net->strand_value[s] * self->placement->scale;
    first_point[s] = self->at ? (guint) (self->at - (OfftakePoint *) self->points->data) : 0;
    self->last = NULL;
    self->aside = top + width / 2;
    route_link (self, link);
    top += width;
  }
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
  Pen pen = { net, items, placement, columns, points, .sines = sines };
  guint n = net->strand_start[net->n_links];

  for (guint i = 0; i <= FINEST; i++)
    sines[i] = sin (G_PI / 2 * i / FINEST);
  for (guint k = 0; k < net->n_links; k++)
    route_ribbon (&pen, k, first_point);
  first_point[n] = pen.at ? (guint) (pen.at - (OfftakePoint *) points->data) : 0;
  g_array_set_size (points, first_point[n]);
}
