/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/sankey.h"

#include <math.h>

#define FLAT 0.002 /* slope */

static guint
count_bends (const OfftakeLayout *layout, guint link)
{
  const OfftakePoint *points = layout->points + layout->links[link].first_point;
  guint bends = 0;
  gboolean was_flat = TRUE;

  for (guint i = 0; i + 1 < layout->links[link].n_points; i++) {
    double rise = fabs (points[i + 1].y - points[i].y), run = fabs (points[i + 1].x - points[i].x);
    gboolean is_flat = rise <= FLAT * run;
    bends += was_flat && !is_flat;
    was_flat = is_flat;
  }
  return bends;
}

/* A return flow past four nodes goes up, along one line, and down. */
static void
test_return (void)
{
  g_autoptr (OfftakeGraph) graph =
      sankey_graph_parse ("loop", "a>b:9\nb>c:7\nc>d:8\nd>e:5\ne>f:6\nf>a:2\n");
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1200, 600);

  g_assert_cmpuint (count_bends (layout, 5), ==, 2);
}

/* A link past two columns has at most one bend more than it needs. */
static void
test_long (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("skip", "a>b:9\nb>c:7\nc>d:8\na>d:3\n");
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1200, 600);

  g_assert_cmpuint (count_bends (layout, 3), <=, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/straighten/return", test_return);
  g_test_add_func ("/straighten/long", test_long);
  return g_test_run ();
}
