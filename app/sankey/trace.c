/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

/* Everything that can be reached from @start along the flow, or against it. */
static void
follow (
    const OfftakeScene *self, guint start, gboolean downstream, gboolean *nodes, gboolean *links)
{
  const guint *first = downstream ? self->out_start : self->in_start;
  const guint *next = downstream ? self->out_links : self->in_links;
  g_autofree gboolean *seen = g_new0 (gboolean, self->n_nodes + 1);
  g_autofree guint *queue = g_new (guint, self->n_nodes + 1);
  guint n = 0;

  queue[n++] = start;
  seen[start] = TRUE;
  for (guint i = 0; i < n; i++) {
    nodes[queue[i]] = TRUE;
    for (guint e = first[queue[i]]; e < first[queue[i] + 1]; e++) {
      const OfftakeSceneLink *link = &self->links[next[e]];
      guint other = downstream ? link->target : link->source;
      links[next[e]] = TRUE;
      if (!seen[other])
        queue[n++] = other;
      seen[other] = TRUE;
    }
  }
}

void
offtake_scene_trace (const OfftakeScene *self,
                     OfftakeSubject subject,
                     gboolean *nodes,
                     gboolean *links)
{
  guint upstream = subject.index, downstream = subject.index;

  if (subject.kind == OFFTAKE_SUBJECT_NONE)
    return;
  if (subject.kind == OFFTAKE_SUBJECT_LINK) {
    links[subject.index] = TRUE;
    upstream = self->links[subject.index].source;
    downstream = self->links[subject.index].target;
  }
  follow (self, upstream, FALSE, nodes, links);
  follow (self, downstream, TRUE, nodes, links);
}

double
offtake_scene_path_share (const OfftakeScene *self, OfftakeSubject subject)
{
  g_autofree gboolean *nodes = g_new0 (gboolean, self->n_nodes + 1);
  g_autofree gboolean *links = g_new0 (gboolean, self->n_links + 1);
  double lit = 0, all = 0;

  offtake_scene_trace (self, subject, nodes, links);
  for (guint k = 0; k < self->n_links; k++) {
    all += self->links[k].value;
    lit += links[k] ? self->links[k].value : 0;
  }
  return all > 0 ? lit / all : 0;
}
