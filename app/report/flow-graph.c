/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-graph.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/text.h"
#include "report/flow-color.h"
#include "report/flow-difference.h"
#include "report/flow-ghost.h"
#include "report/flow-group.h"
#include "report/flow-meter.h"
#include "sankey/layout.h"

/* The graph has the same nodes and links in every period, idle ones with the value 0, so that
   stepping through the years keeps everything in its place. Flows within a group are left out, and
   the group's second line says how many and how much. By origin, an agreement is as many links as
   its flow has origins. */

typedef struct {
  OfftakeFlowMeter meter;
  OfftakeGraph *graph;
  OfftakeFlowGroups *groups;
  OfftakeFlowColors *colors;
  guint period;
  double *ghosts;            /* of an agreement that is over, t */
  double *in, *out, *within; /* of a group */
  double *ghost_in, *ghost_out;
  guint *n_within;
  double *by_series; /* of a group, one row of series each: what gives the node its colour */
} Build;

static gboolean
is_idle_rest (const OfftakeFlowRest *rest)
{
  return !(rest->shortage > 0 || rest->surplus > 0);
}

/* Marks the sites that an agreement, or in any period a shortage or surplus, brings into the chart.
 */
static gboolean *
find_used_sites (const OfftakeFlowMeter *meter)
{
  OfftakeNetwork *network = meter->network;
  gboolean *used = g_new0 (gboolean, offtake_network_n_sites (network) + 1);

  for (guint i = 0; i < offtake_network_n_agreements (network); i++)
    if (offtake_flow_meter_sees (meter, offtake_network_agreement_material (network, i))) {
      used[offtake_network_agreement_seller (network, i)] = TRUE;
      used[offtake_network_agreement_buyer (network, i)] = TRUE;
    }
  for (guint period = 0; period < offtake_network_n_periods (network); period++)
    for (guint site = 0; site < offtake_network_n_sites (network); site++)
      if (!used[site] && offtake_solution_has_period (meter->solution, period)) {
        const OfftakeFlowRest rest = offtake_flow_meter_rest (meter, period, site);
        used[site] = !is_idle_rest (&rest);
      }
  return used;
}

static gboolean
is_conditional (OfftakeAgreement *agreement)
{
  for (guint i = 0; agreement->conditions && i < agreement->conditions->len; i++)
    if (!((const OfftakeCondition *) agreement->conditions->pdata[i])->done)
      return TRUE;
  return FALSE;
}

/* Firm is what is active, or binding with nothing left to be fulfilled. */
static OfftakeFill
fill_of (OfftakePlan *plan, OfftakeNetwork *network, guint index)
{
  OfftakeRecord *record =
      offtake_plan_find (plan, "agreements", offtake_network_agreement_id (network, index));
  OfftakeAgreement *agreement = record ? OFFTAKE_AGREEMENT (record) : NULL;

  if (!agreement || agreement->status == OFFTAKE_STATUS_ACTIVE)
    return OFFTAKE_FILL_SOLID;
  if (agreement->status == OFFTAKE_STATUS_BINDING)
    return is_conditional (agreement) ? OFFTAKE_FILL_STRIPED : OFFTAKE_FILL_SOLID;
  if (agreement->status == OFFTAKE_STATUS_EXPIRED || agreement->status == OFFTAKE_STATUS_TERMINATED)
    return OFFTAKE_FILL_GHOST;
  return OFFTAKE_FILL_STRIPED;
}

static void
add_link (Build *self,
          guint source,
          guint target,
          guint agreement,
          guint series,
          double part,
          gboolean is_ghost)
{
  OfftakeNetwork *network = self->meter.network;
  const guint n_series = self->colors->names->len;
  const guint index = offtake_graph_add_link (self->graph, source, target, part);
  OfftakeGraphLink *link = offtake_graph_link (self->graph, index);

  link->label =
      offtake_flow_meter_of (&self->meter, offtake_network_agreement_material (network, agreement));
  link->fill = is_ghost ? OFFTAKE_FILL_GHOST : fill_of (self->meter.plan, network, agreement);
  link->color = series;
  link->tag = agreement;
  self->by_series[source * n_series + series] += part;
  self->by_series[target * n_series + series] += part;
}

/* The ghost of what is over has no origins: the first of those that it may have stands for it. */
static void
add_links (Build *self, guint agreement)
{
  OfftakeNetwork *network = self->meter.network;
  const guint source = self->groups->of_site[offtake_network_agreement_seller (network, agreement)];
  const guint target = self->groups->of_site[offtake_network_agreement_buyer (network, agreement)];
  const guint n_series = self->colors->names->len;
  const gboolean same_site = offtake_network_agreement_seller (network, agreement) ==
                             offtake_network_agreement_buyer (network, agreement);
  const double value = offtake_flow_meter_agreement (&self->meter, self->period, agreement);
  const double ghost = offtake_flow_meter_short (
      &self->meter, self->period, offtake_network_agreement_material (network, agreement),
      self->ghosts[agreement]);
  g_autofree double *shares = g_new (double, n_series);
  double left = ghost;

  if (source == target && !same_site) {
    self->within[source] += value;
    self->n_within[source] += value > 0;
    return;
  }
  offtake_flow_colors_share (self->colors, self->period, agreement, shares);
  for (guint series = 0; series < n_series; series++) {
    if (!offtake_flow_colors_may (self->colors, agreement, series))
      continue;
    add_link (self, source, target, agreement, series, ghost > 0 ? left : value * shares[series],
              ghost > 0);
    left = 0;
  }
  self->out[source] += value;
  self->in[target] += value + ghost;
  self->ghost_out[source] += ghost;
  self->ghost_in[target] += ghost;
}

/* A rest below this share of what goes through a site is rounding (spec "Numbers"). */
#define ROUNDING 1e-6

static void
drop_rounding (const Build *self, guint group, OfftakeGraphNode *node)
{
  const double least = ROUNDING * MAX (self->in[group], self->out[group]);

  if (node->shortage < least)
    node->shortage = 0;
  if (node->surplus < least)
    node->surplus = 0;
  if (node->loss < least)
    node->loss = 0;
}

/* What a ghost covers of a need is no longer hollow, nor is it unsold where it would come from. */
static void
lay_ghosts (Build *self, guint group, OfftakeGraphNode *node)
{
  const double unsold = MIN (node->surplus, self->ghost_out[group]);

  node->lapsed = MIN (node->shortage, self->ghost_in[group]);
  node->shortage -= node->lapsed;
  node->surplus -= unsold;
  self->out[group] += unsold;
}

static char *
detail_of (const Build *self, guint group, const OfftakeGraphNode *node)
{
  const double through =
      MAX (self->in[group] + node->shortage, self->out[group] + node->surplus + node->loss);
  g_autofree char *amount = offtake_text_short (offtake_flow_meter_text (&self->meter, through));
  g_autofree char *within = NULL;

  if (self->n_within[group] == 0)
    return g_steal_pointer (&amount);
  within = offtake_text_short (offtake_flow_meter_text (&self->meter, self->within[group]));
  return g_strdup_printf (
      ngettext ("%s · %'u flow within: %s", "%s · %'u flows within: %s", self->n_within[group]),
      amount, self->n_within[group], within);
}

static guint
main_series (const Build *self, guint group)
{
  const guint n = self->colors->names->len;
  guint best = 0;

  for (guint series = 1; series < n; series++)
    if (self->by_series[group * n + series] > self->by_series[group * n + best])
      best = series;
  return best;
}

static void
add_rest (Build *self, guint site)
{
  const guint group = self->groups->of_site[site];
  OfftakeGraphNode *node;
  OfftakeFlowRest rest;

  if (group == OFFTAKE_NONE)
    return;
  rest = offtake_flow_meter_rest (&self->meter, self->period, site);
  node = offtake_graph_node (self->graph, group);
  node->shortage += rest.shortage;
  node->surplus += rest.surplus;
  node->loss += rest.loss;
}

/* A place in the chart that the user gave a site; a group of several has none. */
static void
pin (const Build *self, OfftakeGraphNode *node, guint site)
{
  OfftakeRecord *record = offtake_plan_find (self->meter.plan, "sites",
                                             offtake_network_site_id (self->meter.network, site));

  if (!record)
    return;
  if (offtake_record_is_given (record, "x"))
    node->pin_x = CLAMP (OFFTAKE_SITE (record)->x, 0, 1);
  if (offtake_record_is_given (record, "y"))
    node->pin_y = CLAMP (OFFTAKE_SITE (record)->y, 0, 1);
}

static void
add_nodes (Build *self, OfftakeGroupBy by)
{
  for (guint i = 0; i < self->groups->groups->len; i++) {
    const OfftakeFlowGroup *group = &g_array_index (self->groups->groups, OfftakeFlowGroup, i);
    const guint index = offtake_graph_add_node (self->graph, group->id, group->label);
    OfftakeGraphNode *node = offtake_graph_node (self->graph, index);
    node->layer = group->column;
    node->tag = group->first_site;
    if (by == OFFTAKE_GROUP_SITE)
      pin (self, node, group->first_site);
  }
  self->graph->fixed_layers = self->groups->fixed;
  if (self->groups->column_titles && by == OFFTAKE_GROUP_SITE)
    self->graph->column_titles = g_ptr_array_ref (self->groups->column_titles);
}

static void
build_init (Build *self,
            OfftakePlan *plan,
            const OfftakeSolution *solution,
            guint period,
            const OfftakeFlowView *view)
{
  *self = (Build){ .period = period };
  offtake_flow_meter_init (&self->meter, plan, solution, view);

  g_autofree gboolean *used = find_used_sites (&self->meter);
  self->groups = offtake_flow_groups_new (plan, self->meter.network, view->group, used);
  self->colors = offtake_flow_colors_new (&self->meter, view->color);

  const guint n = self->groups->groups->len + 1;
  self->in = g_new0 (double, n);
  self->out = g_new0 (double, n);
  self->within = g_new0 (double, n);
  self->ghost_in = g_new0 (double, n);
  self->ghost_out = g_new0 (double, n);
  self->ghosts = offtake_flow_ghosts_new (&self->meter, period);
  self->n_within = g_new0 (guint, n);
  self->by_series = g_new0 (double, (gsize) n *(self->colors->names->len + 1));
}

static void
build_clear (Build *self)
{
  offtake_flow_groups_free (self->groups);
  offtake_flow_colors_free (self->colors);
  g_free (self->in);
  g_free (self->out);
  g_free (self->within);
  g_free (self->ghosts);
  g_free (self->ghost_in);
  g_free (self->ghost_out);
  g_free (self->n_within);
  g_free (self->by_series);
}

static void
build_run (Build *self, OfftakeGroupBy by)
{
  OfftakeNetwork *network = self->meter.network;
  g_autofree char *unit = offtake_flow_meter_unit (&self->meter);
  g_autofree char *title = offtake_flow_meter_title (&self->meter);
  g_autofree char *name =
      g_strdup_printf (_ ("%s, %s"), title, offtake_network_period (network, self->period)->label);

  self->graph = offtake_graph_new (name, unit);
  if (self->meter.measure == OFFTAKE_MEASURE_VALUE) {
    self->graph->currency = g_strdup (offtake_plan_get_head (self->meter.plan)->currency);
    self->graph->money = self->meter.unit;
  }
  add_nodes (self, by);
  for (guint i = 0; i < offtake_network_n_agreements (network); i++)
    if (offtake_flow_meter_sees (&self->meter, offtake_network_agreement_material (network, i)))
      add_links (self, i);
  for (guint site = 0; site < offtake_network_n_sites (network); site++)
    add_rest (self, site);
  for (guint i = 0; i < self->groups->groups->len; i++) {
    OfftakeGraphNode *node = offtake_graph_node (self->graph, i);
    lay_ghosts (self, i, node);
    drop_rounding (self, i, node);
    g_free (node->detail);
    node->detail = detail_of (self, i, node);
    node->color = main_series (self, i);
  }
}

static gboolean
compares (const OfftakeSolution *solution, const OfftakeFlowView *view)
{
  return view->other ||
         (view->against > 0 && offtake_solution_has_period (solution, view->against - 1));
}

static OfftakeGraph *
graph_of_period (OfftakePlan *plan,
                 const OfftakeSolution *solution,
                 guint period,
                 const OfftakeFlowView *view)
{
  Build build;

  build_init (&build, plan, solution, period, view);
  build_run (&build, view->group);
  build_clear (&build);
  return build.graph;
}

static const char *
label_of (const OfftakeSolution *solution, guint period)
{
  return offtake_network_period (offtake_solution_get_network (solution), period)->label;
}

/* What the other is called. */
static const char *
name_of_other (const OfftakeSolution *solution, const OfftakeFlowView *view)
{
  return view->other ? view->other->name : label_of (solution, view->against - 1);
}

/* Tags are indices in our network; beyond its last for what it has not. */
static void
retag (OfftakeGraph *graph, const OfftakeNetwork *theirs, const OfftakeNetwork *ours)
{
  for (guint i = 0; i < graph->nodes->len; i++) {
    OfftakeGraphNode *node = offtake_graph_node (graph, i);
    guint same = offtake_network_find_site (ours, offtake_network_site_id (theirs, node->tag));
    node->tag = same == OFFTAKE_NONE ? offtake_network_n_sites (ours) + node->tag : same;
  }
  for (guint i = 0; i < graph->links->len; i++) {
    OfftakeGraphLink *link = offtake_graph_link (graph, i);
    guint same =
        offtake_network_find_agreement (ours, offtake_network_agreement_id (theirs, link->tag));
    link->tag = same == OFFTAKE_NONE ? offtake_network_n_agreements (ours) + link->tag : same;
  }
}

/* The same period of another state, where networks count elements and periods otherwise; empty
   where it has not that period. */
static OfftakeGraph *
graph_of_other (const OfftakeSolution *solution, guint period, const OfftakeFlowView *view)
{
  const OfftakeFlowOther *other = view->other;
  OfftakeNetwork *ours = offtake_solution_get_network (solution);
  OfftakeNetwork *theirs = offtake_solution_get_network (other->solution);
  guint same = offtake_network_find_period (theirs, label_of (solution, period));
  OfftakeFlowView single = *view;

  if (view->measure == OFFTAKE_MEASURE_ELEMENT)
    single.element =
        offtake_network_find_element (theirs, offtake_network_element (ours, view->element));
  if (same == OFFTAKE_NONE || !offtake_solution_has_period (other->solution, same) ||
      (view->measure == OFFTAKE_MEASURE_ELEMENT && single.element == OFFTAKE_NONE))
    return offtake_graph_new ("", "");
  OfftakeGraph *graph = graph_of_period (other->plan, other->solution, same, &single);
  retag (graph, theirs, ours);
  return graph;
}

OfftakeGraph *
offtake_flow_graph_new (OfftakePlan *plan,
                        const OfftakeSolution *solution,
                        guint period,
                        const OfftakeFlowView *view)
{
  OfftakeFlowView single = *view;

  g_return_val_if_fail (offtake_solution_has_period (solution, period), NULL);
  if (!compares (solution, view))
    return graph_of_period (plan, solution, period, view);
  /* Origins would split a flow into gains and losses that are none. */
  single.color = OFFTAKE_COLOR_MATERIAL;
  g_autoptr (OfftakeGraph) now = graph_of_period (plan, solution, period, &single);
  g_autoptr (OfftakeGraph) then =
      view->other ? graph_of_other (solution, period, &single)
                  : graph_of_period (plan, solution, view->against - 1, &single);
  return offtake_flow_difference_new (now, then, name_of_other (solution, view));
}

/* How high the fullest column of @graph is, by the columns of @layout, in the graph's unit. */
static double
fullest_column (const OfftakeGraph *graph, const OfftakeLayout *layout)
{
  g_autofree double *in = g_new0 (double, graph->nodes->len + 1);
  g_autofree double *out = g_new0 (double, graph->nodes->len + 1);
  g_autofree double *height = g_new0 (double, MAX (layout->n_layers, 1));
  double fullest = 0;

  for (guint i = 0; i < graph->links->len; i++) {
    out[offtake_graph_link (graph, i)->source] += offtake_graph_link (graph, i)->value;
    in[offtake_graph_link (graph, i)->target] += offtake_graph_link (graph, i)->value;
  }
  for (guint i = 0; i < graph->nodes->len && i < layout->n_nodes; i++) {
    const OfftakeGraphNode *node = offtake_graph_node (graph, i);
    const int layer = layout->nodes[i].layer;
    if (layer < 0 || layer >= layout->n_layers)
      continue;
    height[layer] += MAX (in[i] + node->shortage, out[i] + node->surplus + node->loss);
    fullest = MAX (fullest, height[layer]);
  }
  return fullest;
}

/* Above so many links the scale of the fullest period is reckoned from the layout of another one: a
   second layout would double the time to the first picture, and thin bands differ by less than a
   pixel. */
#define MANY_LINKS 600

double
offtake_flow_graph_scale (const GPtrArray *graphs, double width, double height)
{
  g_autoptr (OfftakeLayout) columns = NULL;
  g_autoptr (OfftakeLayout) last = NULL;
  const OfftakeGraph *fullest = NULL;
  OfftakeLayoutOptions options;
  double first = 0, most = -1;

  if (graphs->len == 0)
    return 0;
  offtake_layout_options_init (&options, width, height);
  options.effort = 0;
  options.labels = TRUE;
  columns = offtake_layout_new (graphs->pdata[0], &options, NULL);
  for (guint i = 0; i < graphs->len; i++) {
    const double filled = fullest_column (graphs->pdata[i], columns);
    if (i == 0)
      first = filled;
    if (filled > most) {
      most = filled;
      fullest = graphs->pdata[i];
    }
  }
  if (fullest->links->len > MANY_LINKS && first > 0)
    return columns->scale * first / most;
  if (fullest == graphs->pdata[0])
    return columns->scale;
  last = offtake_layout_new (fullest, &options, NULL);
  return last->scale;
}

double
offtake_flow_graph_common_scale (OfftakePlan *plan,
                                 const OfftakeSolution *solution,
                                 const OfftakeFlowView *view,
                                 double width,
                                 double height)
{
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  g_autoptr (GPtrArray) graphs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_graph_free);

  for (guint period = 0; period < offtake_network_n_periods (network); period++)
    if (offtake_solution_has_period (solution, period))
      g_ptr_array_add (graphs, offtake_flow_graph_new (plan, solution, period, view));
  return offtake_flow_graph_scale (graphs, width, height);
}

GPtrArray *
offtake_flow_graph_legend (OfftakePlan *plan,
                           const OfftakeSolution *solution,
                           const OfftakeFlowView *view)
{
  OfftakeFlowMeter meter;
  g_autoptr (OfftakeFlowColors) colors = NULL;

  if (compares (solution, view))
    return offtake_flow_difference_legend (name_of_other (solution, view));
  offtake_flow_meter_init (&meter, plan, solution, view);
  colors = offtake_flow_colors_new (&meter, view->color);
  return g_ptr_array_ref (colors->names);
}
