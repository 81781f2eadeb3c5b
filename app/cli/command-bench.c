/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "engine/bench.h"

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
  set_number (object, "largest_loop", bench->largest_loop);
  set_number (object, "iterations", bench->sweeps);
  set_number (object, "bound", bench->bound);
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

/* Sizes as given, or the usual ones; NULL with a message if one is no number. */
static guint *
read_sizes (char **texts, guint *n)
{
  static const guint usual[] = { 100, 1000, 10000 };
  guint *sizes;
  guint64 size;

  if (!texts) {
    *n = G_N_ELEMENTS (usual);
    return g_memdup2 (usual, sizeof usual);
  }
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

OfftakeExit
offtake_command_bench (int argc, char **argv)
{
  g_auto (GStrv) sites = NULL;
  g_auto (GStrv) topologies = NULL;
  int years = 1;
  const GOptionEntry entries[] = {
    { "sites", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sites, NULL, NULL },
    { "topology", 0, 0, G_OPTION_ARG_STRING_ARRAY, &topologies, NULL, NULL },
    { "periods", 0, 0, G_OPTION_ARG_INT, &years, NULL, NULL },
    { NULL },
  };
  guint n;

  if (!offtake_command_parse ("bench", entries, &argc, &argv, 0, 1))
    return OFFTAKE_EXIT_WRONG;
  if (argc > 1 && strcmp (argv[1], "engine") != 0) {
    g_printerr (_ ("offtake-cli bench: there is no benchmark \"%s\"; it is \"engine\"\n"), argv[1]);
    return OFFTAKE_EXIT_WRONG;
  }
  g_autofree guint *sizes = read_sizes (sites, &n);
  if (!sizes)
    return OFFTAKE_EXIT_WRONG;
  bench_engine (topologies, sizes, n, (guint) CLAMP (years, 1, 100));
  return OFFTAKE_EXIT_DONE;
}
