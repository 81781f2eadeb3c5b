/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-filter.h"

/* 0 -> 2 -> 3 and 1 -> 2, 1 -> 4; a loss stays in 2. Agreement 1 has two colours. */
static OfftakeGraph *
make_graph (void)
{
  static const struct {
    guint source, target, tag;
    double value;
  } links[] = { { 0, 2, 0, 10 }, { 1, 2, 1, 3 }, { 1, 2, 1, 2 }, { 2, 3, 2, 14 }, { 1, 4, 3, 4 } };
  OfftakeGraph *graph = offtake_graph_new ("flows", "t");

  for (guint i = 0; i < 5; i++) {
    g_autofree char *id = g_strdup_printf ("n%u", i);
    const guint node = offtake_graph_add_node (graph, id, id);
    offtake_graph_node (graph, node)->tag = 100 + i;
  }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    const guint link =
        offtake_graph_add_link (graph, links[i].source, links[i].target, links[i].value);
    offtake_graph_link (graph, link)->tag = links[i].tag;
  }
  offtake_graph_node (graph, 2)->loss = 1;
  return graph;
}

static const struct {
  const char *name;
  OfftakeFlowFilter filter;
  guint n_nodes, n_links, n_hidden;
  double hidden;
} cases[] = {
  { "nothing", { 0 }, 5, 5, 0, 0 },
  { "least-keeps-what-is-as-much", { .least = 4 }, 5, 5, 0, 0 },
  { "least-counts-an-agreement-once", { .least = 4.5 }, 4, 4, 1, 4 },
  { "least-by-the-sum-of-colours", { .least = 6 }, 3, 2, 2, 9 },
  { "least-hides-all", { .least = 100 }, 0, 0, 4, 33 },
  { "path-of-a-node", { .path = TRUE, .subject = 102 }, 4, 4, 1, 4 },
  { "path-of-a-source", { .path = TRUE, .subject = 100 }, 3, 2, 2, 9 },
  { "path-of-an-agreement", { .path = TRUE, .by_link = TRUE, .subject = 3 }, 2, 1, 3, 29 },
  { "path-and-least", { .path = TRUE, .subject = 102, .least = 6 }, 3, 2, 2, 9 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeGraph) graph = make_graph ();
    OfftakeFlowHidden hidden;

    g_test_message ("%s", cases[i].name);
    offtake_flow_filter_apply (&cases[i].filter, graph, &hidden);
    g_assert_cmpuint (graph->nodes->len, ==, cases[i].n_nodes);
    g_assert_cmpuint (graph->links->len, ==, cases[i].n_links);
    g_assert_cmpuint (hidden.n, ==, cases[i].n_hidden);
    g_assert_cmpfloat (hidden.sum, ==, cases[i].hidden);
    g_assert_cmpfloat (hidden.total, ==, 33);
    g_assert_cmpfloat (hidden.largest, ==, 14);
  }
}

/* What is shown and what is hidden are together what there is, in loops too. */
static void
test_nothing_is_lost (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (OfftakeGraph) graph = offtake_graph_new ("random", "t");
    const guint n = (guint) g_test_rand_int_range (2, 12);
    const OfftakeFlowFilter filter = { .least = g_test_rand_double_range (0, 5),
                                       .path = g_test_rand_bit (),
                                       .subject = (guint) g_test_rand_int_range (0, (int) n) };
    OfftakeFlowHidden hidden;
    double shown = 0;

    for (guint i = 0; i < n; i++) {
      g_autofree char *id = g_strdup_printf ("n%u", i);
      const guint node = offtake_graph_add_node (graph, id, id);
      offtake_graph_node (graph, node)->tag = i;
    }
    for (guint i = 0; i < 3 * n; i++) {
      const guint source = (guint) g_test_rand_int_range (0, (int) n);
      const guint target = (guint) g_test_rand_int_range (0, (int) n);
      const guint link =
          offtake_graph_add_link (graph, source, target, g_test_rand_int_range (0, 10));
      offtake_graph_link (graph, link)->tag = i;
    }
    offtake_flow_filter_apply (&filter, graph, &hidden);
    for (guint i = 0; i < graph->links->len; i++)
      shown += offtake_graph_link (graph, i)->value;
    g_assert_cmpfloat_with_epsilon (shown + hidden.sum, hidden.total, 1e-9);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-filter/cases", test_cases);
  g_test_add_func ("/report/flow-filter/nothing-is-lost", test_nothing_is_lost);
  return g_test_run ();
}
