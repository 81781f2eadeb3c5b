/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/columns.h"

#include <math.h>

/* Least radius of a bend as a share of the band's width: half would turn on the inner edge. */
#define LEAST_RADIUS 0.56
/* Radii of bends as shares of the largest that fits. With all of it, steep bends would run down on
   one and the same line. */
#define LEAST_ROUND 0.4
#define MOST_ROUND 0.9
#define TURN_GAP 3.0 /* px between two vertical runs */
/* Radius inside of a turn, px, as a share of what gaps have on average beyond the width of crowded
   ones. */
#define INNER_ROUND 0.1
#define MOST_INNER_ROUND 7.0
#define CROWDED 50.0
#define LEAST_GAP 14.0
#define WIDE_GAP 28.0

typedef struct {
  const OfftakeNet *net;
  const OfftakeItems *items;
  const OfftakeOrder *order;
  const OfftakePlacement *placement;
} Input;

typedef struct {
  double top, bottom, width, outer;
  guint turn;
} Run;

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *p = a, *q = b;
  double d = (p->bottom - p->top) - (q->bottom - q->top);

  return d < 0 ? -1 : d > 0 ? 1 : p->turn < q->turn ? -1 : p->turn > q->turn;
}

static void
collect_runs (const Input *in, int layer, gboolean on_right, GArray *runs)
{
  const OfftakePlacement *p = in->placement;

  g_array_set_size (runs, 0);
  for (guint i = in->order->start[layer]; i < in->order->start[layer + 1]; i++) {
    guint item = in->order->list[i];
    for (guint e = in->items->turn_start[item]; e < in->items->turn_start[item + 1]; e++) {
      guint t = in->items->turn[e];
      const OfftakeTurn *turn = &in->items->turns[t];
      if (turn->node != item || turn->on_right != on_right)
        continue;
      double a = p->y[item] + p->turn_end[t], b = p->y[turn->lane];
      double width = in->net->value[turn->link] * p->scale;
      Run run = { MIN (a, b) - width / 2, MAX (a, b) + width / 2, width, 0, t };
      g_array_append_val (runs, run);
    }
  }
  g_array_sort (runs, compare_runs);
}

/* The largest radius for a turn that does not cut the corner of one inside of it. */
static double
round_turn (const OfftakeColumns *self, const GArray *runs, guint index)
{
  const Run *run = &g_array_index (runs, Run, index);
  double top = run->top + run->width / 2, bottom = run->bottom - run->width / 2;
  double radius = MIN (self->slot[run->turn], (bottom - top) / 2);

  for (guint i = 0; i < index; i++) {
    const Run *inner = &g_array_index (runs, Run, i);
    double inner_top = inner->top + inner->width / 2;
    double inner_bottom = inner->bottom - inner->width / 2;
    if (inner_top < top || inner_bottom > bottom)
      continue;
    double apart = MIN (self->slot[run->turn] - self->slot[inner->turn],
                        MIN (inner_top - top, bottom - inner_bottom));
    radius = MIN (radius, self->turn_radius[inner->turn] + apart);
  }
  return radius;
}

/* Slots for the vertical runs on one side of a column, short ones next to it. Their inner edges can
   be as round as @round, px. Returns the room that they take. */
static double
assign_slots (OfftakeColumns *self,
              const Input *in,
              int layer,
              gboolean on_right,
              double stub,
              double round,
              GArray *runs)
{
  double room = 0;

  collect_runs (in, layer, on_right, runs);
  for (guint i = 0; i < runs->len; i++) {
    Run *run = &g_array_index (runs, Run, i);
    double inner = stub;
    for (guint j = 0; j < i; j++) {
      const Run *other = &g_array_index (runs, Run, j);
      if (other->top < run->bottom && run->top < other->bottom)
        inner = MAX (inner, other->outer + TURN_GAP);
    }
    self->slot[run->turn] =
        MAX (inner + run->width / 2, MAX (run->width * LEAST_RADIUS + 1, run->width / 2 + round));
    run->outer = self->slot[run->turn] + run->width / 2;
    self->turn_radius[run->turn] = round_turn (self, runs, i);
    room = MAX (room, run->outer);
  }
  return MAX (room, stub);
}

/* The width in which every band of a gap can make its bends. */
static double
bend_need (const Input *in, int layer)
{
  const OfftakePlacement *p = in->placement;
  double need = 0;

  for (guint i = in->order->start[layer]; i < in->order->start[layer + 1]; i++) {
    guint item = in->order->list[i];
    for (guint e = in->items->right_start[item]; e < in->items->right_start[item + 1]; e++) {
      guint s = in->items->right[e];
      const OfftakeSegment *segment = &in->items->segments[s];
      double radius = in->net->value[segment->link] * p->scale * LEAST_RADIUS / MOST_ROUND;
      double rise =
          fabs (p->y[segment->left] + p->left_end[s] - p->y[segment->right] - p->right_end[s]);
      need = MAX (need, rise > 2 * radius ? 2 * radius : sqrt (rise * (4 * radius - rise)));
    }
  }
  return need;
}

double
offtake_columns_largest_radius (double run, double rise)
{
  return rise > run ? run / 2 : (run * run + rise * rise) / (4 * MAX (rise, 1e-9));
}

/* How round the bends of a gap are. Steep ones get short arcs and a slope in between, so that they
   do not all run down in the middle of the gap; none gets arcs too tight for its width. */
static void
choose_shape (OfftakeColumns *self, const Input *in, int layer)
{
  const OfftakePlacement *p = in->placement;
  double run = self->bend_to[layer] - self->bend_from[layer], steepest = 0, tightest = 0;

  for (guint i = in->order->start[layer]; i < in->order->start[layer + 1]; i++) {
    guint item = in->order->list[i];
    for (guint e = in->items->right_start[item]; e < in->items->right_start[item + 1]; e++) {
      guint s = in->items->right[e];
      const OfftakeSegment *segment = &in->items->segments[s];
      double width = in->net->value[segment->link] * p->scale;
      double rise =
          fabs (p->y[segment->left] + p->left_end[s] - p->y[segment->right] - p->right_end[s]);
      steepest = MAX (steepest, rise);
      tightest = MAX (tightest, width / offtake_columns_largest_radius (run, rise));
    }
  }
  self->round[layer] = CLAMP (1.1 - 0.4 * steepest / MAX (run, 1), LEAST_ROUND, MOST_ROUND);
  self->round[layer] = MIN (1, MAX (self->round[layer], tightest * LEAST_RADIUS));
}

/* The common width to which the smaller ones of @need can be raised so that all add up to @width.
 */
static double
level_gaps (const double *need, guint n, double width)
{
  double low = 0, high = width;

  for (guint round = 0; round < 60; round++) {
    double middle = (low + high) / 2, sum = 0;
    for (guint i = 0; i < n; i++)
      sum += MAX (need[i], middle);
    if (sum <= width)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* What stands beside the columns: turns and stubs on their left and right, what each gap needs, and
   what it would need with bands without a width. */
typedef struct {
  double *left, *right, *gap, *least_gap;
} Needs;

static void
needs_clear (Needs *needs)
{
  g_clear_pointer (&needs->left, g_free);
  g_clear_pointer (&needs->right, g_free);
  g_clear_pointer (&needs->gap, g_free);
  g_clear_pointer (&needs->least_gap, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Needs, needs_clear)

static void
measure_needs (OfftakeColumns *self,
               const Input *in,
               double wide,
               double round,
               const OfftakeColumnRooms *rooms,
               Needs *needs)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  int n = self->n_layers;
  const double *stub = rooms->stub;

  needs->left = g_new0 (double, n + 2);
  needs->right = g_new0 (double, n + 2);
  needs->gap = g_new0 (double, n + 2);
  needs->least_gap = g_new0 (double, n + 2);
  for (int l = 0; l < n; l++) {
    needs->left[l] = assign_slots (self, in, l, FALSE, stub[2 * l], round, runs);
    needs->right[l] = assign_slots (self, in, l, TRUE, stub[2 * l + 1], round, runs);
  }
  for (int l = 0; l + 1 < n; l++) {
    double labels = rooms->label[l] + stub[2 * l + 2];
    double bends = MAX (bend_need (in, l), wide);
    needs->gap[l] = MAX (needs->right[l] + needs->left[l + 1] + bends, labels);
    needs->least_gap[l] = MAX (stub[2 * l + 1] + stub[2 * l + 2] + wide, labels);
  }
  if (n > 0)
    needs->right[n - 1] = MAX (needs->right[n - 1], rooms->label[n - 1]);
}

/* Where a column would have to be: at its pin, the last one at the right end; but never so far
   right that those behind it leave the page. */
static double
wished_x (
    const OfftakeColumns *self, const Needs *needs, double width, const double *pin, int layer)
{
  int last = self->n_layers - 1;
  double x = width - self->node_width - needs->right[last];

  for (int l = layer; l < last; l++)
    x -= self->node_width + needs->gap[l];
  return isnan (pin[layer]) ? x : MIN (x, pin[layer] * (width - self->node_width));
}

/* Columns between two that have their place share the room there. */
static void
place_columns (OfftakeColumns *self, const Needs *needs, double width, const double *pin)
{
  int n = self->n_layers, to;

  if (n == 0)
    return;
  self->x[0] =
      isnan (pin[0]) ? needs->left[0] : MAX (needs->left[0], wished_x (self, needs, width, pin, 0));
  for (int from = 0; from < n - 1; from = to) {
    for (to = from + 1; to < n - 1 && isnan (pin[to]); to++)
      continue;
    double room = wished_x (self, needs, width, pin, to) - self->x[from];
    double level =
        level_gaps (needs->gap + from, (guint) (to - from), room - (to - from) * self->node_width);
    for (int l = from; l < to; l++)
      self->x[l + 1] = self->x[l] + self->node_width + MAX (needs->gap[l], level);
  }
  self->width = self->x[n - 1] + self->node_width + needs->right[n - 1];
}

OfftakeColumns *
offtake_columns_new (const OfftakeNet *net,
                     const OfftakeItems *items,
                     const OfftakeOrder *order,
                     const OfftakePlacement *placement,
                     double width,
                     double node_width,
                     const OfftakeColumnRooms *rooms)
{
  OfftakeColumns *self = g_new0 (OfftakeColumns, 1);
  Input in = { net, items, order, placement };
  int n = self->n_layers = order->n_layers;
  double average = (width - n * node_width) / MAX (n, 1);
  double wide = CLAMP (average, LEAST_GAP, WIDE_GAP);
  double round = CLAMP (INNER_ROUND * (average - CROWDED), 1, MOST_INNER_ROUND);
  g_auto (Needs) needs = { 0 };

  self->node_width = node_width;
  self->x = g_new0 (double, n + 1);
  self->bend_from = g_new0 (double, n + 1);
  self->bend_to = g_new0 (double, n + 1);
  self->round = g_new0 (double, n + 1);
  self->slot = g_new0 (double, items->n_turns + 1);
  self->turn_radius = g_new0 (double, items->n_turns + 1);
  measure_needs (self, &in, wide, round, rooms, &needs);
  place_columns (self, &needs, width, rooms->pin);
  self->need = n > 0 ? needs.left[0] + needs.right[n - 1] : 0;
  for (int l = 0; l < n; l++) {
    self->least_width += node_width + needs.least_gap[l];
    self->need += node_width + needs.gap[l];
  }
  if (n > 0)
    self->least_width += rooms->stub[0] + MAX (rooms->stub[2 * n - 1], rooms->label[n - 1]);
  for (int l = 0; l < n; l++) {
    self->bend_from[l] = self->x[l] + node_width + needs.right[l];
    self->bend_to[l] = l + 1 < n ? self->x[l + 1] - needs.left[l + 1] : self->width;
  }
  for (int l = 0; l + 1 < n; l++)
    choose_shape (self, &in, l);
  return self;
}

void
offtake_columns_free (OfftakeColumns *self)
{
  if (!self)
    return;
  g_free (self->x);
  g_free (self->bend_from);
  g_free (self->bend_to);
  g_free (self->round);
  g_free (self->slot);
  g_free (self->turn_radius);
  g_free (self);
}
