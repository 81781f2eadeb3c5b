/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"
#include "sankey/feedback.h"

static double
backward_flow (const OfftakeNet *net, const guint *position)
{
  double sum = 0;

  for (guint k = 0; k < net->n_links; k++)
    if (position[net->target[k]] < position[net->source[k]])
      sum += net->value[k];
  return sum;
}

static double
solve (const OfftakeNet *net, guint *cycle)
{
  g_autofree double *level = g_new (double, net->n_nodes + 1);
  g_autofree guint *position = g_new (guint, net->n_nodes + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, net->n_nodes + 1);

  offtake_feedback_levels (net, level);
  offtake_feedback_order (net, level, position, cycle);
  for (guint i = 0; i < net->n_nodes; i++) {
    g_assert_cmpuint (position[i], <, net->n_nodes);
    g_assert_false (taken[position[i]]);
    taken[position[i]] = TRUE;
  }
  return backward_flow (net, position);
}

static double
least (const OfftakeNet *net, guint *position, guint n)
{
  double best = backward_flow (net, position);

  if (n <= 1)
    return best;
  for (guint i = 0; i < n; i++) {
    guint other = position[n - 1];
    position[n - 1] = position[i];
    position[i] = other;
    best = MIN (best, least (net, position, n - 1));
    position[i] = position[n - 1];
    position[n - 1] = other;
  }
  return best;
}

/* All orders of up to six nodes: none has less flow against it. */
static void
test_optimum (void)
{
  for (guint run = 0; run < 100; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (6, 14);
    g_autoptr (OfftakeNet) net = offtake_net_new (graph);
    g_autofree guint *cycle = g_new (guint, net->n_nodes + 1);
    g_autofree guint *position = g_new (guint, net->n_nodes + 1);
    for (guint i = 0; i < net->n_nodes; i++)
      position[i] = i;
    double found = solve (net, cycle), best = least (net, position, net->n_nodes);
    g_assert_cmpfloat_with_epsilon (found, best, 1e-6 * (1 + best));
  }
}

static void
test_known (void)
{
  static const struct {
    OfftakeGraph *(*make) (void);
    double flow;
  } cases[] = {
    { sankey_plastic, 52 },
    { sankey_steel, 730 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OfftakeGraph) graph = cases[i].make ();
    g_autoptr (OfftakeNet) net = offtake_net_new (graph);
    g_autofree guint *cycle = g_new (guint, net->n_nodes + 1);
    g_assert_cmpfloat (solve (net, cycle), ==, cases[i].flow);
  }
}

static void
test_cycles (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("loop", "a>b:1\nb>c:1\nc>a:1\nc>d:1\n");
  g_autoptr (OfftakeNet) net = offtake_net_new (graph);
  g_autofree guint *cycle = g_new (guint, net->n_nodes + 1);

  g_assert_cmpfloat (solve (net, cycle), ==, 1);
  g_assert_cmpuint (cycle[0], ==, cycle[1]);
  g_assert_cmpuint (cycle[0], ==, cycle[2]);
  g_assert_cmpuint (cycle[0], !=, cycle[3]);
}

/* Levels of a plain chain rise by one. */
static void
test_levels (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("chain", "a>b:2\nb>c:7\nc>d:1\n");
  g_autoptr (OfftakeNet) net = offtake_net_new (graph);
  double level[4];

  offtake_feedback_levels (net, level);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (level[i] - level[i - 1], 1, 1e-3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feedback/optimum", test_optimum);
  g_test_add_func ("/feedback/known", test_known);
  g_test_add_func ("/feedback/cycles", test_cycles);
  g_test_add_func ("/feedback/levels", test_levels);
  return g_test_run ();
}
