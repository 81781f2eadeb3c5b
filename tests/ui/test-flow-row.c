/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-row.h"

#include <math.h>
#include <string.h>

#include "flows/flow-source.h"
#include "ui/stage.h"

static OfftakeGraph *
graph_of (OfftakeView *view, OfftakeColorBy color)
{
  const OfftakeFlowSource source = { .view = { .color = color } };
  OfftakeFlowHidden hidden;

  return offtake_flow_source_graph (&source, view, &hidden);
}

/* The rows are the flows, whatever the colours divide them into. */
static void
test_same_in_all_colours (void)
{
  static const OfftakeColorBy colors[] = { OFFTAKE_COLOR_MATERIAL, OFFTAKE_COLOR_ORIGIN,
                                           OFFTAKE_COLOR_STATUS };
  g_autoptr (OfftakeView) view = stage_view ("founding");
  guint n = 0;

  stage_show_period (view, "2030");
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    g_autoptr (OfftakeGraph) graph = graph_of (view, colors[i]);
    g_autoptr (GPtrArray) rows = offtake_flow_rows_new (view, graph);
    double sum = 0, all = 0;

    for (guint k = 0; k < rows->len; k++)
      sum += offtake_flow_row_get_value (rows->pdata[k]);
    for (guint k = 0; k < graph->links->len; k++)
      all += offtake_graph_link (graph, k)->value;
    g_assert_cmpfloat_with_epsilon (sum, all, 1e-9 * all);
    g_assert_cmpuint (rows->len, >, 5);
    g_assert_true (n == 0 || rows->len == n);
    n = rows->len;
  }
}

/* What a taker takes in adds up to all of it. */
static void
test_shares (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeGraph) graph = graph_of (view, OFFTAKE_COLOR_MATERIAL);
  g_autoptr (GPtrArray) rows = offtake_flow_rows_new (view, graph);
  double share = 0;

  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *to = NULL;

    g_object_get (rows->pdata[i], "to", &to, NULL);
    if (g_str_equal (to, "PlusCAM"))
      share += offtake_flow_row_get_share (rows->pdata[i]);
  }
  g_assert_cmpfloat_with_epsilon (share, 1, 1e-9);
}

static void
test_text (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeGraph) graph = graph_of (view, OFFTAKE_COLOR_MATERIAL);
  g_autoptr (GPtrArray) rows = offtake_flow_rows_new (view, graph);
  g_autofree char *text = offtake_flow_rows_to_text (rows, graph);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, rows->len + 2);
  g_assert_true (g_str_has_prefix (lines[0], "From\tTo\tGoods\t"));
  for (guint i = 0; i <= rows->len; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

    g_assert_cmpuint (g_strv_length (cells), ==, 7);
  }
  g_assert_nonnull (strstr (text, "OUT-01"));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/flow-row/same-in-all-colours", test_same_in_all_colours);
  g_test_add_func ("/ui/flow-row/shares", test_shares);
  g_test_add_func ("/ui/flow-row/text", test_text);
  return stage_run ();
}
