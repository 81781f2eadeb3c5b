/* SPDX-License-Identifier: MPL-2.0 */
#include "bench/chart-frames.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "exchange/plan-json.h"
#include "flows/chart-private.h"
#include "lib/random-trade.h"
#include "plan-files.h"
#include "ui/stage.h"

#define N_FRAMES 60
#define FRAME_MS (1000.0 / 60)
#define QUIET_MS 500 /* after which nothing more is to come */

typedef struct {
  double wall, cpu; /* ms, of the main thread */
} Time;

static Time
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &cpu);
  return (Time){ g_get_monotonic_time () / 1e3, cpu.tv_sec * 1e3 + cpu.tv_nsec / 1e6 };
}

static Time
since (Time begin)
{
  const Time end = now ();

  return (Time){ end.wall - begin.wall, end.cpu - begin.cpu };
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void
print_frames (const char *what, int n_agreements, const Time *frames)
{
  double wall[N_FRAMES], cpu[N_FRAMES];
  guint in_time = 0;

  for (guint i = 0; i < N_FRAMES; i++) {
    wall[i] = frames[i].wall;
    cpu[i] = frames[i].cpu;
    in_time += cpu[i] <= FRAME_MS;
  }
  qsort (wall, N_FRAMES, sizeof *wall, compare_double);
  qsort (cpu, N_FRAMES, sizeof *cpu, compare_double);
  g_print ("{\"bench\": \"%s\", \"flows\": %d, \"cpu_ms\": %.1f, \"worst_cpu_ms\": %.1f, "
           "\"wall_ms\": %.1f, \"in_time\": %.2f}\n",
           what, n_agreements, cpu[N_FRAMES / 2], cpu[N_FRAMES - 1], wall[N_FRAMES / 2],
           in_time / (double) N_FRAMES);
}

/* The longest turn of the loop is what a person feels. */
typedef struct {
  Time longest, all;
} Turns;

/* Turns the loop until @condition (nullable) holds and then for as long as something may come. */
static Turns
measure_turns (StageCondition condition, gpointer data)
{
  const Time begin = now ();
  Turns turns = { 0 };
  double quiet = begin.wall;

  while ((condition && !condition (data)) || now ().wall - quiet < QUIET_MS) {
    const Time turn = now ();
    const gboolean more = g_main_context_iteration (NULL, FALSE);
    const Time took = since (turn);

    if (took.cpu > turns.longest.cpu)
      turns.longest = took;
    turns.all.cpu += took.cpu;
    if (more)
      turns.all.wall = now ().wall - begin.wall;
    else
      g_usleep (500);
    if (condition && !condition (data))
      quiet = now ().wall;
  }
  return turns;
}

static void
print_turns (const char *what, int n_agreements, const Turns *turns)
{
  g_print ("{\"bench\": \"%s\", \"flows\": %d, \"longest_cpu_ms\": %.1f, \"longest_wall_ms\": "
           "%.1f, \"all_cpu_ms\": %.1f, \"all_wall_ms\": %.1f}\n",
           what, n_agreements, turns->longest.cpu, turns->longest.wall, turns->all.cpu,
           turns->all.wall);
}

static OfftakeWindow *
open_window (int n_agreements)
{
  const RandomTrade options = { .n_sites = (guint) n_agreements / 4,
                                .n_agreements = (guint) n_agreements,
                                .plain = TRUE };
  g_autofree char *text = random_trade_json (&options);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_json_read (text, strlen (text), "chart", &error);
  g_assert_no_error (error);
  OfftakeOpening *opening = offtake_plan_files_read_new (plan, "chart.offtake", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeDocument) document = offtake_document_new_opened (opening);
  OfftakeWindow *window = g_object_new (OFFTAKE_TYPE_WINDOW, NULL);

  offtake_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  stage_solve (document);
  return window;
}

static gboolean
is_coarse (gpointer chart)
{
  return offtake_chart_get_scene (chart) && offtake_chart_is_coarse (chart);
}

static gboolean
is_whole (gpointer chart)
{
  return offtake_chart_get_scene (chart) && !offtake_chart_is_coarse (chart) &&
         offtake_chart_n_making (chart) == 0;
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

typedef void (*Act) (OfftakeChart *chart, guint i);

/* What one act after the other costs until its frame is on the screen. */
static void
bench_frames (OfftakeChart *chart, const char *what, int n_agreements, Act act)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (chart));
  gboolean painted = FALSE;
  Time frames[N_FRAMES];
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  for (guint i = 0; i < N_FRAMES; i++) {
    const Time begin = now ();
    painted = FALSE;
    act (chart, i);
    stage_wait (is_set, &painted);
    gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (chart)));
    frames[i] = since (begin);
  }
  g_signal_handler_disconnect (clock, handler);
  print_frames (what, n_agreements, frames);
}

static void
drag (OfftakeChart *chart, guint i)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (offtake_chart_get_viewport (chart));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (offtake_chart_get_viewport (chart));

  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + 11);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + 5);
}

static void
zoom (OfftakeChart *chart, guint i)
{
  offtake_chart_zoom_at (chart, offtake_chart_get_zoom (chart) * (i < N_FRAMES / 2 ? 1.03 : 0.97),
                         600, 300);
}

/* As GTK does it: what is below the pointer, then the chart's own handler. */
static void
point (OfftakeChart *chart, guint i)
{
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (chart));
  const double x = gtk_widget_get_width (viewport) * (i + 0.5) / N_FRAMES;
  const double y = gtk_widget_get_height (viewport) * (0.2 + 0.6 * (i % 7) / 7);

  gtk_widget_pick (viewport, x, y, GTK_PICK_DEFAULT);
  for (guint k = 0;; k++) {
    GtkEventController *motion = stage_controller (chart, GTK_TYPE_EVENT_CONTROLLER_MOTION, k);
    if (!motion)
      break;
    g_signal_emit_by_name (motion, "motion", x, y);
  }
  gtk_widget_queue_draw (GTK_WIDGET (chart));
}

static void
choose (OfftakeChart *chart, guint i)
{
  OfftakeView *view = offtake_chart_get_view (chart);
  GListModel *list = offtake_plan_get_list (offtake_view_get_plan (view), "agreements");
  g_autoptr (OfftakeRecord) record =
      g_list_model_get_item (list, i * (g_list_model_get_n_items (list) / N_FRAMES));

  offtake_view_select (view, record);
}

void
bench_chart (int n_agreements)
{
  OfftakeWindow *window = open_window (n_agreements);
  OfftakeChart *chart = OFFTAKE_CHART (stage_find (window, OFFTAKE_TYPE_CHART, 0));
  Turns turns;

  stage_wait (is_coarse, chart);
  turns = measure_turns (is_whole, chart);
  print_turns ("chart-arrives", n_agreements, &turns);
  bench_frames (chart, "chart-point", n_agreements, point);
  offtake_chart_zoom_step (chart, 4);
  turns = measure_turns (NULL, NULL);
  print_turns ("chart-enlarged", n_agreements, &turns);
  bench_frames (chart, "chart-drag", n_agreements, drag);
  turns = measure_turns (NULL, NULL);
  print_turns ("chart-dragged", n_agreements, &turns);
  bench_frames (chart, "chart-zoom", n_agreements, zoom);
  turns = measure_turns (NULL, NULL);
  print_turns ("chart-zoomed", n_agreements, &turns);
  bench_frames (chart, "chart-point-enlarged", n_agreements, point);
  bench_frames (chart, "chart-choose", n_agreements, choose);
  stage_close (window);
}
