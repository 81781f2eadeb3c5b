/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

static void
check_chain (const SankeyParts *parts, guint link)
{
  const OfftakeItems *items = parts->items;
  const OfftakeNet *net = parts->net;
  const guint *chain = items->chain + items->chain_start[link];
  guint n = items->chain_start[link + 1] - items->chain_start[link];
  int from = parts->layer[net->source[link]], to = parts->layer[net->target[link]];

  g_assert_cmpuint (items->node[chain[0]], ==, net->source[link]);
  g_assert_cmpuint (items->node[chain[n - 1]], ==, net->target[link]);
  g_assert_true (items->is_back[link] == (to <= from));
  g_assert_cmpuint (n, ==, (guint) (to > from ? to - from + 1 : from - to + 3));
  for (guint i = 1; i + 1 < n; i++) {
    g_assert_cmpuint (items->node[chain[i]], ==, OFFTAKE_NO_NODE);
    g_assert_cmpuint (items->link[chain[i]], ==, link);
    g_assert_cmpint (items->layer[chain[i]], ==, to > from ? from + (int) i : from - (int) i + 1);
  }
}

/* A forward link has a lane in every column that it passes, a back link also in those of its ends;
   all pieces join neighbouring columns, turns join items of one. */
static void
test_chains (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_random (15, 30));
    const OfftakeItems *items = parts->items;
    for (guint k = 0; k < parts->net->n_links; k++)
      check_chain (parts, k);
    for (guint s = 0; s < items->n_segments; s++)
      g_assert_cmpint (items->layer[items->segments[s].left] + 1, ==,
                       items->layer[items->segments[s].right]);
    for (guint t = 0; t < items->n_turns; t++)
      g_assert_cmpint (items->layer[items->turns[t].node], ==, items->layer[items->turns[t].lane]);
  }
}

static void
test_self_loop (void)
{
  g_autoptr (SankeyParts) parts = sankey_parts_new (sankey_graph_parse ("loop", "a>a:1\n"));

  g_assert_cmpuint (parts->items->n_items, ==, 2);
  g_assert_cmpuint (parts->items->n_turns, ==, 2);
  g_assert_true (parts->items->turns[0].on_right && !parts->items->turns[1].on_right);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/items/chains", test_chains);
  g_test_add_func ("/items/self-loop", test_self_loop);
  return g_test_run ();
}
