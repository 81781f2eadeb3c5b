/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-difference.h"

#include <math.h>
#include <string.h>

#include "lib/sample.h"
#include "report/flow-graph.h"

static OfftakeGraph *
graph_new (const char *const *rows, guint n)
{
  OfftakeGraph *graph = offtake_graph_new ("Goods, 2030", "t");

  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) row = g_strsplit (rows[i], " ", -1);
    guint ends[2];
    for (guint e = 0; e < 2; e++) {
      for (ends[e] = 0; ends[e] < graph->nodes->len; ends[e]++)
        if (strcmp (offtake_graph_node (graph, ends[e])->id, row[e]) == 0)
          break;
      if (ends[e] == graph->nodes->len)
        offtake_graph_add_node (graph, row[e], row[e]);
    }
    offtake_graph_add_link (graph, ends[0], ends[1], g_ascii_strtod (row[3], NULL));
    offtake_graph_link (graph, i)->label = g_strdup (row[2]);
  }
  return graph;
}

/* "a>b NiSO4 solid 4.000 t" for each link that changes, then the sites. */
static char *
dump (const OfftakeGraph *graph)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    if (link->value > 0)
      g_string_append_printf (text, "%s>%s %s %s %g; ",
                              offtake_graph_node (graph, link->source)->id,
                              offtake_graph_node (graph, link->target)->id, link->label,
                              link->fill == OFFTAKE_FILL_HOLLOW ? "less" : "more", link->value);
  }
  for (guint i = 0; i < graph->nodes->len; i++)
    g_string_append_printf (text, "%s %s; ", offtake_graph_node (graph, i)->id,
                            offtake_graph_node (graph, i)->detail);
  return g_string_free (text, FALSE);
}

/* More, less, unchanged, begun, ended, and two agreements about the same goods. */
static void
test_changes (void)
{
  static const char *const now[] = { "a b salt 10", "a b salt 5", "b c cell 12", "b d cell 3",
                                     "a c ore 2" };
  static const char *const then[] = { "e b salt 7", "a b salt 4", "a b salt 8", "b c cell 19",
                                      "a c ore 2" };
  g_autoptr (OfftakeGraph) later = graph_new (now, 5), earlier = graph_new (then, 5);
  g_autoptr (OfftakeGraph) difference = offtake_flow_difference_new (later, earlier, "2027");
  g_autofree char *text = dump (difference);

  g_assert_cmpstr (text, ==,
                   "a>b salt more 6; a>b salt less 3; b>c cell less 7; b>d cell more 3; "
                   "e>b salt less 7; a +3 t; b −4 t; c −7 t; d +3 t; e −7 t; ");
  g_assert_cmpstr (difference->name, ==, "Goods, 2030 against 2027");
  g_assert_true (difference->is_difference);
}

/* A period against itself: nothing; against another one and the other way round: the signs change.
 */
static void
test_periods (void)
{
  g_autoptr (Sample) sample = sample_new ("north-america", NULL);
  const guint a = sample_period (sample, "2028"), b = sample_period (sample, "2032");
  const OfftakeFlowView to_a = { .against = a + 1 }, to_b = { .against = b + 1 };
  g_autoptr (OfftakeGraph) none = offtake_flow_graph_new (sample->plan, sample->solution, a, &to_a);
  g_autoptr (OfftakeGraph) there =
      offtake_flow_graph_new (sample->plan, sample->solution, b, &to_a);
  g_autoptr (OfftakeGraph) back = offtake_flow_graph_new (sample->plan, sample->solution, a, &to_b);
  g_autoptr (GPtrArray) legend = offtake_flow_graph_legend (sample->plan, sample->solution, &to_a);
  guint n = 0;

  for (guint i = 0; i < none->links->len; i++)
    g_assert_cmpfloat (offtake_graph_link (none, i)->value, ==, 0);
  g_assert_cmpuint (there->links->len, ==, back->links->len);
  for (guint i = 0; i < there->links->len; i++) {
    const OfftakeGraphLink *p = offtake_graph_link (there, i), *q = offtake_graph_link (back, i);
    g_assert_cmpfloat_with_epsilon (p->value, q->value, 1e-6);
    g_assert_true (!(p->value > 0) || p->fill != q->fill);
    n += p->value > 0;
  }
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpstr (legend->pdata[0], ==, "More than in 2028");
  g_assert_cmpstr (legend->pdata[1], ==, "Less than in 2028");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-difference/changes", test_changes);
  g_test_add_func ("/report/flow-difference/periods", test_periods);
  return g_test_run ();
}
