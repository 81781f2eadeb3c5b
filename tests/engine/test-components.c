/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/components.h"

#include "lib/solved.h"

typedef struct {
  guint n;
  guint *first, *target;
} Graph;

static Graph
random_graph (guint n, double density)
{
  Graph graph = { n, g_new0 (guint, n + 1), g_new (guint, (gsize) n * n + 1) };
  guint k = 0;

  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < n; j++)
      if (g_test_rand_double () < density)
        graph.target[k++] = j;
    graph.first[i + 1] = k;
  }
  return graph;
}

/* reach[i * n + j]: a way leads from i to j. */
static gboolean *
close_ways (const Graph *graph)
{
  guint n = graph->n;
  gboolean *reach = g_new0 (gboolean, (gsize) n * n + 1);

  for (guint i = 0; i < n; i++) {
    reach[i * n + i] = TRUE;
    for (guint k = graph->first[i]; k < graph->first[i + 1]; k++)
      reach[i * n + graph->target[k]] = TRUE;
  }
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n; j++)
        reach[i * n + j] |= reach[i * n + k] && reach[k * n + j];
  return reach;
}

static void
test_random_graphs (void)
{
  for (guint run = 0; run < solved_volume (300, 5000); run++) {
    Graph graph =
        random_graph ((guint) g_test_rand_int_range (0, 25), g_test_rand_double_range (0, 0.15));
    g_autofree gboolean *reach = close_ways (&graph);
    g_auto (OfftakeComponents) parts = { 0 };

    offtake_components_init (&parts, graph.n, graph.first, graph.target);
    g_assert_cmpuint (parts.first[parts.n], ==, graph.n);
    for (guint i = 0; i < graph.n; i++)
      for (guint j = 0; j < graph.n; j++) {
        gboolean loop = reach[i * graph.n + j] && reach[j * graph.n + i];
        g_assert_cmpint (loop, ==, parts.of[i] == parts.of[j]);
        if (reach[i * graph.n + j])
          g_assert_cmpuint (parts.of[j], <=, parts.of[i]);
      }
    for (guint c = 0; c < parts.n; c++)
      for (guint k = parts.first[c]; k < parts.first[c + 1]; k++)
        g_assert_cmpuint (parts.of[parts.member[k]], ==, c);
    g_free (graph.first);
    g_free (graph.target);
  }
}

/* A chain of a million is no deeper than memory, and stands end first. */
static void
test_long_chain (void)
{
  guint n = 1000000;
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree guint *target = g_new (guint, n);
  g_auto (OfftakeComponents) parts = { 0 };

  for (guint i = 0; i < n; i++) {
    first[i] = i;
    target[i] = i + 1;
  }
  first[n - 1] = first[n] = n - 1;
  offtake_components_init (&parts, n, first, target);
  g_assert_cmpuint (parts.n, ==, n);
  g_assert_cmpuint (parts.member[0], ==, n - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/components/random-graphs", test_random_graphs);
  g_test_add_func ("/engine/components/long-chain", test_long_chain);
  return g_test_run ();
}
