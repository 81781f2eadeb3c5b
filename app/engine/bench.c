/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/bench.h"

#include <math.h>
#include <string.h>
#include <suitesparse/klu.h>
#include <sys/resource.h>
#include <time.h>

#include "engine/solve.h"
#include "engine/solution-private.h"

/* The floor of Gauss-Seidel stops as bare ones do: when nothing changes by more than this. */
#define STILL 1e-10
#define MAX_FILL 1.5e6

static double
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* The bare Gauss-Seidel: rows in order, all columns at once. */
static double
time_sweeps (const OfftakeSystem *system, const double *b, guint n_columns)
{
  gsize size = (gsize) system->n * n_columns;
  g_autofree double *x = g_new0 (double, size + 1);
  g_autofree double *sum = g_new (double, n_columns + 1);
  double start = processor_time (), change = 1;

  for (guint n = 0; n < 5000 && change > STILL; n++) {
    change = 0;
    for (guint i = 0; i < system->n; i++) {
      double *to = x + (gsize) i * n_columns;
      memcpy (sum, b + (gsize) i * n_columns, n_columns * sizeof *sum);
      for (guint k = system->first[i]; k < system->first[i + 1]; k++) {
        const double *from = x + (gsize) system->column[k] * n_columns;
        for (guint c = 0; c < n_columns; c++)
          sum[c] += system->value[k] * from[c];
      }
      for (guint c = 0; c < n_columns; c++) {
        double now = sum[c] / system->diagonal[i];
        change = MAX (change, fabs (now - to[c]));
        to[c] = now;
      }
    }
  }
  return processor_time () - start;
}

/* The matrix by columns. Entries of one place are left apart: KLU wants them summed, so they are.
 */
static void
pack (const OfftakeSystem *system, int **first, int **row, double **value)
{
  guint n = system->n;
  g_autofree int *next = NULL;

  *first = g_new0 (int, n + 1);
  *row = g_new (int, system->first[n] + n);
  *value = g_new (double, system->first[n] + n);
  for (guint i = 0; i < n; i++) {
    (*first)[i + 1]++;
    for (guint k = system->first[i]; k < system->first[i + 1]; k++)
      (*first)[system->column[k] + 1]++;
  }
  for (guint i = 0; i < n; i++)
    (*first)[i + 1] += (*first)[i];
  next = g_memdup2 (*first, (n + 1) * sizeof (int));
  for (guint i = 0; i < n; i++) {
    (*row)[next[i]] = (int) i;
    (*value)[next[i]++] = system->diagonal[i];
    for (guint k = system->first[i]; k < system->first[i + 1]; k++) {
      int at = next[system->column[k]];
      if (at > (*first)[system->column[k]] && (*row)[at - 1] == (int) i) {
        (*value)[at - 1] -= system->value[k];
        continue;
      }
      (*row)[at] = (int) i;
      (*value)[at] = -system->value[k];
      next[system->column[k]]++;
    }
  }
  int to = 0;
  for (guint j = 0; j < n; j++) {
    int begin = (*first)[j];
    (*first)[j] = to;
    for (int k = begin; k < next[j]; k++, to++) {
      (*row)[to] = (*row)[k];
      (*value)[to] = (*value)[k];
    }
  }
  (*first)[n] = to;
}

/* The bare KLU: a refactor and a solve of all columns; NAN where the matrix fills up. */
static double
time_klu (const OfftakeSystem *system, const double *b, guint n_columns)
{
  g_autofree int *first = NULL;
  g_autofree int *row = NULL;
  g_autofree double *value = NULL;
  g_autofree double *x = g_memdup2 (b, (gsize) system->n * n_columns * sizeof *b);
  klu_common common;
  double seconds = NAN;

  pack (system, &first, &row, &value);
  klu_defaults (&common);
  klu_symbolic *symbolic = klu_analyze ((int) system->n, first, row, &common);
  klu_numeric *numeric = symbolic && symbolic->lnz < MAX_FILL
                             ? klu_factor (first, row, value, symbolic, &common)
                             : NULL;
  if (numeric) {
    double start = processor_time ();
    klu_refactor (first, row, value, symbolic, numeric, &common);
    klu_solve (symbolic, numeric, (int) system->n, (int) n_columns, x, &common);
    seconds = processor_time () - start;
  }
  klu_free_numeric (&numeric, &common);
  klu_free_symbolic (&symbolic, &common);
  return seconds;
}

static void
measure_floor (OfftakeBench *bench, const OfftakePeriodResult *solved)
{
  OfftakeNetwork *network = solved->network;

  for (guint e = 0; e < network->n_elements; e++) {
    g_auto (OfftakeSystem) system = { 0 };
    g_autofree double *b = offtake_origin_system ((OfftakePeriodResult *) solved, e, &system);
    bench->rows = MAX (bench->rows, system.n);
    bench->entries = MAX (bench->entries, system.first[system.n]);
    bench->sweep_seconds += time_sweeps (&system, b, network->n_tags);
    bench->klu_seconds += time_klu (&system, b, network->n_tags);
  }
}

/* One source delivers a tenth more. */
static void
edit_one (OfftakePlan *plan)
{
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");

  for (guint i = g_list_model_get_n_items (agreements) / 2;; i++) {
    g_autoptr (OfftakeAgreement) record = g_list_model_get_item (agreements, i);
    if (record->quantity->kind != OFFTAKE_QUANTITY_FIXED)
      continue;
    double tpa = 1.1 * offtake_series_at (record->quantity->tpa, 0, OFFTAKE_BEFORE_FIRST);
    offtake_series_unref (record->quantity->tpa);
    record->quantity->tpa = offtake_series_new_constant (tpa);
    return;
  }
}

static void
note_time (OfftakeSolution *solution, gpointer data)
{
  *(double *) data = processor_time ();
}

static void
measure_edit (OfftakeBench *bench, OfftakePlan *plan, const OfftakeSolution *before)
{
  edit_one (plan);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  double start = processor_time (), shown = start;
  g_autoptr (OfftakeSolution) after =
      offtake_solve_again (network, before, &(OfftakeShown){ 0, 0 }, note_time, &shown, NULL, NULL);

  bench->again_seconds = processor_time () - start;
  bench->shown_seconds = shown - start;
  for (guint p = 0; p < bench->periods; p++) {
    const OfftakePeriodResult *result = offtake_solution_get_result (after, p);
    bench->again_bound = MAX (bench->again_bound, result->origin_report.bound);
    bench->again_sweeps = MAX (bench->again_sweeps, result->origin_report.sweeps);
  }
}

OfftakeBench
offtake_bench_engine (OfftakeTopology topology, guint n_sites, guint n_years)
{
  g_autoptr (OfftakePlan) plan = offtake_specimen_new (topology, n_sites, n_years);
  OfftakeBench bench = { .sites = n_sites, .periods = n_years };
  double start = processor_time ();
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  struct rusage usage;

  bench.compile_seconds = processor_time () - start;
  bench.agreements = offtake_network_n_agreements (network);
  start = processor_time ();
  g_autoptr (OfftakeSolution) solution = offtake_solve (network, NULL, NULL);
  bench.solve_seconds = processor_time () - start;
  getrusage (RUSAGE_SELF, &usage);
  bench.peak_megabytes = (double) usage.ru_maxrss / 1024;
  for (guint p = 0; p < n_years; p++) {
    const OfftakePeriodResult *result = offtake_solution_get_result (solution, p);
    bench.activity_seconds += result->activity_report.seconds;
    bench.origin_seconds += result->origin_report.seconds;
    bench.carbon_seconds += result->carbon_report.seconds;
    bench.bound = MAX (bench.bound, result->origin_report.bound);
    bench.sweeps = MAX (bench.sweeps, result->origin_report.sweeps);
    bench.largest_loop = MAX (bench.largest_loop, result->origin_report.largest);
    measure_floor (&bench, result);
  }
  measure_edit (&bench, plan, solution);
  return bench;
}
