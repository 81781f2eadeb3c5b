/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

#include <math.h>

/* Thin things are caught from so far away, px. */
#define REACH 3.0
/* Pieces reach a little into their neighbours, so that bends have no cracks on the outside. */
#define JOINT 0.5

static gboolean
is_inside (const cairo_rectangle_t *box, double x, double y, double reach)
{
  return x >= box->x - reach && x <= box->x + box->width + reach && y >= box->y - reach &&
         y <= box->y + box->height + reach;
}

/* Whether a point lies beside a straight piece: not beyond its ends, where another piece goes on,
   or the node begins. */
static gboolean
is_beside (const OfftakePoint *a, const OfftakePoint *b, double x, double y, double reach)
{
  double dx = b->x - a->x, dy = b->y - a->y, length = hypot (dx, dy);
  double along = (x - a->x) * dx + (y - a->y) * dy, across = (x - a->x) * dy - (y - a->y) * dx;

  return length > 0 && along >= -JOINT * length && along <= (length + JOINT) * length &&
         fabs (across) <= reach * length;
}

static gboolean
hits_link (const OfftakeScene *self, const OfftakeSceneLink *link, double x, double y)
{
  double reach = MAX (link->width / 2, REACH);
  const OfftakePoint *points = self->points + link->first_point;

  if (!is_inside (&link->bounds, x, y, REACH))
    return FALSE;
  for (guint i = 0; i + 1 < link->n_points; i++)
    if (is_beside (&points[i], &points[i + 1], x, y, reach))
      return TRUE;
  return FALSE;
}

static gboolean
hits_node (const OfftakeSceneNode *node, double x, double y)
{
  const cairo_rectangle_t box = { node->x0, node->y0, node->x1 - node->x0, node->y1 - node->y0 };

  return is_inside (&box, x, y, box.height < 2 * REACH ? REACH : 0.5);
}

OfftakeSubject
offtake_scene_hit (const OfftakeScene *self, double x, double y)
{
  for (guint i = self->stubs->len; i-- > 0;) {
    const OfftakeSceneStub *stub = &g_array_index (self->stubs, OfftakeSceneStub, i);
    if (is_inside (&stub->box, x, y, 1))
      return stub->subject;
  }
  for (guint i = self->n_nodes; i-- > 0;)
    if (hits_node (&self->nodes[i], x, y))
      return (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, i };
  for (guint i = self->n_links; i-- > 0;)
    if (hits_link (self, &self->links[self->paint_order[i]], x, y))
      return (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, self->paint_order[i] };
  return (OfftakeSubject){ OFFTAKE_SUBJECT_NONE, 0 };
}
