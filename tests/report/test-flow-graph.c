/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-graph.h"

#include <string.h>

#include "lib/sample.h"
#include "lib/scene.h"
#include "report/flow-idle.h"
#include "sankey/layout.h"

static guint
kind_of (const Sample *sample, guint site)
{
  return OFFTAKE_SITE (offtake_plan_find (sample->plan, "sites",
                                          offtake_network_site_id (sample->network, site)))
      ->kind;
}

static void
sum_links (const OfftakeGraph *graph, double *in, double *out)
{
  for (guint i = 0; i < graph->links->len; i++) {
    const OfftakeGraphLink *link = offtake_graph_link (graph, i);
    g_assert_cmpfloat (link->value, >=, 0);
    out[link->source] += link->value;
    in[link->target] += link->value;
  }
}

/* What goes into a process or a hub goes out of it again: flows, what is missing, left over, lost.
 */
static void
assert_balances (const Sample *sample, const OfftakeGraph *graph)
{
  g_autofree double *in = g_new0 (double, graph->nodes->len + 1);
  g_autofree double *out = g_new0 (double, graph->nodes->len + 1);

  sum_links (graph, in, out);
  for (guint i = 0; i < graph->nodes->len; i++) {
    const OfftakeGraphNode *node = offtake_graph_node (graph, i);
    const guint kind = kind_of (sample, node->tag);
    const double gets = in[i] + node->shortage, gives = out[i] + node->surplus + node->loss;
    if (kind == OFFTAKE_SITE_PROCESS || kind == OFFTAKE_SITE_HUB)
      g_assert_cmpfloat_with_epsilon (gets, gives, 3e-6 * MAX (gets, gives) + 1e-9);
    if (kind == OFFTAKE_SITE_SOURCE)
      g_assert_cmpfloat_with_epsilon (in[i], node->surplus, 1e-6 * (in[i] + 1));
    if (kind == OFFTAKE_SITE_SINK)
      g_assert_cmpfloat_with_epsilon (out[i], node->shortage, 1e-6 * (out[i] + 1));
  }
}

static void
test_elements_balance (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++) {
    g_autoptr (Sample) sample = sample_new (samples[s], NULL);
    for (guint element = 0; element < offtake_network_n_elements (sample->network); element++)
      for (guint period = 0; period < offtake_network_n_periods (sample->network); period += 3)
        for (guint color = OFFTAKE_COLOR_MATERIAL; color <= OFFTAKE_COLOR_ORIGIN; color++) {
          const OfftakeFlowView view = { .measure = OFFTAKE_MEASURE_ELEMENT,
                                         .element = element,
                                         .color = color };
          g_autoptr (OfftakeGraph) graph =
              offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
          assert_balances (sample, graph);
        }
  }
}

/* Same nodes, links and tags in each period: only values differ. */
static void
test_periods_have_the_same_shape (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);

  for (guint color = OFFTAKE_COLOR_MATERIAL; color <= OFFTAKE_COLOR_COMPLIANCE; color++) {
    const OfftakeFlowView view = { .color = color };
    g_autoptr (OfftakeGraph) first =
        offtake_flow_graph_new (sample->plan, sample->solution, 0, &view);
    for (guint period = 1; period < offtake_network_n_periods (sample->network); period++) {
      g_autoptr (OfftakeGraph) graph =
          offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
      g_assert_cmpuint (graph->nodes->len, ==, first->nodes->len);
      g_assert_cmpuint (graph->links->len, ==, first->links->len);
      for (guint i = 0; i < graph->nodes->len; i++)
        g_assert_cmpstr (offtake_graph_node (graph, i)->id, ==, offtake_graph_node (first, i)->id);
      for (guint i = 0; i < graph->links->len; i++) {
        g_assert_cmpuint (offtake_graph_link (graph, i)->tag, ==,
                          offtake_graph_link (first, i)->tag);
        g_assert_cmpuint (offtake_graph_link (graph, i)->color, ==,
                          offtake_graph_link (first, i)->color);
      }
    }
  }
}

/* Origins divide a flow, they do not change it. */
static void
test_origins_add_up (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const OfftakeFlowView view = { .color = OFFTAKE_COLOR_ORIGIN };
  const guint period = sample_period (sample, "2030");
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
  g_autofree double *by_agreement = g_new0 (double, offtake_network_n_agreements (sample->network));

  for (guint i = 0; i < graph->links->len; i++)
    by_agreement[offtake_graph_link (graph, i)->tag] += offtake_graph_link (graph, i)->value;
  for (guint i = 0; i < offtake_network_n_agreements (sample->network); i++) {
    const double t = offtake_solution_agreement (sample->solution, period, i)->t;
    g_assert_cmpfloat_with_epsilon (by_agreement[i], t, 1e-9 * (t + 1));
  }
}

static const OfftakeGraphLink *
link_of (const Sample *sample, const OfftakeGraph *graph, const char *agreement)
{
  const guint index = offtake_network_find_agreement (sample->network, agreement);

  for (guint i = 0; i < graph->links->len; i++)
    if (offtake_graph_link (graph, i)->tag == index)
      return offtake_graph_link (graph, i);
  g_assert_not_reached ();
}

/* A binding agreement is conditional while a condition of it is open. */
static void
test_fills (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const OfftakeFlowView view = { 0 };
  const guint period = sample_period (sample, "2030");
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_graph_new (sample->plan, sample->solution, period, &view);

  g_assert_cmpint (link_of (sample, graph, "aqms-6k-ni")->fill, ==, OFFTAKE_FILL_STRIPED);
  g_assert_cmpint (link_of (sample, graph, "cam-forge")->fill, ==, OFFTAKE_FILL_SOLID);
  g_assert_cmpint (link_of (sample, graph, "class1")->fill, ==, OFFTAKE_FILL_SOLID);
}

/* Flows within a group are told in its second line; the others are all there. */
static void
test_groups_tell_what_is_within (void)
{
  g_autoptr (Sample) sample = sample_new ("north-america", NULL);
  const OfftakeFlowView view = { .group = OFFTAKE_GROUP_COUNTRY };
  const guint period = sample_period (sample, "2030");
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
  gboolean told = FALSE;

  for (guint i = 0; i < graph->links->len; i++)
    g_assert_cmpuint (offtake_graph_link (graph, i)->source, !=,
                      offtake_graph_link (graph, i)->target);
  for (guint i = 0; i < graph->nodes->len; i++)
    if (strcmp (offtake_graph_node (graph, i)->label, "United States") == 0)
      told = strstr (offtake_graph_node (graph, i)->detail, "flows within: ") != NULL;
  g_assert_true (told);
}

static void
test_names (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const OfftakeFlowView view = { .measure = OFFTAKE_MEASURE_CARBON };
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_graph_new (sample->plan, sample->solution, 3, &view);
  g_autoptr (GPtrArray) legend = offtake_flow_graph_legend (sample->plan, sample->solution, &view);

  g_assert_cmpstr (graph->name, ==, "Emissions delivered, 2027");
  g_assert_cmpstr (graph->unit, ==, "t CO₂e");
  for (guint i = 0; i < graph->links->len; i++)
    g_assert_cmpuint (offtake_graph_link (graph, i)->color, <, legend->len);
}

/* At the common scale every period fits the height that was asked for, and the fullest fills it. */
static void
test_common_scale (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const OfftakeFlowView view = { 0 };
  const double scale =
      offtake_flow_graph_common_scale (sample->plan, sample->solution, &view, 1200, 600);
  double tallest = 0;

  g_assert_cmpfloat (scale, >, 0);
  for (guint period = 0; period < offtake_network_n_periods (sample->network); period++) {
    g_autoptr (OfftakeGraph) graph =
        offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
    OfftakeLayoutOptions options;
    offtake_layout_options_init (&options, 1200, 600);
    options.scale = scale;
    options.labels = TRUE;
    g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
    g_assert_cmpfloat_with_epsilon (layout->scale, scale, 1e-12);
    for (guint i = 0; i < layout->n_nodes; i++)
      tallest = MAX (tallest, layout->nodes[i].y1);
  }
  g_assert_cmpfloat (tallest, <=, 600 * 1.1);
  g_assert_cmpfloat (tallest, >=, 300);
}

static const char self_sale[] =
    "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"T\", \"currency\": \"USD\","
    " \"horizon\": {\"from\": 2027, \"to\": 2027},"
    " \"materials\": [{\"id\": \"m\", \"composition\": {\"Ni\": 0.5}}],"
    " \"parties\": [{\"id\": \"p\", \"country\": \"US\"}],"
    " \"sites\": [{\"id\": \"a\", \"party\": \"p\", \"kind\": \"hub\"},"
    "             {\"id\": \"b\", \"party\": \"p\", \"kind\": \"hub\"}],"
    " \"agreements\": [{\"id\": \"x\", \"seller\": \"a\", \"buyer\": \"a\", \"material\": \"m\","
    "                   \"quantity\": {\"kind\": \"fixed\", \"tpa\": 10},"
    "                   \"price\": {\"kind\": \"fixed\", \"per_t\": -5}}]}";

/* A site that sells to itself is a loop of its own; a price below 0 is an amount all the same. */
static void
test_own_loop_and_negative_price (void)
{
  g_autoptr (Sample) sample = sample_new_text (self_sale);
  const OfftakeFlowView view = { .measure = OFFTAKE_MEASURE_VALUE };
  g_autoptr (OfftakeGraph) graph =
      offtake_flow_graph_new (sample->plan, sample->solution, 0, &view);

  g_assert_cmpuint (graph->nodes->len, ==, 1);
  g_assert_cmpuint (graph->links->len, ==, 1);
  g_assert_cmpuint (offtake_graph_link (graph, 0)->source, ==,
                    offtake_graph_link (graph, 0)->target);
  g_assert_cmpfloat_with_epsilon (offtake_graph_link (graph, 0)->value, 50, 1e-9);
}

/* What a planner puts into a paper can be read: by site, party, country and stage. */
static void
test_labels (gconstpointer name)
{
  g_autoptr (Sample) sample = sample_new (name, NULL);
  const guint n = offtake_network_n_periods (sample->network);

  for (guint group = OFFTAKE_GROUP_SITE; group <= OFFTAKE_GROUP_STAGE; group++)
    for (guint period = 0; period < n; period += n - 1) {
      const OfftakeFlowView view = { .group = group };
      g_autoptr (OfftakeGraph) graph =
          offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
      offtake_flow_graph_drop_idle (graph);
      scene_check_label_pages (graph);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-graph/elements-balance", test_elements_balance);
  g_test_add_func ("/report/flow-graph/periods-have-the-same-shape",
                   test_periods_have_the_same_shape);
  g_test_add_func ("/report/flow-graph/origins-add-up", test_origins_add_up);
  g_test_add_func ("/report/flow-graph/fills", test_fills);
  g_test_add_func ("/report/flow-graph/groups-tell-what-is-within",
                   test_groups_tell_what_is_within);
  g_test_add_func ("/report/flow-graph/names", test_names);
  g_test_add_func ("/report/flow-graph/common-scale", test_common_scale);
  g_test_add_func ("/report/flow-graph/own-loop-and-negative-price",
                   test_own_loop_and_negative_price);
  g_test_add_data_func ("/flow-graph/labels/founding", "founding", test_labels);
  g_test_add_data_func ("/flow-graph/labels/north-america", "north-america", test_labels);
  return g_test_run ();
}
