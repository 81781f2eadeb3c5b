/* SPDX-License-Identifier: MPL-2.0 */

/* R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972), with a stack
   of our own in place of recursion: a chain of a million sites is no deeper than memory. */

#include "engine/components.h"

typedef struct {
  const guint *first, *target;
  guint *index; /* order of discovery from 1; 0 is unseen */
  guint *low;   /* lowest index that is reachable and whose component is not closed */
  guint *next;  /* next arc to follow */
  guint *left;  /* vertices left for good whose component is not closed */
  guint *path;  /* the current way down */
  guint n_left, n_path, n_seen;
} Search;

static void
enter (Search *search, guint vertex)
{
  search->index[vertex] = search->low[vertex] = ++search->n_seen;
  search->next[vertex] = search->first[vertex];
  search->path[search->n_path++] = vertex;
}

/* The component is what was left since its root was entered, and is not in another one. */
static void
close_component (OfftakeComponents *self, Search *search, guint root)
{
  guint begin = self->first[self->n], from = search->n_left;

  while (from > 0 && search->index[search->left[from - 1]] >= search->index[root])
    from--;
  for (guint i = from; i < search->n_left; i++) {
    self->of[search->left[i]] = self->n;
    self->member[begin + i - from] = search->left[i];
  }
  self->first[++self->n] = begin + search->n_left - from;
  search->n_left = from;
}

/* Leaves the vertex at the end of the path, all of whose arcs are followed. */
static void
leave (OfftakeComponents *self, Search *search)
{
  guint vertex = search->path[--search->n_path];

  search->left[search->n_left++] = vertex;
  if (search->low[vertex] == search->index[vertex])
    close_component (self, search, vertex);
  if (search->n_path > 0) {
    guint parent = search->path[search->n_path - 1];
    search->low[parent] = MIN (search->low[parent], search->low[vertex]);
  }
}

static void
search_from (OfftakeComponents *self, Search *search, guint root)
{
  enter (search, root);
  while (search->n_path > 0) {
    guint vertex = search->path[search->n_path - 1];
    if (search->next[vertex] == search->first[vertex + 1]) {
      leave (self, search);
      continue;
    }
    guint target = search->target[search->next[vertex]++];
    if (search->index[target] == 0)
      enter (search, target);
    else if (self->of[target] == G_MAXUINT)
      search->low[vertex] = MIN (search->low[vertex], search->index[target]);
  }
}

void
offtake_components_init (OfftakeComponents *self, guint n, const guint *first, const guint *target)
{
  g_autofree guint *space = g_new0 (guint, 5 * (gsize) n + 1);
  Search search = { first,
                    target,
                    space,
                    space + n,
                    space + 2 * (gsize) n,
                    space + 3 * (gsize) n,
                    space + 4 * (gsize) n };

  *self =
      (OfftakeComponents){ 0, g_new0 (guint, n + 1), g_new (guint, n + 1), g_new (guint, n + 1) };
  for (guint i = 0; i < n; i++)
    self->of[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    if (search.index[i] == 0)
      search_from (self, &search, i);
}

void
offtake_components_clear (OfftakeComponents *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->of, g_free);
}
