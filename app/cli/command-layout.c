/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/file.h"
#include "exchange/layout-json.h"

#define DEFAULT_EFFORT 400
#define MAX_SIZE 1000000.0

typedef struct {
  double width, height;
  int runs, effort;
} Options;

/* CPU time of this process in milliseconds. */
static double
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

/* Lays the graph out so many times; @milliseconds is the median of their times. */
static OfftakeLayout *
lay_out (const OfftakeGraph *graph, const Options *options, double *milliseconds)
{
  g_autoptr (OfftakeLayout) layout = NULL;
  g_autofree double *times = g_new (double, options->runs);
  OfftakeLayoutOptions wanted;

  offtake_layout_options_init (&wanted, options->width, options->height);
  wanted.labels = FALSE;
  wanted.effort = (guint) options->effort;
  for (int i = 0; i < options->runs; i++) {
    double start = cpu_time ();
    g_clear_pointer (&layout, offtake_layout_free);
    layout = offtake_layout_new (graph, &wanted, NULL);
    times[i] = cpu_time () - start;
  }
  qsort (times, options->runs, sizeof *times, compare_times);
  *milliseconds = times[options->runs / 2];
  return g_steal_pointer (&layout);
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (options->width > 0 && options->width <= MAX_SIZE && options->height > 0 &&
      options->height <= MAX_SIZE && options->runs > 0 && options->effort >= 0)
    return TRUE;
  g_set_error (
      error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
      _ ("layout: --width and --height must be above 0 and at most %.0f, --time at least 1, --effort at least 0"),
      MAX_SIZE);
  return FALSE;
}

static gboolean
write_file (const char *out, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return offtake_file_write (out, bytes, error);
}

static gboolean
lay_out_file (const char *in, const char *out, const Options *options, GError **error)
{
  g_autoptr (json_t) root = NULL;
  g_autoptr (OfftakeGraph) graph = NULL;
  g_autoptr (OfftakeLayout) layout = NULL;
  g_autofree char *text = NULL;
  double milliseconds;

  if (!check_options (options, error))
    return FALSE;
  root = offtake_json_read_file (in, error);
  if (!root)
    return FALSE;
  graph = offtake_graph_from_json (root, in, error);
  if (!graph)
    return FALSE;
  layout = lay_out (graph, options, &milliseconds);
  text = offtake_layout_to_json (layout, graph, root, milliseconds);
  if (strcmp (out, "-") != 0)
    return write_file (out, text, error);
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM,
               _ ("standard output: writing failed: %s"), g_strerror (errno));
  return FALSE;
}

OfftakeExit
offtake_command_layout (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Options options = { 1600, 900, 1, DEFAULT_EFFORT };
  const GOptionEntry entries[] = {
    { "width", 'w', 0, G_OPTION_ARG_DOUBLE, &options.width, N_ ("Width of the page"), "W" },
    { "height", 'h', 0, G_OPTION_ARG_DOUBLE, &options.height, N_ ("Height of the page"), "H" },
    { "time", 't', 0, G_OPTION_ARG_INT, &options.runs, N_ ("Runs whose median time is told"), "N" },
    { "effort", 'e', 0, G_OPTION_ARG_INT, &options.effort, N_ ("Restarts of the ordering"), "N" },
    { NULL },
  };

  if (!offtake_command_parse ("layout", entries, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  if (!lay_out_file (argv[1], argv[2], &options, &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
