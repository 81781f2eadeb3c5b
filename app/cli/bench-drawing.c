/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/bench-drawing.h"

#include <stdlib.h>
#include <time.h>

#include "base/json.h"
#include "sankey/random.h"
#include "sankey/scene-parts.h"

#define WIDTH 1920
#define HEIGHT 1080
#define RUNS 5
#define BANDS_PER_SITE 4
#define LOCAL 0.12 /* most links lead near their own height */

typedef struct {
  const OfftakeLayout *layout;
  OfftakeScene *scene;
  cairo_surface_t *surface;
  double zoom; /* the scene fills the surface */
} Bench;

/* A chain of @columns with the same number of sites in each. */
static OfftakeGraph *
chain_new (guint n_nodes, guint n_links, guint columns)
{
  OfftakeGraph *graph = offtake_graph_new ("chain", "t");
  OfftakeRandom random = { 88172645463325252u };
  const guint n = n_nodes / columns;

  for (guint i = 0; i < n * columns; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i);
    offtake_graph_add_node (graph, id, "");
  }
  for (guint k = 0; k < n_links; k++) {
    const guint column = offtake_random_below (&random, columns - 1);
    const guint step = offtake_random_below (&random, 8) == 0 ? 2 : 1;
    const guint from = offtake_random_below (&random, n);
    const double shift = (offtake_random_unit (&random) - 0.5) * 2 * LOCAL * n;
    const guint to = (guint) CLAMP (from + shift, 0, n - 1);
    const double value = 1 + 99 * offtake_random_unit (&random) * offtake_random_unit (&random);
    offtake_graph_add_link (graph, column * n + from, MIN (column + step, columns - 1) * n + to,
                            value);
    offtake_graph_link (graph, k)->color = offtake_random_below (&random, 8);
  }
  return graph;
}

static double
seconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static cairo_t *
open_page (const Bench *self)
{
  cairo_t *cr = cairo_create (self->surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, self->zoom, self->zoom);
  return cr;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

typedef void (*Draw) (const Bench *self, cairo_t *cr);

/* The bands as the layout tells them, one after another: what any drawing has to be compared with.
 */
static void
draw_plain (const Bench *self, cairo_t *cr)
{
  const OfftakeLayout *layout = self->layout;

  cairo_set_source_rgba (cr, 0.2, 0.4, 0.8, 0.5);
  for (guint i = 0; i < layout->n_links; i++) {
    const OfftakeLinkPlace *link = &layout->links[i];
    const OfftakePoint *points = layout->points + link->first_point;
    const double half = MAX (link->width, 1) / 2;
    cairo_new_path (cr);
    for (guint k = 0; k < 2 * link->n_points; k++) {
      const guint at = k < link->n_points ? k : 2 * link->n_points - 1 - k;
      const double off = k < link->n_points ? half : -half;
      const OfftakePoint normal = offtake_scene_normal (points, link->n_points, at);
      cairo_line_to (cr, points[at].x + off * normal.x, points[at].y + off * normal.y);
    }
    cairo_fill (cr);
  }
}

/* The scene by cairo: bends have only the corners that can be seen. */
static void
draw_by_cairo (const Bench *self, cairo_t *cr)
{
  offtake_scene_draw_plain (self->scene, cr, OFFTAKE_THEME_LIGHT);
}

static void
draw_flows (const Bench *self, cairo_t *cr)
{
  offtake_scene_draw_flows (self->scene, cr, OFFTAKE_THEME_LIGHT);
}

/* Median of milliseconds: of the processors, all threads together, and on the wall. */
static void
measure (const Bench *self, Draw draw, double *cpu, double *wall)
{
  double cpus[RUNS], walls[RUNS];

  for (guint i = 0; i < RUNS; i++) {
    cairo_t *cr = open_page (self);
    const double cpu_start = seconds (CLOCK_PROCESS_CPUTIME_ID), start = seconds (CLOCK_MONOTONIC);
    draw (self, cr);
    cpus[i] = 1e3 * (seconds (CLOCK_PROCESS_CPUTIME_ID) - cpu_start);
    walls[i] = 1e3 * (seconds (CLOCK_MONOTONIC) - start);
    cairo_destroy (cr);
  }
  qsort (cpus, RUNS, sizeof *cpus, compare);
  qsort (walls, RUNS, sizeof *walls, compare);
  *cpu = cpus[RUNS / 2];
  *wall = walls[RUNS / 2];
}

/* The picture that was drawn last. (transfer full) */
static GBytes *
get_pixels (const Bench *self)
{
  cairo_surface_flush (self->surface);
  return g_bytes_new (cairo_image_surface_get_data (self->surface),
                      (gsize) cairo_image_surface_get_stride (self->surface) * HEIGHT);
}

/* The mean and the largest difference of a channel, of 255. */
static void
compare_pixels (GBytes *a, GBytes *b, double *mean, guint *most)
{
  gsize n;
  const guint8 *p = g_bytes_get_data (a, &n), *q = g_bytes_get_data (b, NULL);
  guint64 sum = 0;

  *most = 0;
  for (gsize i = 0; i < n; i++) {
    const guint apart = (guint) ABS (p[i] - q[i]);
    sum += apart;
    *most = MAX (*most, apart);
  }
  *mean = (double) sum / (double) n;
}

static void
print_bench (const Bench *self)
{
  g_autoptr (json_t) object = json_object ();
  double plain, cairo, own, own_wall, wall, mean;
  guint most;

  measure (self, draw_plain, &plain, &wall);
  measure (self, draw_by_cairo, &cairo, &wall);
  g_autoptr (GBytes) expected = get_pixels (self);
  measure (self, draw_flows, &own, &own_wall);
  g_autoptr (GBytes) drawn = get_pixels (self);
  compare_pixels (expected, drawn, &mean, &most);

  json_object_set_new (object, "bench", json_string ("drawing"));
  json_object_set_new (object, "nodes", json_integer (offtake_scene_n_nodes (self->scene)));
  json_object_set_new (object, "bands", json_integer (offtake_scene_n_links (self->scene)));
  json_object_set_new (object, "width", json_integer (WIDTH));
  json_object_set_new (object, "height", json_integer (HEIGHT));
  json_object_set_new (object, "plain_cairo_ms", offtake_json_number (plain));
  json_object_set_new (object, "cairo_scene_ms", offtake_json_number (cairo));
  json_object_set_new (object, "draw_ms", offtake_json_number (own));
  json_object_set_new (object, "draw_wall_ms", offtake_json_number (own_wall));
  json_object_set_new (object, "to_cairo", offtake_json_number (own / plain));
  json_object_set_new (object, "to_cairo_scene", offtake_json_number (own / cairo));
  json_object_set_new (object, "mean_difference", offtake_json_number (mean));
  json_object_set_new (object, "largest_difference", json_integer (most));
  g_autofree char *line = offtake_json_write_compact (object);
  g_print ("%s\n", line);
}

static void
bench_chain (guint n_nodes, guint n_links, guint columns)
{
  g_autoptr (OfftakeGraph) graph = chain_new (n_nodes, n_links, columns);
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, WIDTH, HEIGHT);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
  const Bench bench = { layout, scene,
                        cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT),
                        MIN (WIDTH / layout->width, HEIGHT / layout->height) };

  print_bench (&bench);
  cairo_surface_destroy (bench.surface);
}

void
offtake_bench_drawing (const guint *sizes, guint n_sizes)
{
  for (guint i = 0; i < n_sizes; i++)
    bench_chain (sizes[i], BANDS_PER_SITE * sizes[i], (guint) CLAMP (sizes[i] / 100, 4, 50));
}
