/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/between.h"

#include <math.h>

/* Points of a band under way: its two ends have other numbers of them. */
#define STEPS 48

static double
mix (double a, double b, double time)
{
  return a + (b - a) * time;
}

static double
length_of (const OfftakePoint *points, guint n)
{
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length;
}

/* The line as STEPS points at even distances along it. */
static void
resample (const OfftakePoint *points, guint n, OfftakePoint *out)
{
  const double length = length_of (points, n);
  double passed = 0;
  guint at = 0;

  for (guint i = 0; i < STEPS; i++) {
    const double wanted = length * i / (STEPS - 1);
    double piece = 0;

    for (; at + 1 < n; at++) {
      piece = hypot (points[at + 1].x - points[at].x, points[at + 1].y - points[at].y);
      if (passed + piece >= wanted || at + 2 == n)
        break;
      passed += piece;
    }
    const guint next = MIN (at + 1, n - 1);
    const double along = piece > 0 ? CLAMP ((wanted - passed) / piece, 0, 1) : 0;
    out[i] = (OfftakePoint){ mix (points[at].x, points[next].x, along),
                             mix (points[at].y, points[next].y, along) };
  }
}

static void
mix_link (
    const OfftakeLayout *from, const OfftakeLayout *to, guint k, double time, OfftakeLayout *layout)
{
  const OfftakeLinkPlace *a = &from->links[k], *b = &to->links[k];
  OfftakePoint before[STEPS], after[STEPS];
  OfftakeLinkPlace *link = &layout->links[k];

  link->width = mix (a->width, b->width, time);
  link->first_point = layout->n_points;
  if (a->n_points < 2 || b->n_points < 2)
    return;
  resample (from->points + a->first_point, a->n_points, before);
  resample (to->points + b->first_point, b->n_points, after);
  for (guint i = 0; i < STEPS; i++)
    layout->points[layout->n_points++] =
        (OfftakePoint){ mix (before[i].x, after[i].x, time), mix (before[i].y, after[i].y, time) };
  link->n_points = STEPS;
}

static void
mix_node (const OfftakeNodePlace *a, const OfftakeNodePlace *b, double time, OfftakeNodePlace *node)
{
  *node = (OfftakeNodePlace){ mix (a->x0, b->x0, time), mix (a->y0, b->y0, time),
                              mix (a->x1, b->x1, time), mix (a->y1, b->y1, time), b->layer };
}

OfftakeLayout *
offtake_layout_between (const OfftakeLayout *from, const OfftakeLayout *to, double time)
{
  OfftakeLayout *layout;

  if (from->n_nodes != to->n_nodes || from->n_links != to->n_links)
    return NULL;
  time = CLAMP (time, 0, 1);
  layout = g_new0 (OfftakeLayout, 1);
  layout->width = mix (from->width, to->width, time);
  layout->height = mix (from->height, to->height, time);
  layout->scale = mix (from->scale, to->scale, time);
  layout->n_layers = to->n_layers;
  layout->right_to_left = to->right_to_left;
  layout->n_nodes = to->n_nodes;
  layout->nodes = g_new0 (OfftakeNodePlace, to->n_nodes + 1);
  layout->n_links = to->n_links;
  layout->links = g_new0 (OfftakeLinkPlace, to->n_links + 1);
  layout->points = g_new0 (OfftakePoint, (gsize) to->n_links * STEPS + 1);
  for (guint i = 0; i < to->n_nodes; i++)
    mix_node (&from->nodes[i], &to->nodes[i], time, &layout->nodes[i]);
  for (guint k = 0; k < to->n_links; k++)
    mix_link (from, to, k, time, layout);
  return layout;
}
