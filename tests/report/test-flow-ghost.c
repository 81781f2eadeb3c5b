/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-ghost.h"

#include "lib/sample.h"
#include "lib/small-plan.h"
#include "report/flow-graph.h"

/* A process that needs 125 t of a every year. Until 2027, r covers 60 of it and s 10; from 2028 on
   only s does. */
static Sample *
ending (void)
{
  g_autofree char *text = small_plan_json (
      "{'id':'p','name':'Seller','kind':'source','party':'us'},"
      "{'id':'q','name':'Line','kind':'process','party':'us','recipe':'make-b','mode':'pull'},"
      "{'id':'z','name':'Buyer','kind':'sink','party':'us'}",
      "{'id':'r','seller':'p','buyer':'q','material':'a','start':'2027-01-01','end':'2027-12-31',"
      "'quantity':{'kind':'fixed','tpa':60}},"
      "{'id':'s','seller':'p','buyer':'q','material':'a','quantity':{'kind':'fixed','tpa':10}},"
      "{'id':'t','seller':'q','buyer':'z','material':'b','quantity':{'kind':'fixed','tpa':100}}",
      NULL);
  g_autoptr (GString) longer = g_string_new (text);

  g_string_replace (longer, "\"to\":2027", "\"to\":2029", 1);
  return sample_new_text (longer->str);
}

static const OfftakeGraphLink *
find_link (const Sample *sample, const OfftakeGraph *graph, const char *id)
{
  const guint agreement = offtake_network_find_agreement (sample->network, id);

  for (guint i = 0; i < graph->links->len; i++)
    if (offtake_graph_link (graph, i)->tag == agreement)
      return offtake_graph_link (graph, i);
  g_assert_not_reached ();
}

/* What is over is a ghost of what it was; the rest of the need is a hollow stub; the total stays.
 */
static void
test_ended (void)
{
  g_autoptr (Sample) sample = ending ();
  const OfftakeFlowView view = { 0 };

  for (guint period = 0; period < 3; period++) {
    g_autoptr (OfftakeGraph) graph =
        offtake_flow_graph_new (sample->plan, sample->solution, period, &view);
    const OfftakeGraphLink *ended = find_link (sample, graph, "r");
    const OfftakeGraphLink *going = find_link (sample, graph, "s");
    g_assert_cmpfloat_with_epsilon (ended->value, 60, 1e-9);
    g_assert_cmpint (ended->fill, ==, period > 0 ? OFFTAKE_FILL_GHOST : OFFTAKE_FILL_SOLID);
    g_assert_cmpint (going->fill, ==, OFFTAKE_FILL_SOLID);
    g_assert_cmpfloat_with_epsilon (offtake_graph_node (graph, ended->target)->shortage, 55, 1e-6);
    g_assert_cmpfloat_with_epsilon (offtake_graph_node (graph, ended->target)->lapsed,
                                    period > 0 ? 60 : 0, 1e-6);
    g_assert_cmpstr (offtake_graph_node (graph, ended->target)->detail, ==, "125 t");
  }
}

/* A ghost is never more than is missing now. */
static void
test_no_more_than_needed (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++) {
    g_autoptr (Sample) sample = sample_new (samples[s], NULL);
    const OfftakeFlowView view = { 0 };
    OfftakeFlowMeter meter;
    offtake_flow_meter_init (&meter, sample->plan, sample->solution, &view);
    for (guint period = 0; period < offtake_network_n_periods (sample->network); period++) {
      g_autofree double *ghosts = offtake_flow_ghosts_new (&meter, period);
      for (guint i = 0; i < offtake_network_n_agreements (sample->network); i++) {
        const guint buyer = offtake_network_agreement_buyer (sample->network, i);
        const double shortage = offtake_flow_meter_rest (&meter, period, buyer).shortage;
        g_assert_cmpfloat (ghosts[i], >=, 0);
        g_assert_cmpfloat (ghosts[i], <=, shortage + 1e-9);
        g_assert_true (ghosts[i] == 0 ||
                       offtake_solution_agreement (sample->solution, period, i)->t == 0);
      }
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-ghost/ended", test_ended);
  g_test_add_func ("/report/flow-ghost/no-more-than-needed", test_no_more_than_needed);
  return g_test_run ();
}
