/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

static const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };

static gboolean
is_before (const OfftakeSceneNode *a, const OfftakeSceneNode *b)
{
  return a->layer != b->layer ? a->layer < b->layer : a->y0 < b->y0;
}

static OfftakeSubject
first_node (const OfftakeScene *self)
{
  guint best = 0;

  if (self->n_nodes == 0)
    return nothing;
  for (guint i = 1; i < self->n_nodes; i++)
    if (is_before (&self->nodes[i], &self->nodes[best]))
      best = i;
  return (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, best };
}

/* The nearest node of the column above or below. */
static OfftakeSubject
beside_node (const OfftakeScene *self, guint node, gboolean up)
{
  const OfftakeSceneNode *from = &self->nodes[node];
  OfftakeSubject best = { OFFTAKE_SUBJECT_NODE, node };

  for (guint i = 0; i < self->n_nodes; i++) {
    const OfftakeSceneNode *to = &self->nodes[i], *so_far = &self->nodes[best.index];
    if (i == node || to->layer != from->layer || (up ? to->y0 >= from->y0 : to->y0 <= from->y0))
      continue;
    if (best.index == node || (up ? to->y0 > so_far->y0 : to->y0 < so_far->y0))
      best.index = i;
  }
  return best;
}

static OfftakeSubject
beside_link (const OfftakeScene *self, guint link, gboolean up)
{
  guint source = self->links[link].source;
  guint first = self->out_start[source], last = self->out_start[source + 1];

  for (guint e = first; e < last; e++) {
    if (self->out_links[e] != link)
      continue;
    if (up && e > first)
      link = self->out_links[e - 1];
    else if (!up && e + 1 < last)
      link = self->out_links[e + 1];
    break;
  }
  return (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, link };
}

static gboolean
is_upstream (OfftakeSubjectKind kind)
{
  return kind == OFFTAKE_SUBJECT_SHORTAGE;
}

/* A stub of the node on one side; the node itself if there is none. */
static OfftakeSubject
node_stub (const OfftakeScene *self, guint node, gboolean upstream)
{
  for (guint i = 0; i < self->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (self->stubs, OfftakeSceneStub, i);
    if (stub->subject.index == node && is_upstream (stub->subject.kind) == upstream)
      return stub->subject;
  }
  return (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, node };
}

/* From a node to its widest flow on one side, then to its stub there. */
static OfftakeSubject
along_node (const OfftakeScene *self, guint node, gboolean upstream)
{
  const guint *start = upstream ? self->in_start : self->out_start;
  const guint *links = upstream ? self->in_links : self->out_links;
  guint widest;

  if (start[node] == start[node + 1])
    return node_stub (self, node, upstream);
  widest = links[start[node]];
  for (guint e = start[node]; e < start[node + 1]; e++)
    if (self->links[links[e]].value > self->links[widest].value)
      widest = links[e];
  return (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, widest };
}

static OfftakeSubject
along (const OfftakeScene *self, OfftakeSubject from, gboolean upstream)
{
  if (from.kind == OFFTAKE_SUBJECT_NODE)
    return along_node (self, from.index, upstream);
  if (from.kind == OFFTAKE_SUBJECT_LINK) {
    const OfftakeSceneLink *link = &self->links[from.index];
    return (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, upstream ? link->source : link->target };
  }
  if (is_upstream (from.kind) == upstream)
    return from;
  return (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, from.index };
}

/* From a stub to the next stop on its side of the node: another stub, or the node's flows. */
static OfftakeSubject
beside_stub (const OfftakeScene *self, OfftakeSubject from, gboolean up)
{
  const guint *start = is_upstream (from.kind) ? self->in_start : self->out_start;
  const guint *links = is_upstream (from.kind) ? self->in_links : self->out_links;

  if (from.kind == OFFTAKE_SUBJECT_SURPLUS && !up && self->nodes[from.index].stubs[2] > 0)
    return (OfftakeSubject){ OFFTAKE_SUBJECT_LOSS, from.index };
  if (from.kind == OFFTAKE_SUBJECT_LOSS && up && self->nodes[from.index].stubs[1] > 0)
    return (OfftakeSubject){ OFFTAKE_SUBJECT_SURPLUS, from.index };
  if (up && start[from.index + 1] > start[from.index])
    return (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, links[start[from.index + 1] - 1] };
  return from;
}

static OfftakeSubject
beside (const OfftakeScene *self, OfftakeSubject from, gboolean up)
{
  OfftakeSubject to;

  if (from.kind == OFFTAKE_SUBJECT_NODE)
    return beside_node (self, from.index, up);
  if (from.kind != OFFTAKE_SUBJECT_LINK)
    return beside_stub (self, from, up);
  to = beside_link (self, from.index, up);
  if (!up && to.index == from.index) {
    to = node_stub (self, self->links[from.index].source, FALSE);
    return to.kind == OFFTAKE_SUBJECT_NODE ? from : to;
  }
  return to;
}

static gboolean
is_valid (const OfftakeScene *self, OfftakeSubject subject)
{
  if (subject.kind == OFFTAKE_SUBJECT_NONE)
    return FALSE;
  return subject.index < (subject.kind == OFFTAKE_SUBJECT_LINK ? self->n_links : self->n_nodes);
}

OfftakeSubject
offtake_scene_walk (const OfftakeScene *self, OfftakeSubject from, OfftakeWalk direction)
{
  if (!is_valid (self, from))
    return first_node (self);
  if (direction == OFFTAKE_WALK_UP || direction == OFFTAKE_WALK_DOWN)
    return beside (self, from, direction == OFFTAKE_WALK_UP);
  return along (self, from, (direction == OFFTAKE_WALK_LEFT) != self->right_to_left);
}
