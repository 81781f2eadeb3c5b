/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/json.h"
#include "cli/bench-drawing.h"
#include "cli/bench-layout.h"
#include "cli/bench-sankey.h"
#include "document/document.h"
#include "engine/bench.h"
#include "engine/solve.h"

static void
set_number (json_t *object, const char *key, double number)
{
  json_object_set_new (object, key,
                       isfinite (number) ? offtake_json_number (number) : json_null ());
}

static void
print_engine (const char *topology, const OfftakeBench *bench)
{
  g_autoptr (json_t) object = json_object ();
  double floor = fmin (bench->klu_seconds, bench->sweep_seconds);

  json_object_set_new (object, "bench", json_string ("engine"));
  json_object_set_new (object, "topology", json_string (topology));
  set_number (object, "sites", bench->sites);
  set_number (object, "agreements", bench->agreements);
  set_number (object, "periods", bench->periods);
  set_number (object, "compile_s", bench->compile_seconds);
  set_number (object, "cpu_s", bench->solve_seconds);
  set_number (object, "activity_s", bench->activity_seconds);
  set_number (object, "origin_s", bench->origin_seconds);
  set_number (object, "carbon_s", bench->carbon_seconds);
  set_number (object, "floor_klu_s", bench->klu_seconds);
  set_number (object, "floor_gauss_seidel_s", bench->sweep_seconds);
  set_number (object, "origin_to_floor", bench->origin_seconds / floor);
  set_number (object, "peak_mb", bench->peak_megabytes);
  set_number (object, "rows", bench->rows);
  set_number (object, "entries", bench->entries);
  set_number (object, "largest_loop", bench->largest_loop);
  set_number (object, "iterations", bench->sweeps);
  set_number (object, "bound", bench->bound);
  set_number (object, "edit_shown_s", bench->shown_seconds);
  set_number (object, "edit_s", bench->again_seconds);
  set_number (object, "edit_iterations", bench->again_sweeps);
  set_number (object, "edit_bound", bench->again_bound);
  g_autofree char *line = offtake_json_write_compact (object);
  g_print ("%s\n", line);
}

static gboolean
is_wanted (char **wanted, const char *name)
{
  return !wanted || g_strv_contains ((const char *const *) wanted, name);
}

static void
bench_engine (char **topologies, const guint *sizes, guint n_sizes, guint n_years)
{
  const char *const *names = offtake_topology_names ();

  for (guint i = 0; i < n_sizes; i++)
    for (guint t = 0; names[t]; t++)
      if (is_wanted (topologies, names[t])) {
        OfftakeBench bench = offtake_bench_engine (t, sizes[i], n_years);
        print_engine (names[t], &bench);
      }
}

static double
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Changes the quantity of one agreement of @plan and solves it again; seconds of both parts. */
static gboolean
edit_once (OfftakePlan *plan,
           guint i,
           OfftakeSolution **solution,
           double *compile,
           double *solve,
           GError **error)
{
  g_autoptr (OfftakeRecord) record =
      g_list_model_get_item (offtake_plan_get_list (plan, "agreements"), i);
  g_autoptr (json_t) quantity = json_pack ("{s:s, s:i}", "kind", "fixed", "tpa", 100 + (int) i);

  if (!offtake_record_set_json (record, "quantity", quantity, error))
    return FALSE;
  double start = processor_time ();
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, error);
  *compile = processor_time () - start;
  if (!network)
    return FALSE;
  start = processor_time ();
  OfftakeSolution *next = offtake_solve_again (network, *solution, NULL, NULL, NULL, NULL, error);
  *solve = processor_time () - start;
  g_clear_pointer (solution, offtake_solution_unref);
  *solution = next;
  return next != NULL;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* The median and the worst of @n times, which are sorted by it. */
static void
print_times (json_t *object, const char *what, double *times, guint n)
{
  g_autofree char *median = g_strdup_printf ("%s_median_s", what);
  g_autofree char *worst = g_strdup_printf ("%s_worst_s", what);

  qsort (times, n, sizeof *times, compare_doubles);
  set_number (object, median, times[n / 2]);
  set_number (object, worst, times[n > 0 ? n - 1 : 0]);
}

static OfftakePlan *
load_plan (const char *path, const char *sample, GError **error)
{
  return path ? offtake_document_load_plan (path, error)
              : offtake_document_load_sample (sample ? sample : "north-america", error);
}

/* Every agreement of a plan file or a sample is edited once, in memory. */
static gboolean
bench_edit (const char *path, const char *sample, GError **error)
{
  g_autoptr (OfftakePlan) plan = load_plan (path, sample, error);
  g_autoptr (OfftakeNetwork) network = plan ? offtake_network_compile (plan, error) : NULL;
  g_autoptr (OfftakeSolution) solution = network ? offtake_solve (network, NULL, error) : NULL;
  g_autoptr (json_t) object = json_object ();

  if (!solution)
    return FALSE;
  guint n = g_list_model_get_n_items (offtake_plan_get_list (plan, "agreements"));
  g_autofree double *compile = g_new0 (double, n + 1);
  g_autofree double *solve = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    if (!edit_once (plan, i, &solution, &compile[i], &solve[i], error))
      return FALSE;
  json_object_set_new (object, "bench", json_string ("edit"));
  json_object_set_new (object, "plan",
                       json_string (path     ? path
                                    : sample ? sample
                                             : "north-america"));
  set_number (object, "agreements", n);
  set_number (object, "periods", offtake_plan_get_periods (plan)->len);
  print_times (object, "compile", compile, n);
  print_times (object, "solve", solve, n);
  g_autofree char *line = offtake_json_write_compact (object);
  g_print ("%s\n", line);
  return TRUE;
}

/* Sizes as given, or @usual ones; NULL with a message if one is no number. */
static guint *
read_sizes (char **texts, const guint *usual, guint *n)
{
  guint *sizes;
  guint64 size;

  if (!texts)
    return g_memdup2 (usual, *n * sizeof *usual);
  *n = g_strv_length (texts);
  sizes = g_new (guint, *n);
  for (guint i = 0; i < *n; i++) {
    if (!g_ascii_string_to_unsigned (texts[i], 10, 8, 1000000, &size, NULL)) {
      g_printerr (_ ("offtake-cli bench: \"%s\" is no number of sites from 8 to 1000000\n"),
                  texts[i]);
      g_free (sizes);
      return NULL;
    }
    sizes[i] = (guint) size;
  }
  return sizes;
}

static OfftakeExit
bench_sankey (char **sites)
{
  static const guint usual[] = { 60, 200, 1000, 5000 };
  g_autoptr (GError) error = NULL;
  guint n = G_N_ELEMENTS (usual);
  g_autofree guint *sizes = read_sizes (sites, usual, &n);

  if (!sizes)
    return OFFTAKE_EXIT_WRONG;
  if (!offtake_bench_sankey (&error))
    return offtake_command_fail (error);
  offtake_bench_drawing (sizes, n);
  offtake_bench_layout (sizes, n);
  return OFFTAKE_EXIT_DONE;
}

OfftakeExit
offtake_command_bench (int argc, char **argv)
{
  g_auto (GStrv) sites = NULL;
  g_auto (GStrv) topologies = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *sample = NULL;
  int years = 1;
  const GOptionEntry entries[] = {
    { "sites", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sites, NULL, NULL },
    { "topology", 0, 0, G_OPTION_ARG_STRING_ARRAY, &topologies, NULL, NULL },
    { "periods", 0, 0, G_OPTION_ARG_INT, &years, NULL, NULL },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &plan, NULL, NULL },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &sample, NULL, NULL },
    { NULL },
  };
  static const guint usual[] = { 100, 1000, 10000 };
  g_autoptr (GError) error = NULL;
  guint n = G_N_ELEMENTS (usual);

  if (!offtake_command_parse ("bench", entries, &argc, &argv, 0, 1))
    return OFFTAKE_EXIT_WRONG;
  if (argc > 1 && strcmp (argv[1], "edit") == 0)
    return bench_edit (plan, sample, &error) ? OFFTAKE_EXIT_DONE : offtake_command_fail (error);
  if (argc > 1 && strcmp (argv[1], "sankey") == 0)
    return bench_sankey (sites);
  if (argc > 1 && strcmp (argv[1], "engine") != 0) {
    g_printerr (
        _ ("offtake-cli bench: there is no benchmark \"%s\"; it is \"engine\", \"edit\" or \"sankey\"\n"),
        argv[1]);
    return OFFTAKE_EXIT_WRONG;
  }
  g_autofree guint *sizes = read_sizes (sites, usual, &n);
  if (!sizes)
    return OFFTAKE_EXIT_WRONG;
  bench_engine (topologies, sizes, n, (guint) CLAMP (years, 1, 100));
  return OFFTAKE_EXIT_DONE;
}
