/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What is found for one period, filled step by step: activities and quantities, balances, origins,
   carbon, recovery, warnings. Indices are those of network-private.h. NAN is "no finite answer". */

#include "engine/network-match.h"
#include "engine/solution.h"
#include "engine/system.h"

G_BEGIN_DECLS

typedef struct _OfftakePeriodResult OfftakePeriodResult;

struct _OfftakePeriodResult {
  gatomicrefcount         ref_count;
  OfftakeNetwork         *network;
  guint                   period;
  const OfftakeTerms     *terms;
  const OfftakeSiteTerms *site_terms;

  /* activity.c */
  double *drive;    /* of each variable, t: inflow or demand, before the capacity */
  double *activity; /* of each site, t of reference */
  double *quantity; /* of each agreement, t */
  double *line;     /* of each output line, t produced */
  GArray *loops;    /* guint: sites on loops without a finite answer, each loop ended by OFFTAKE_NONE */

  /* balance.c, of each slot, t */
  double *bought, *sold, *produced, *consumed, *spot, *surplus;

  /* origin.c: of each slot and element of its material, the shares of all tags; see origin_first.
     Read it by offtake_period_result_mix(). */
  double *origin;
  guint8 *traced; /* of each element: whether its shares are there */
  GMutex  tracing; /* held while one is traced that was not there when it was asked for */
  GArray *unattributed; /* OfftakeSiteLoop: loops and pools whose origin nothing tells */

  /* carbon.c */
  double *intensity; /* of each slot's supply, kg CO2e per t */
  double *burden;    /* of each site, kg CO2e */
  GArray *endless;   /* OfftakeSiteLoop: loops that hand on all of their burden for ever */

  /* recovery.c, of each site and element; NAN where it takes in none */
  double *recovery;
  double *efficiency; /* of each site: the same with mass */

  /* How the systems were solved. */
  OfftakeSystemReport activity_report, origin_report, carbon_report;

  GArray *warnings; /* OfftakeWarning, indices public */

  /* While it is being filled: the same period of a network with the same frame, or one that was carried
     into it, or NULL. What hangs on nothing that has changed since is taken from there. */
  const OfftakePeriodResult *past;

  /* period-carry.c: of a past that was carried, what its figures do not tell; else NULL and FALSE */
  OfftakeTerms     *own_terms;
  OfftakeSiteTerms *own_site_terms;
  const guint8     *stirred; /* of each variable: it hangs on other things */
  guint8           *lost;    /* of each element, and at last of all: it flowed where now nothing is */
  gboolean          carbon_differs;
};

/* A loop, or one site, that a warning names. */
typedef struct {
  guint  element; /* OFFTAKE_NONE where it concerns none */
  double amount;
  guint  n_sites;
  guint  sites[8]; /* the first few */
} OfftakeSiteLoop;

/* The sites of @rows of a system, each once. */
void offtake_site_loop_init (OfftakeSiteLoop *self, const guint *rows, guint n_rows, const guint *row_site);

OfftakePeriodResult *offtake_period_result_new (OfftakeNetwork *network, guint period);
OfftakePeriodResult *offtake_period_result_ref (OfftakePeriodResult *self);
void                 offtake_period_result_unref (OfftakePeriodResult *self);

/* Fills it: all steps below, in order. FALSE with G_IO_ERROR_CANCELLED. */
gboolean offtake_period_result_solve (OfftakePeriodResult *self, GCancellable *cancellable, GError **error);

/* The same but for the origins of elements other than @element, which may be OFFTAKE_NONE, and what
   warns of them: those are found when they are asked for. */
gboolean offtake_period_result_solve_for (OfftakePeriodResult *self, guint element, GCancellable *cancellable,
                                          GError **error);
/* A copy of what has been found so far, to be completed while others read the one at hand; then all of
   it. (transfer full) */
OfftakePeriodResult *offtake_period_result_copy (const OfftakePeriodResult *self);
gboolean offtake_period_result_complete (OfftakePeriodResult *self, GCancellable *cancellable, GError **error);

/* @past as it would be in the network that @match leads to, to be the past of @period there. @match has to
   outlive it. (transfer full) */
OfftakePeriodResult *offtake_period_result_carry (const OfftakePeriodResult *past, guint period,
                                                  const OfftakeNetworkMatch *match);

/* The shares of all tags in a slot's supply of an element that its material holds. */
const double *offtake_period_result_mix (const OfftakePeriodResult *self, guint slot, guint element);

/* The steps, each on what the ones before have filled. */
void offtake_solve_activities (OfftakePeriodResult *self);
void offtake_solve_balances (OfftakePeriodResult *self);
/* Of one element, or of all that are not there yet (OFFTAKE_NONE). */
void offtake_solve_origins (OfftakePeriodResult *self, guint element);
/* The system of one element before it is solved; returns its right-hand sides. (transfer full) */
double *offtake_origin_system (OfftakePeriodResult *self, guint element, OfftakeSystem *system);
/* The parties that the element in a slot's supply is from: the source's, or the buyer's of waste.
   @shares has one place more, for what is unknown. */
void offtake_origin_by_party (const OfftakePeriodResult *self, guint slot, guint element, const guint *party,
                              guint n_parties, double *shares);
void offtake_solve_carbon (OfftakePeriodResult *self);
void offtake_solve_recovery (OfftakePeriodResult *self);
void offtake_find_warnings (OfftakePeriodResult *self);

/* Whether any flow of @element (OFFTAKE_NONE: any flow at all) differs from the past. */
gboolean offtake_period_result_has_changed (const OfftakePeriodResult *self, guint element);

/* Mass of @element that @s takes in and does not give out, t. */
double offtake_period_result_element_loss (const OfftakePeriodResult *self, guint s, guint element);

static inline double
offtake_period_result_supply (const OfftakePeriodResult *self, guint slot)
{
  return self->bought[slot] + self->produced[slot] + self->spot[slot];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakePeriodResult, offtake_period_result_unref)

G_END_DECLS
