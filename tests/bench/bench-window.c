/* SPDX-License-Identifier: MPL-2.0 */

/* What the window costs: time to the first picture of the founding plan and of a large one, against
   the first frame of a bare libadwaita window, each in processes of their own, by turns; and the
   time from a keystroke to its consequences on screen in the plan of North America. Processor time
   is steadier than the clock on a machine that does other things. */

#include "application.h"

#include <stdlib.h>
#include <time.h>

#include "bench/chart-frames.h"
#include "flows/chart.h"
#include "lib/fixture.h"
#include "lib/random-trade.h"
#include "plan-files.h"
#include "settings.h"
#include "ui/stage.h"

#define N_KEYS 60

typedef struct {
  double wall, cpu; /* milliseconds */
} Cost;

static int runs = 7, agreements = 10000;
static char *child, *path;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
wall_ms (void)
{
  return g_get_monotonic_time () / 1e3;
}

static void
report (const char *what)
{
  g_print ("%s %.3f %.3f\n", what, wall_ms (), cpu_ms ());
}

/* Child: a window, and the moments at which it shows something. */

static gboolean
has_picture (GtkWidget *window)
{
  GtkWidget *chart = stage_find (window, OFFTAKE_TYPE_CHART, 0);

  return chart && gtk_widget_get_mapped (chart) && offtake_chart_get_scene (OFFTAKE_CHART (chart));
}

static void
on_after_paint (GdkFrameClock *clock, GtkWidget *window)
{
  static gboolean framed;

  gdk_display_sync (gtk_widget_get_display (window));
  if (!framed)
    report ("frame");
  framed = TRUE;
  if (OFFTAKE_IS_WINDOW (window) && !has_picture (window))
    return;
  report ("picture");
  exit (0);
}

static void
on_realize (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint),
                    window);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

static void
show_bare (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (void)
{
  char *argv[] = { (char *) "offtake", path, NULL };

  if (g_str_equal (child, "bare")) {
    g_autoptr (AdwApplication) application =
        adw_application_new ("io.github.offtake.Bare", G_APPLICATION_NON_UNIQUE);

    g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
    g_signal_connect (application, "activate", G_CALLBACK (show_bare), NULL);
    return g_application_run (G_APPLICATION (application), 1, argv);
  }
  offtake_ui_init ();
  g_autoptr (OfftakeApplication) application = offtake_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return g_application_run (G_APPLICATION (application), 2, argv);
}

/* Parent: children by turns, medians. */

static Cost
run_once (const char *what, const char *plan, const char *moment)
{
  const char *argv[] = { "/proc/self/exe", "--child", what, "--path", plan, NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  double start = wall_ms ();
  Cost cost = { 0 };

  argv[0] = self;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                     NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], moment)) {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

      cost.wall = g_ascii_strtod (words[1], NULL) - start;
      cost.cpu = g_ascii_strtod (words[2], NULL);
    }
  if (cost.cpu == 0)
    g_error ("%s: no %s: %s", what, moment, out);
  return cost;
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
median (GArray *costs, gsize offset)
{
  g_autofree double *values = g_new (double, costs->len);

  for (guint i = 0; i < costs->len; i++)
    values[i] = G_STRUCT_MEMBER (double, &g_array_index (costs, Cost, i), offset);
  qsort (values, costs->len, sizeof (double), compare_double);
  return values[costs->len / 2];
}

static void
print_start (const char *name, GArray *costs, GArray *bare)
{
  double wall = median (costs, G_STRUCT_OFFSET (Cost, wall));
  double cpu = median (costs, G_STRUCT_OFFSET (Cost, cpu));

  g_print ("{\"bench\": \"%s\", \"wall_ms\": %.0f, \"cpu_ms\": %.0f, \"cpu_to_bare\": %.2f, "
           "\"wall_to_bare\": %.2f}\n",
           name, wall, cpu, cpu / median (bare, G_STRUCT_OFFSET (Cost, cpu)),
           wall / median (bare, G_STRUCT_OFFSET (Cost, wall)));
}

static char *
write_plan (const char *folder, const char *name, const char *text)
{
  char *file = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = NULL;

  if (text) {
    g_autofree char *json = g_strconcat (file, ".json", NULL);

    g_file_set_contents (json, text, -1, NULL);
    plan = offtake_document_load_plan (json, &error);
  } else {
    plan = offtake_document_load_sample ("founding", &error);
  }
  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) document = offtake_document_create (file, plan, TRUE, &error);
  g_assert_no_error (error);
  offtake_document_close (document);
  return file;
}

static void
bench_start (const char *folder)
{
  const RandomTrade options = { .n_sites = (guint) agreements / 4,
                                .n_agreements = (guint) agreements,
                                .plain = TRUE };
  g_autofree char *text = random_trade_json (&options);
  g_autofree char *small = write_plan (folder, "small.offtake", NULL);
  g_autofree char *large = write_plan (folder, "large.offtake", text);
  const struct {
    const char *name, *child, *path, *moment;
  } kinds[] = {
    { "bare", "bare", small, "frame" },
    { "founding-frame", "plan", small, "frame" },
    { "founding-picture", "plan", small, "picture" },
    { "large-frame", "plan", large, "frame" },
    { "large-picture", "plan", large, "picture" },
  };
  GArray *costs[G_N_ELEMENTS (kinds)];

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    costs[k] = g_array_new (FALSE, FALSE, sizeof (Cost));
  for (int run = 0; run <= runs; run++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
      Cost cost = run_once (kinds[k].child, kinds[k].path, kinds[k].moment);

      if (run > 0) /* the first one warms the caches */
        g_array_append_val (costs[k], cost);
    }
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    print_start (kinds[k].name, costs[k], costs[0]);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    g_array_unref (costs[k]);
}

/* Typing, in this process. */

/* The frame in which the chart shows the new figures. */
typedef struct {
  gboolean drawn, painted;
} Shown;

static gboolean
is_painted (gpointer data)
{
  return ((Shown *) data)->painted;
}

static void
on_drawn (OfftakeChart *chart, Shown *shown)
{
  shown->drawn = TRUE;
}

static void
on_painted (GdkFrameClock *clock, Shown *shown)
{
  shown->painted = shown->drawn;
}

/* @scenario is nullable; keys then change it. */
static void
bench_keys (const char *scenario)
{
  OfftakeWindow *window = stage_open ("north-america");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_window_get_document (window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  OfftakeChart *chart = stage_chart (window);
  g_autoptr (OfftakeRecord) agreement =
      g_list_model_get_item (offtake_plan_get_list (offtake_view_get_plan (view), "agreements"), 0);
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (Cost));
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (Cost));

  offtake_document_set_scenario (document, scenario);
  stage_solve (document);
  offtake_view_select (view, agreement);
  stage_settle ();
  for (guint i = 0; i < N_KEYS; i++) {
    g_autofree char *text = g_strdup_printf ("{\"kind\": \"fixed\", \"tpa\": %u}", 1000 + i);
    g_autoptr (json_t) value = json_loads (text, 0, NULL);
    g_autoptr (GError) error = NULL;
    Shown state = { FALSE };
    double wall = wall_ms (), cpu = cpu_ms ();

    offtake_document_set_typed (document, agreement, "quantity", value, &error);
    g_assert_no_error (error);
    Cost cost = { wall_ms () - wall, cpu_ms () - cpu };
    g_array_append_val (stored, cost);
    g_signal_connect (chart, "drawn", G_CALLBACK (on_drawn), &state);
    g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &state);
    stage_wait (is_painted, &state);
    g_signal_handlers_disconnect_by_data (chart, &state);
    g_signal_handlers_disconnect_by_data (clock, &state);
    cost = (Cost){ wall_ms () - wall, cpu_ms () - cpu };
    g_array_append_val (shown, cost);
  }
  print_start (scenario ? "scenario-key-stored" : "key-stored", stored, shown);
  print_start (scenario ? "scenario-key-shown" : "key-shown", shown, shown);
  stage_close (window);
}

int
main (int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "runs", 0, 0, G_OPTION_ARG_INT, &runs, "How often each is measured", "N" },
    { "agreements", 0, 0, G_OPTION_ARG_INT, &agreements, "Of the large plan", "N" },
    { "child", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &child, NULL, NULL },
    { "path", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  if (child)
    return run_child ();

  /* The large plan is the same on each run. */
  const char *arguments[] = { argv[0], "--seed=R02S00000000000000000000000000000001", NULL };
  char **test_argv = (char **) arguments;
  int test_argc = 2;
  char *folder = NULL;

  stage_init (&test_argc, &test_argv);
  folder = fixture_dir ();
  if (runs > 0)
    bench_start (folder);
  fixture_remove_dir (folder);
  bench_keys (NULL);
  bench_keys ("renewals");
  bench_chart (2000);
  bench_chart (agreements);
  return stage_run ();
}
