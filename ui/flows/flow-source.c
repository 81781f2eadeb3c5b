/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-source.h"

#include <glib/gi18n.h>

#include "base/text.h"

gboolean
offtake_flow_source_equal (const OfftakeFlowSource *a, const OfftakeFlowSource *b)
{
  return a->view.measure == b->view.measure && a->view.element == b->view.element &&
         a->view.color == b->view.color && a->view.group == b->view.group &&
         a->view.against == b->view.against && a->view.other == b->view.other &&
         a->least == b->least && a->path == b->path;
}

OfftakeGraph *
offtake_flow_source_graph (const OfftakeFlowSource *self,
                           OfftakeView *view,
                           OfftakeFlowHidden *hidden)
{
  const guint period = offtake_view_get_solved_period (view);
  OfftakeFlowFilter filter = { .least = self->least, .path = self->path != NULL };

  if (period == OFFTAKE_NONE)
    return NULL;
  OfftakeGraph *graph = offtake_flow_graph_new (
      offtake_view_get_plan (view), offtake_view_get_solution (view), period, &self->view);
  if (self->path) {
    filter.by_link = OFFTAKE_IS_AGREEMENT (self->path);
    filter.subject = filter.by_link ? offtake_view_network_agreement (view, self->path)
                                    : offtake_view_network_site (view, self->path);
  }
  offtake_flow_filter_apply (&filter, graph, hidden);
  return graph;
}

char *
offtake_flow_source_describe (const OfftakeFlowSource *self,
                              const OfftakeGraph *graph,
                              const OfftakeFlowHidden *hidden)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *least = offtake_graph_amount (graph, self->least);
  g_autofree char *sum = offtake_graph_amount (graph, hidden->sum);
  g_autofree char *share =
      offtake_text_percent (hidden->total > 0 ? hidden->sum / hidden->total : 0);

  if (self->path)
    /* Translators: a site or an agreement */
    g_string_append_printf (text, _ ("Only the path of %s"), offtake_record_get_title (self->path));
  if (self->least > 0)
    /* Translators: an amount with its unit; follows another filter after a middle dot, or begins */
    g_string_append_printf (
        text, self->path ? _ (" · only flows of at least %s") : _ ("Only flows of at least %s"),
        least);
  if (!text->len)
    return NULL;
  if (hidden->n == 0)
    g_string_append (text, _ (": nothing is hidden"));
  else
    /* Translators: how many flows are hidden, their amount, their share of all */
    g_string_append_printf (text,
                            ngettext (": %'u flow is hidden, %s, %s of all",
                                      ": %'u flows are hidden, together %s, %s of all", hidden->n),
                            hidden->n, sum, share);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
