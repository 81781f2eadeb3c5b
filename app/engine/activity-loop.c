/* SPDX-License-Identifier: MPL-2.0 */

/* The least fixed point of a loop of activities. The map F is piecewise linear and monotone; a
   limit of an agreement or a capacity makes it bend.

   From d = 0, where F (d) >= d, solve the linear system of the pieces that d is on, and go towards
   its answer up to the first bend downwards (a maximum, a capacity). F (d) >= d holds all the way,
   so every stop is below the least fixed point; pieces are passed in one direction, so there are
   finitely many. Bends upwards (a minimum left behind) need no stop. Where even the steepest pieces
   together have a gain below 1 there is one fixed point only, and Newton's method may jump freely:
   that is tried before the careful way.

   Where the gain of the pieces at hand is 1 or more the flows build up along the loop's own growth
   until a bend stops them; if none does, the loop has no finite answer. */

#include "engine/activity-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "engine/system-block.h"
#include "engine/system-shape.h"

#define POWER_STEPS 300
#define NEWTON_STEPS 40
#define RISES 64
/* A residual below this part of what flows is rounding. */
#define ROUNDING 1e-13
/* What passes on less than this part of what it gets is no source of endless growth. */
#define LESS 0.999

typedef OfftakeActivityLoop Loop;
typedef OfftakeActivityLink Link;

typedef enum {
  SLOPES_AT_HAND,  /* of the pieces that the flows are on */
  SLOPES_STEEPEST, /* of every agreement's share, as if there were no limits */
  SLOPES_MIXED,    /* at hand, and of feeds that displace each other */
} Slopes;

static void
add_link (const Loop *self, const Link *link, Slopes slopes, OfftakeSystemBuilder *builder)
{
  const OfftakeNetworkSite *site = &self->result->network->site[link->leader];
  gboolean full = slopes != SLOPES_STEEPEST && self->full[link->from];
  gboolean mixed =
      full && slopes == SLOPES_MIXED && offtake_activity_is_mixed (self->result, link->leader);

  if ((slopes != SLOPES_STEEPEST && link->piece != OFFTAKE_PIECE_SHARE) || (full && !mixed))
    return;
  if (!isnan (link->slope)) {
    if (!isinf (self->result->drive[self->variables[link->from]]))
      offtake_system_builder_add (builder, link->from, link->slope);
    return;
  }
  for (guint u = site->first_variable; u < site[1].first_variable; u++) {
    guint from = self->place[u];
    if (from == OFFTAKE_NONE || isinf (self->result->drive[u]))
      continue;
    offtake_system_builder_add (
        builder, from,
        mixed ? offtake_activity_mixed_slope (self->result, link->agreement, u)
              : offtake_activity_loop_slope (self, link, u));
  }
}

static void
build (const Loop *self, Slopes slopes, OfftakeSystem *system)
{
  OfftakeSystemBuilder builder;
  guint k = 0;

  offtake_system_builder_init (&builder, self->n, OFFTAKE_SYSTEM_PLAIN);
  for (guint i = 0; i < self->n; i++) {
    for (; k < self->links->len && g_array_index (self->links, Link, k).to == i; k++)
      if (!isinf (self->result->drive[self->variables[i]]))
        add_link (self, &g_array_index (self->links, Link, k), slopes, &builder);
    offtake_system_builder_end_row (&builder, 1);
  }
  *system = builder.system;
}

static void
note_closed (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  *(gboolean *) data = TRUE;
  for (guint i = 0; i < n_rows; i++)
    x[rows[i]] = 0;
}

/* Whether even of the steepest pieces none passes on as much as it gets: the cheap way to tell that
   the gain is below 1. */
static gboolean
all_pass_on_less (const Loop *self)
{
  g_autofree double *passed_on = g_new0 (double, self->n);

  for (guint k = 0; k < self->links->len; k++) {
    const Link *link = &g_array_index (self->links, Link, k);
    const OfftakeNetworkSite *site = &self->result->network->site[link->leader];
    for (guint u = site->first_variable; u < site[1].first_variable; u++)
      if (self->place[u] != OFFTAKE_NONE)
        passed_on[self->place[u]] += offtake_activity_loop_slope (self, link, u);
  }
  for (guint i = 0; i < self->n; i++)
    if (!(passed_on[i] < LESS))
      return FALSE;
  return TRUE;
}

/* Whether the steepest pieces of all together still have a gain below 1. */
static gboolean
has_one_answer (const Loop *self)
{
  if (all_pass_on_less (self))
    return TRUE;

  g_auto (OfftakeSystem) system = { 0 };
  g_autofree double *x = g_new0 (double, self->n);
  gboolean closed = FALSE;

  build (self, SLOPES_STEEPEST, &system);
  offtake_system_solve (&system, x, 1, note_closed, &closed, &self->result->activity_report);
  return !closed;
}

/* F (d) - d of each variable; rounding counts as 0. */
static double *
residuals (const Loop *self)
{
  double *r = offtake_activity_loop_inflows (self);

  for (guint i = 0; i < self->n; i++) {
    double drive = self->result->drive[self->variables[i]], inflow = r[i];
    r[i] = isinf (drive) || fabs (inflow - drive) <= ROUNDING * 1e-3 * inflow ? 0 : inflow - drive;
  }
  return r;
}

/* A part of the loop whose gain is 1 or more and to which something comes. */
typedef struct {
  guint *rows;
  guint n;
} Growing;

static void
note_growing (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data)
{
  Growing *growing = data;
  gboolean fed = FALSE;

  for (guint i = 0; i < n_rows; i++) {
    fed |= x[rows[i]] > 0;
    x[rows[i]] = 0;
  }
  if (fed && !growing->rows) {
    growing->rows = g_memdup2 (rows, n_rows * sizeof *rows);
    growing->n = n_rows;
  }
}

/* How fast the unlimited quantity of @link grows along @step. */
static double
link_rate (const Loop *self, const Link *link, const double *step)
{
  const OfftakeNetworkSite *site = &self->result->network->site[link->leader];
  double rate = 0;

  if (link->piece == OFFTAKE_PIECE_UPPER || self->full[link->from])
    return 0;
  for (guint u = site->first_variable; u < site[1].first_variable; u++)
    if (self->place[u] != OFFTAKE_NONE && step[self->place[u]] > 0)
      rate += offtake_activity_loop_slope (self, link, u) * step[self->place[u]];
  return rate;
}

static double
site_rate (const Loop *self, guint s, const double *step)
{
  const OfftakeNetworkSite *site = &self->result->network->site[s];
  double rate = 0;

  for (guint v = site->first_variable; v < site[1].first_variable; v++)
    rate += self->place[v] != OFFTAKE_NONE ? step[self->place[v]] : 0;
  return rate;
}

static double
link_reach (const Loop *self, const Link *link, const double *step)
{
  double rate = link_rate (self, link, step);

  return rate > 0 ? MAX (0, link->upper - offtake_activity_loop_raw (self, link)) / rate : INFINITY;
}

static double
site_reach (const Loop *self, guint i, const double *step)
{
  guint s = offtake_activity_loop_site (self, i);
  double rate = self->full[i] ? 0 : site_rate (self, s, step);

  return rate > 0 ? MAX (0, self->result->site_terms[s].capacity -
                                offtake_activity_wanted (self->result, s)) /
                        rate
                  : INFINITY;
}

/* How far one can go along @step until something bends downwards. */
static double
find_reach (const Loop *self, const double *step)
{
  double reach = INFINITY;

  for (guint k = 0; k < self->links->len; k++)
    reach = MIN (reach, link_reach (self, &g_array_index (self->links, Link, k), step));
  for (guint i = 0; i < self->n; i++)
    reach = MIN (reach, site_reach (self, i, step));
  return reach;
}

/* Marks what bends at @reach, then goes there. */
static void
advance (Loop *self, const double *step, double reach)
{
  double mark = reach * (1 + 1e-14);

  for (guint k = 0; k < self->links->len; k++) {
    Link *link = &g_array_index (self->links, Link, k);
    if (link_reach (self, link, step) <= mark)
      link->piece = OFFTAKE_PIECE_UPPER;
  }
  g_autofree gboolean *fills = g_new (gboolean, self->n);
  for (guint i = 0; i < self->n; i++)
    fills[i] = site_reach (self, i, step) <= mark;
  for (guint i = 0; i < self->n; i++) {
    self->full[i] |= fills[i];
    self->result->drive[self->variables[i]] += reach * step[i];
  }
  offtake_activity_loop_run_sites (self);
}

/* The growth of the pieces of @growing: its dominant vector. */
static double *
find_growth (const Loop *self, const OfftakeSystem *system, const Growing *growing)
{
  double *u = g_new0 (double, self->n);
  g_autofree double *next = g_new0 (double, self->n);

  for (guint i = 0; i < growing->n; i++)
    u[growing->rows[i]] = 1;
  for (guint step = 0; step < POWER_STEPS; step++) {
    double most = 0;
    for (guint i = 0; i < growing->n; i++) {
      guint row = growing->rows[i];
      next[row] = u[row];
      for (guint k = system->first[row]; k < system->first[row + 1]; k++)
        next[row] += system->value[k] * u[system->column[k]];
      most = MAX (most, next[row]);
    }
    for (guint i = 0; i < growing->n; i++)
      u[growing->rows[i]] = next[growing->rows[i]] / most;
  }
  return u;
}

static int
compare_sites (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return (x > y) - (x < y);
}

static void
give_up (Loop *self, const Growing *growing)
{
  GArray *loops = self->result->loops;
  g_autofree guint *sites = g_new (guint, growing->n);
  guint end = OFFTAKE_NONE;

  for (guint i = 0; i < growing->n; i++) {
    sites[i] = offtake_activity_loop_site (self, growing->rows[i]);
    self->result->drive[self->variables[growing->rows[i]]] = INFINITY;
  }
  qsort (sites, growing->n, sizeof *sites, compare_sites);
  for (guint i = 0; i < growing->n; i++)
    if (i == 0 || sites[i] != sites[i - 1])
      g_array_append_val (loops, sites[i]);
  g_array_append_val (loops, end);
  offtake_activity_loop_run_sites (self);
}

/* What gets its flow from an infinite one is infinite too, unless a limit stands between. */
static void
spread_infinite (Loop *self)
{
  gboolean changed = TRUE;

  while (changed) {
    changed = FALSE;
    for (guint i = 0; i < self->n; i++) {
      double *drive = &self->result->drive[self->variables[i]];
      if (!isinf (*drive) && isinf (offtake_activity_inflow (self->result, self->variables[i]))) {
        *drive = INFINITY;
        changed = TRUE;
      }
    }
    offtake_activity_loop_run_sites (self);
  }
}

/* Lets the flows go round as they are, as often as is cheap: they stay below the answer, and many
   bends are passed at once. */
static void
rise (Loop *self)
{
  gboolean moved = TRUE;

  for (guint round = 0; round < RISES && moved; round++) {
    g_autofree double *inflow = offtake_activity_loop_inflows (self);
    moved = FALSE;
    for (guint i = 0; i < self->n; i++) {
      double *drive = &self->result->drive[self->variables[i]];
      moved |= inflow[i] > *drive * (1 + ROUNDING);
      *drive = MAX (*drive, inflow[i]);
    }
    offtake_activity_loop_run_sites (self);
  }
}

static void
grow (Loop *self, const OfftakeSystem *system, const Growing *growing)
{
  g_autofree double *growth = find_growth (self, system, growing);
  double reach = find_reach (self, growth);

  if (isfinite (reach)) {
    advance (self, growth, reach);
    return;
  }
  give_up (self, growing);
  spread_infinite (self);
}

/* One careful step; FALSE when there is nothing left to do. */
static gboolean
climb (Loop *self)
{
  g_auto (OfftakeSystem) system = { 0 };
  g_autofree double *step = residuals (self);
  Growing growing = { 0 };

  for (guint i = 0; i < self->n; i++)
    step[i] = MAX (step[i], 0);
  build (self, SLOPES_AT_HAND, &system);
  offtake_system_solve (&system, step, 1, note_growing, &growing, &self->result->activity_report);
  double reach = find_reach (self, step);
  gboolean more = reach < 1;
  advance (self, step, MIN (reach, 1));
  more |= offtake_activity_loop_update_pieces (self, FALSE);
  if (growing.rows) {
    rise (self);
    more |= offtake_activity_loop_update_pieces (self, FALSE);
  }
  if (!more && growing.rows) {
    grow (self, &system, &growing);
    offtake_activity_loop_update_pieces (self, FALSE);
    more = TRUE;
  }
  g_free (growing.rows);
  return more;
}

/* Starts where the flows were before an edit; FALSE if that is not known. */
static gboolean
start_from_past (Loop *self)
{
  const OfftakePeriodResult *past = self->result->past;

  for (guint i = 0; i < self->n; i++) {
    if (!past || !isfinite (past->drive[self->variables[i]]))
      return FALSE;
    self->result->drive[self->variables[i]] = past->drive[self->variables[i]];
  }
  offtake_activity_loop_run_sites (self);
  offtake_activity_loop_update_pieces (self, TRUE);
  return TRUE;
}

static void
start_from_nothing (Loop *self)
{
  for (guint i = 0; i < self->n; i++) {
    self->result->drive[self->variables[i]] = 0;
    self->full[i] = FALSE;
  }
  for (guint k = 0; k < self->links->len; k++)
    g_array_index (self->links, Link, k).piece = OFFTAKE_PIECE_LOWER;
  offtake_activity_loop_run_sites (self);
}

/* Whether no more is missing than what sums of the flows are rounded by. */
static gboolean
is_rounding (const Loop *self, const double *step)
{
  for (guint i = 0; i < self->n; i++)
    if (fabs (step[i]) > 4 * DBL_EPSILON * self->result->drive[self->variables[i]])
      return FALSE;
  return TRUE;
}

/* Solves for a step of Newton's method; FALSE if there is none. */
static gboolean
find_step (const Loop *self, Slopes slopes, OfftakeSystemShape *shape, double *step)
{
  g_auto (OfftakeSystem) system = { 0 };
  gboolean closed = FALSE;

  build (self, slopes, &system);
  if (slopes == SLOPES_MIXED)
    return offtake_system_block_solve_whole (&system, step);
  offtake_system_solve_again (&system, shape, NULL, step, 1, note_closed, &closed,
                              &self->result->activity_report);
  return !closed;
}

/* Newton's method; FALSE if it does not come to rest. */
static gboolean
jump (Loop *self, Slopes slopes)
{
  g_auto (OfftakeSystemShape) shape = { 0 };

  for (guint round = 0; round < NEWTON_STEPS; round++) {
    g_autofree double *step = residuals (self);
    gboolean moved = FALSE;

    if (is_rounding (self, step))
      return TRUE;
    if (!find_step (self, slopes, &shape, step))
      return FALSE;
    for (guint i = 0; i < self->n; i++) {
      double *drive = &self->result->drive[self->variables[i]];
      moved |= fabs (step[i]) > ROUNDING * *drive;
      *drive = MAX (0, *drive + step[i]);
    }
    offtake_activity_loop_run_sites (self);
    if (!offtake_activity_loop_update_pieces (self, TRUE) && !moved)
      return TRUE;
  }
  return FALSE;
}

void
offtake_activity_loop_raise (Loop *self)
{
  gboolean one = has_one_answer (self);

  if (one && start_from_past (self) && jump (self, SLOPES_AT_HAND))
    return;
  start_from_nothing (self);
  offtake_activity_loop_update_pieces (self, TRUE);
  if (one && jump (self, SLOPES_AT_HAND))
    return;
  start_from_nothing (self);
  offtake_activity_loop_update_pieces (self, FALSE);
  guint limit = 2 * self->links->len + 2 * self->n + 8;
  for (guint round = 0; round < limit && climb (self); round++)
    continue;
}

/* Follows the flows round the loop as they are, half a step at a time. */
static void
wander (Loop *self)
{
  for (guint round = 0; round < 20000; round++) {
    gboolean moved = FALSE;
    for (guint i = 0; i < self->n; i++) {
      double *drive = &self->result->drive[self->variables[i]];
      double inflow = offtake_activity_inflow (self->result, self->variables[i]);
      moved |= fabs (inflow - *drive) > ROUNDING * inflow;
      *drive = (*drive + inflow) / 2;
      offtake_activity_run_site (self->result, offtake_activity_loop_site (self, i));
    }
    if (!moved)
      return;
  }
}

void
offtake_activity_loop_settle_mixes (Loop *self)
{
  g_autofree double *start = g_new (double, self->n);

  for (guint i = 0; i < self->n; i++) {
    start[i] = self->result->drive[self->variables[i]];
    if (!isfinite (start[i]))
      return;
  }
  offtake_activity_loop_update_pieces (self, TRUE);
  if (jump (self, SLOPES_MIXED))
    return;
  for (guint i = 0; i < self->n; i++)
    self->result->drive[self->variables[i]] = start[i];
  offtake_activity_loop_run_sites (self);
  wander (self);
}
