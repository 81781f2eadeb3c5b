/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/bench-layout.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "base/json.h"
#include "sankey/quality.h"
#include "sankey/random.h"

#define WIDTH 1600
#define HEIGHT 900
#define RUNS 5
#define LINKS_PER_SITE 4
#define SITES_PER_STAGE 40
#define LONG 8              /* one of so many links passes a stage */
#define RETURN 10           /* one of so many leads back */
#define MOST_RETURNING 1000 /* sites up to which chains with return flows are laid out */

static double
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static void
add_link (OfftakeGraph *graph, OfftakeRandom *random, guint n_stages, gboolean returns)
{
  const guint n = graph->nodes->len / n_stages;
  const guint stage = offtake_random_below (random, n_stages - 1);
  const guint step = offtake_random_below (random, LONG) == 0 ? 2 : 1;
  guint from = stage * n + offtake_random_below (random, n);
  guint to = MIN (stage + step, n_stages - 1) * n + offtake_random_below (random, n);
  const double value = 1 + 99 * offtake_random_unit (random) * offtake_random_unit (random);

  if (returns && offtake_random_below (random, RETURN) == 0)
    offtake_graph_add_link (graph, to, offtake_random_below (random, from + 1), value / 4);
  else
    offtake_graph_add_link (graph, from, to, value);
}

static OfftakeGraph *
chain_new (guint n_sites, gboolean returns)
{
  const guint n_stages = CLAMP (n_sites / SITES_PER_STAGE, 3, 50);
  OfftakeGraph *graph = offtake_graph_new (returns ? "circular" : "chain", "t");
  OfftakeRandom random = { 88172645463325252u };

  for (guint i = 0; i < n_sites / n_stages * n_stages; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i);
    offtake_graph_add_node (graph, id, id);
  }
  for (guint k = 0; k < n_sites * LINKS_PER_SITE; k++)
    add_link (graph, &random, n_stages, returns);
  return graph;
}

static OfftakeLayout *
lay_out (const OfftakeGraph *graph, const OfftakeLayout *previous, double *milliseconds)
{
  OfftakeLayoutOptions options;
  double times[RUNS];
  OfftakeLayout *layout = NULL;

  offtake_layout_options_init (&options, WIDTH, HEIGHT);
  options.labels = FALSE;
  for (guint i = 0; i < RUNS; i++) {
    const double start = cpu_time ();
    g_clear_pointer (&layout, offtake_layout_free);
    layout = offtake_layout_new (graph, &options, previous);
    times[i] = cpu_time () - start;
  }
  qsort (times, RUNS, sizeof *times, compare);
  *milliseconds = times[RUNS / 2];
  return layout;
}

static void
bench_chain (guint n_sites, gboolean returns)
{
  g_autoptr (OfftakeGraph) graph = chain_new (n_sites, returns);
  g_autoptr (json_t) object = json_object ();
  double milliseconds, edit_milliseconds;
  g_autoptr (OfftakeLayout) layout = lay_out (graph, NULL, &milliseconds);
  const OfftakeQuality quality = offtake_layout_quality (graph, layout);

  offtake_graph_link (graph, 0)->value *= 1.5;
  offtake_layout_free (lay_out (graph, layout, &edit_milliseconds));
  json_object_set_new (object, "bench", json_string ("layout"));
  json_object_set_new (object, "graph", json_string (graph->name));
  json_object_set_new (object, "nodes", json_integer (graph->nodes->len));
  json_object_set_new (object, "links", json_integer (graph->links->len));
  json_object_set_new (object, "layout_ms", offtake_json_number (milliseconds));
  json_object_set_new (object, "edit_ms", offtake_json_number (edit_milliseconds));
  json_object_set_new (object, "weighted_crossings", offtake_json_number (quality.crossings));
  json_object_set_new (object, "backward_share", offtake_json_number (quality.backward));
  json_object_set_new (object, "over_nodes", json_integer (quality.over_nodes));
  json_object_set_new (object, "folded_share", offtake_json_number (quality.folded));
  g_autofree char *line = offtake_json_write_compact (object);
  g_print ("%s\n", line);
}

void
offtake_bench_layout (const guint *sizes, guint n_sizes)
{
  for (guint i = 0; i < n_sizes; i++) {
    bench_chain (sizes[i], FALSE);
    if (sizes[i] <= MOST_RETURNING)
      bench_chain (sizes[i], TRUE);
  }
}
