/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include "sankey/memory.h"

#include <math.h>

static OfftakeLayout *
after (const OfftakeGraph *graph, const OfftakeLayout *previous)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 1600, 900);
  options.labels = FALSE;
  return offtake_layout_new (graph, &options, previous);
}

/* Of every two of the first @n nodes in one column, the same one is above. */
static void
check_kept (const OfftakeLayout *before, const OfftakeLayout *now, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_assert_cmpint (before->nodes[i].layer, ==, now->nodes[i].layer);
    for (guint j = 0; j < i; j++)
      if (before->nodes[i].layer == before->nodes[j].layer)
        g_assert_true ((before->nodes[i].y0 < before->nodes[j].y0) ==
                       (now->nodes[i].y0 < now->nodes[j].y0));
  }
}

static void
test_same (void)
{
  for (guint run = 0; run < 40; run++) {
    g_autoptr (OfftakeGraph) graph = run == 0 ? sankey_plastic () : sankey_random (14, 25);
    g_autoptr (OfftakeLayout) before = after (graph, NULL);
    g_autoptr (OfftakeLayout) now = after (graph, before);
    sankey_check (graph, now);
    check_kept (before, now, graph->nodes->len);
  }
}

static void
test_value (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  g_autoptr (OfftakeLayout) before = after (graph, NULL);

  offtake_graph_link (graph, 12)->value *= 1.1;
  g_autoptr (OfftakeLayout) now = after (graph, before);
  sankey_check (graph, now);
  check_kept (before, now, graph->nodes->len);
}

static void
test_new_node (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  g_autoptr (OfftakeLayout) before = after (graph, NULL);
  guint n = graph->nodes->len, added = offtake_graph_add_node (graph, "Repair", "Repair");

  offtake_graph_add_link (graph, 14, added, 1);
  g_autoptr (OfftakeLayout) now = after (graph, before);
  sankey_check (graph, now);
  check_kept (before, now, n);
  g_assert_cmpint (now->nodes[added].layer, >, now->nodes[14].layer);
}

/* A row less changes the numbers of all rows behind it, but not who is who. */
static void
test_removed_link (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  g_autoptr (OfftakeLayout) before = after (graph, NULL);

  g_array_remove_index (graph->links, 5);
  g_autoptr (OfftakeLayout) now = after (graph, before);
  sankey_check (graph, now);
  check_kept (before, now, graph->nodes->len);
}

/* Bands that a narrow page made thinner stay as thick as they are while that suits the page. */
static void
test_scale (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 600, 900);
  g_autoptr (OfftakeLayout) before = offtake_layout_new (graph, &options, NULL);
  offtake_graph_link (graph, 7)->value *= 1.01;
  g_autoptr (OfftakeLayout) now = offtake_layout_new (graph, &options, before);
  sankey_check (graph, now);
  g_assert_cmpfloat (now->scale, ==, before->scale);
  options.height = 450;
  g_autoptr (OfftakeLayout) lower = offtake_layout_new (graph, &options, now);
  sankey_check (graph, lower);
  g_assert_cmpfloat (lower->scale, <, now->scale);
}

/* What has nothing to do with the layout before comes out as without it. */
static void
test_other_graph (void)
{
  g_autoptr (OfftakeGraph) plastic = sankey_plastic (), steel = sankey_steel ();
  g_autoptr (OfftakeLayout) before = after (plastic, NULL);
  g_autoptr (OfftakeLayout) fresh = after (steel, NULL);
  g_autoptr (OfftakeLayout) now = after (steel, before);

  for (guint i = 0; i < fresh->n_nodes; i++)
    g_assert_cmpmem (&fresh->nodes[i], sizeof fresh->nodes[i], &now->nodes[i],
                     sizeof now->nodes[i]);
}

/* Any sequence of graphs keeps what holds for every layout. */
static void
test_random (void)
{
  g_autoptr (OfftakeLayout) before = NULL;

  for (guint run = 0; run < 150; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random (14, 25);
    OfftakeLayout *now = after (graph, before);
    sankey_check (graph, now);
    g_clear_pointer (&before, offtake_layout_free);
    before = now;
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/same", test_same);
  g_test_add_func ("/memory/value", test_value);
  g_test_add_func ("/memory/new-node", test_new_node);
  g_test_add_func ("/memory/removed-link", test_removed_link);
  g_test_add_func ("/memory/scale", test_scale);
  g_test_add_func ("/memory/other-graph", test_other_graph);
  g_test_add_func ("/memory/random", test_random);
  return g_test_run ();
}
