/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/bench-sankey.h"

#include <stdlib.h>
#include <time.h>

#include "base/json.h"
#include "document/document.h"
#include "engine/solve.h"
#include "report/flow-graph.h"
#include "sankey/scene.h"

#define RUNS 9
#define WIDTH 1240
#define HEIGHT 620

static const OfftakeSubject nothing = { OFFTAKE_SUBJECT_NONE, 0 };

/* CPU time of this process in milliseconds. */
static double
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

typedef struct {
  const OfftakeGraph *graph;
  const OfftakeLayoutOptions *options;
  const OfftakeLayout *layout;
  const OfftakeScene *scene;
  cairo_t *cr;
} Bench;

static void
run_layout (const Bench *self)
{
  offtake_layout_free (offtake_layout_new (self->graph, self->options, NULL));
}

static void
run_scene (const Bench *self)
{
  offtake_scene_unref (offtake_scene_new (self->graph, self->layout));
}

static void
run_draw (const Bench *self)
{
  offtake_scene_draw (self->scene, self->cr, OFFTAKE_THEME_LIGHT, nothing, nothing);
}

static void
run_flows (const Bench *self)
{
  offtake_scene_draw_flows (self->scene, self->cr, OFFTAKE_THEME_LIGHT);
}

static void
run_labels (const Bench *self)
{
  offtake_scene_draw_labels (self->scene, self->cr, OFFTAKE_THEME_LIGHT);
}

/* Pointing at each node once. */
static void
run_paths (const Bench *self)
{
  for (guint i = 0; i < offtake_scene_n_nodes (self->scene); i++)
    offtake_scene_draw_path (self->scene, self->cr, OFFTAKE_THEME_LIGHT,
                             (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, i });
}

/* The same bands as cairo strokes them by itself: what any drawing has to be compared with. */
static void
run_plain (const Bench *self)
{
  const OfftakeLayout *layout = self->layout;

  cairo_set_source_rgba (self->cr, 0.2, 0.4, 0.8, 0.5);
  for (guint i = 0; i < layout->n_links; i++) {
    const OfftakeLinkPlace *link = &layout->links[i];
    cairo_new_path (self->cr);
    for (guint k = 0; k < link->n_points; k++)
      cairo_line_to (self->cr, layout->points[link->first_point + k].x,
                     layout->points[link->first_point + k].y);
    cairo_set_line_width (self->cr, link->width);
    cairo_stroke (self->cr);
  }
}

static double
median_of (const Bench *self, void (*run) (const Bench *self))
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++) {
    const double start = cpu_time ();
    run (self);
    times[i] = cpu_time () - start;
  }
  qsort (times, RUNS, sizeof *times, compare_times);
  return times[RUNS / 2];
}

static void
print_bench (const char *sample, const Bench *self)
{
  g_autoptr (json_t) object = json_object ();
  const guint n = offtake_scene_n_nodes (self->scene);

  json_object_set_new (object, "bench", json_string ("sankey"));
  json_object_set_new (object, "graph", json_string (sample));
  json_object_set_new (object, "nodes", json_integer (n));
  json_object_set_new (object, "links", json_integer (offtake_scene_n_links (self->scene)));
  json_object_set_new (object, "layout_ms", offtake_json_number (median_of (self, run_layout)));
  json_object_set_new (object, "scene_ms", offtake_json_number (median_of (self, run_scene)));
  json_object_set_new (object, "draw_ms", offtake_json_number (median_of (self, run_draw)));
  json_object_set_new (object, "flows_ms", offtake_json_number (median_of (self, run_flows)));
  json_object_set_new (object, "labels_ms", offtake_json_number (median_of (self, run_labels)));
  json_object_set_new (object, "path_ms",
                       offtake_json_number (median_of (self, run_paths) / MAX (n, 1)));
  json_object_set_new (object, "plain_cairo_ms", offtake_json_number (median_of (self, run_plain)));
  g_autofree char *line = offtake_json_write_compact (object);
  g_print ("%s\n", line);
}

static void
bench_graph (const char *sample, const OfftakeGraph *graph)
{
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, WIDTH, HEIGHT);
  options.labels = TRUE;
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) layout->width, (int) layout->height);
  const Bench bench = { graph, &options, layout, scene, cairo_create (surface) };

  print_bench (sample, &bench);
  cairo_destroy (bench.cr);
  cairo_surface_destroy (surface);
}

gboolean
offtake_bench_sankey (GError **error)
{
  static const char *const samples[] = { "founding", "north-america" };
  const OfftakeFlowView view = { .measure = OFFTAKE_MEASURE_GOODS };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (OfftakePlan) plan = offtake_document_load_sample (samples[i], error);
    g_autoptr (OfftakeNetwork) network = plan ? offtake_network_compile (plan, error) : NULL;
    g_autoptr (OfftakeSolution) solution = network ? offtake_solve (network, NULL, error) : NULL;
    if (!solution)
      return FALSE;
    g_autoptr (OfftakeGraph) graph =
        offtake_flow_graph_new (plan, solution, offtake_network_n_periods (network) - 1, &view);
    bench_graph (samples[i], graph);
  }
  return TRUE;
}
