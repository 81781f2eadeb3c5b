/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-source.h"

#include <string.h>

#include "ui/stage.h"

/* What is hidden is said, with how many and how much. */
static void
test_describe (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeFlowSource source = { .least = 0 };
  OfftakeFlowHidden hidden;

  stage_show_period (view, "2030");
  g_autoptr (OfftakeGraph) all = offtake_flow_source_graph (&source, view, &hidden);
  g_assert_cmpuint (hidden.n, ==, 0);
  g_assert_null (offtake_flow_source_describe (&source, all, &hidden));

  source.least = 1000;
  g_autoptr (OfftakeGraph) large = offtake_flow_source_graph (&source, view, &hidden);
  g_autofree char *words = offtake_flow_source_describe (&source, large, &hidden);
  g_autofree char *count = g_strdup_printf ("%u flows are hidden", hidden.n);
  g_assert_cmpuint (hidden.n, >, 1);
  g_assert_cmpuint (large->links->len, <, all->links->len);
  g_assert_nonnull (strstr (words, "1,000 t"));
  g_assert_nonnull (strstr (words, count));

  source.least = 0;
  source.path = OFFTAKE_RECORD (stage_agreement (view, "co-out"));
  g_autoptr (OfftakeGraph) path = offtake_flow_source_graph (&source, view, &hidden);
  g_assert_cmpuint (path->links->len, <, all->links->len);
  for (guint i = 0; i < path->links->len; i++)
    g_assert_cmpfloat (offtake_graph_link (path, i)->value, >, 0);
}

static void
test_unsolved (void)
{
  g_autoptr (OfftakeView) view = offtake_view_new ();
  const OfftakeFlowSource source = { .least = 0 };
  OfftakeFlowHidden hidden;

  g_assert_null (offtake_flow_source_graph (&source, view, &hidden));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/flow-source/describe", test_describe);
  g_test_add_func ("/ui/flow-source/unsolved", test_unsolved);
  return stage_run ();
}
