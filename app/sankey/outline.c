/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "sankey/scene-parts.h"

/* A layout tells every bend of a centre line in many small pieces, so that its smoothness can be
   measured. For drawing, a corner is left out where the band's outer edge misses it by less than
   can be seen, also in a print or when magnified; the directions at those that stay are still those
   of the fine line. */

#define COINCIDENT 1e-6
#define TOLERANCE 0.03 /* px */

static double
distance (const OfftakePoint *a, const OfftakePoint *b)
{
  return hypot (b->x - a->x, b->y - a->y);
}

OfftakePoint
offtake_scene_normal (const OfftakePoint *points, guint n, guint i)
{
  guint before = i, after = i;

  while (before > 0 && distance (&points[before], &points[i]) < COINCIDENT)
    before--;
  while (after + 1 < n && distance (&points[after], &points[i]) < COINCIDENT)
    after++;

  const OfftakePoint *a = &points[before], *b = &points[after];
  const double dx = b->x - a->x, dy = b->y - a->y, length = hypot (dx, dy);
  return length > 0 ? (OfftakePoint){ -dy / length, dx / length } : (OfftakePoint){ 0, 1 };
}

/* Whether the line from @a to @b may stand for the pieces between them, whose middle is @middle.
   The outer edge of a bend misses its chord by s + 4 s² width / length², s being what the centre
   line does. */
static gboolean
is_near (const OfftakePoint *a, const OfftakePoint *middle, const OfftakePoint *b, double width)
{
  const double dx = b->x - a->x, dy = b->y - a->y, length2 = dx * dx + dy * dy;
  const double cross = (middle->x - a->x) * dy - (middle->y - a->y) * dx, cross2 = cross * cross;

  return cross2 <= TOLERANCE * TOLERANCE / 4 * length2 &&
         8 * cross2 * width <= TOLERANCE * length2 * length2;
}

/* Appends the corners of a band's centre line that matter, with their normals; returns how many. */
static guint
add_band (
    const OfftakePoint *line, guint n, double width, OfftakePoint *points, OfftakePoint *normals)
{
  guint kept = 0, n_kept = 0;

  for (guint i = 0; i < n; i++) {
    const gboolean is_end = i == 0 || i + 1 == n;
    if (!is_end && is_near (&line[kept], &line[(kept + i + 1) / 2], &line[i + 1], width))
      continue;
    kept = i;
    points[n_kept] = line[i];
    normals[n_kept++] = offtake_scene_normal (line, n, i);
  }
  return n_kept;
}

static cairo_rectangle_t
bounds_of (const OfftakePoint *points, const OfftakePoint *normals, guint n, double width)
{
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

  for (guint i = 0; i < n; i++) {
    const double dx = fabs (normals[i].x) * width / 2, dy = fabs (normals[i].y) * width / 2;
    x0 = MIN (x0, points[i].x - dx);
    y0 = MIN (y0, points[i].y - dy);
    x1 = MAX (x1, points[i].x + dx);
    y1 = MAX (y1, points[i].y + dy);
  }
  return n > 0 ? (cairo_rectangle_t){ x0, y0, x1 - x0, y1 - y0 }
               : (cairo_rectangle_t){ 0, 0, 0, 0 };
}

void
offtake_scene_trace_outlines (OfftakeScene *self, const OfftakeLayout *layout)
{
  guint n = 0;

  self->points = g_new (OfftakePoint, layout->n_points + 1);
  self->normals = g_new (OfftakePoint, layout->n_points + 1);
  for (guint i = 0; i < self->n_links; i++) {
    const OfftakeLinkPlace *place = &layout->links[i];
    OfftakeSceneLink *link = &self->links[i];
    link->first_point = n;
    link->n_points = add_band (layout->points + place->first_point, place->n_points, place->width,
                               self->points + n, self->normals + n);
    link->bounds = bounds_of (self->points + n, self->normals + n, link->n_points, place->width);
    n += link->n_points;
  }
  self->points = g_renew (OfftakePoint, self->points, n + 1);
  self->normals = g_renew (OfftakePoint, self->normals, n + 1);
}
