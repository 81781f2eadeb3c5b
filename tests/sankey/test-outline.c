/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/scene.h"

#include <math.h>

/* How far a point lies from the nearest piece of a line. */
static double
distance_to (const OfftakePoint *line, guint n, double x, double y)
{
  double least = INFINITY;

  for (guint i = 0; i + 1 < n; i++) {
    const double dx = line[i + 1].x - line[i].x, dy = line[i + 1].y - line[i].y;
    const double length2 = dx * dx + dy * dy;
    const double along = length2 > 0 ? ((x - line[i].x) * dx + (y - line[i].y) * dy) / length2 : 0;
    const double t = CLAMP (along, 0, 1);
    least = MIN (least, hypot (x - line[i].x - t * dx, y - line[i].y - t * dy));
  }
  return least;
}

/* Fewer corners, both ends kept, and no corner of the layout's own edge far from the outline. */
static void
test_true (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_plastic ();
  g_autoptr (OfftakeLayout) layout = sankey_lay_out (graph, 1600, 900);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
  guint n = 0;

  for (guint k = 0; k < scene->n_links; k++) {
    const OfftakeSceneLink *link = &scene->links[k];
    const OfftakeLinkPlace *place = &layout->links[k];
    const OfftakePoint *fine = layout->points + place->first_point;
    g_autofree OfftakePoint *edge = g_new (OfftakePoint, link->n_points);
    n += link->n_points;
    g_assert_cmpfloat (fine[0].x, ==, scene->points[link->first_point].x);
    g_assert_cmpfloat (fine[place->n_points - 1].y, ==,
                       scene->points[link->first_point + link->n_points - 1].y);
    for (int side = -1; side <= 1; side++) {
      for (guint i = 0; i < link->n_points; i++) {
        const OfftakePoint *point = &scene->points[link->first_point + i];
        const OfftakePoint *normal = &scene->normals[link->first_point + i];
        edge[i].x = point->x + side * link->width / 2 * normal->x;
        edge[i].y = point->y + side * link->width / 2 * normal->y;
      }
      for (guint i = 0; i < place->n_points; i++) {
        const OfftakePoint normal = offtake_scene_normal (fine, place->n_points, i);
        g_assert_cmpfloat (distance_to (edge, link->n_points,
                                        fine[i].x + side * link->width / 2 * normal.x,
                                        fine[i].y + side * link->width / 2 * normal.y),
                           <, 0.15);
      }
    }
  }
  g_assert_cmpuint (4 * n, <, layout->n_points);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/true", test_true);
  return g_test_run ();
}
