/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the engine found for a network: immutable, counted, readable by any thread. Every figure is
   defined in spec "How the numbers come about". Masses in t, intensities in kg CO2e per t, money in
   the plan's currency; NAN where a figure has no value (no price, a loop without a finite answer). */

#include "engine/network.h"

G_BEGIN_DECLS

typedef struct _OfftakeSolution OfftakeSolution;

typedef enum {
  OFFTAKE_WARNING_OVER_COMMITTED,
  OFFTAKE_WARNING_UNCOVERED_NEED,
  OFFTAKE_WARNING_UNSOLD_OUTPUT,
  OFFTAKE_WARNING_FEED_NOT_CONTRACTED,
  OFFTAKE_WARNING_EMPTY_TERM,
  OFFTAKE_WARNING_MIN_ABOVE_MAX,
  OFFTAKE_WARNING_UNBOUNDED_LOOP,
  OFFTAKE_WARNING_UNATTRIBUTABLE_LOOP,
  OFFTAKE_WARNING_BURDEN_LOST,
  OFFTAKE_WARNING_TAKE_OR_PAY_EXPOSURE,
  OFFTAKE_WARNING_EXPIRED_IN_USE,
  OFFTAKE_WARNING_DELIVERY_OUTSIDE_TOLERANCE,
  OFFTAKE_WARNING_IMBALANCE,
  OFFTAKE_WARNING_ROUNDING,
} OfftakeWarningCode;

typedef struct {
  OfftakeWarningCode code;
  guint              site, agreement, material, element; /* OFFTAKE_NONE where it names none */
  double             amount;                             /* NAN where it has none */
  char              *text;                               /* one sentence with names and units, in the user's language */
} OfftakeWarning;

typedef struct {
  double t;                   /* moved in the period */
  double kgco2e_per_t;        /* delivered intensity, transport included */
  double price_per_t, value;  /* NAN without a price */
} OfftakeAgreementResult;

typedef struct {
  guint  material;
  double bought, sold, produced, consumed, spot, surplus;
  double kgco2e_per_t; /* of the supply */
} OfftakeBalance;

typedef struct {
  double activity_t; /* t of reference; 0 at a site that is not a process */
  double capacity_t; /* in the period; INFINITY without a limit */
} OfftakeSiteResult;

/* One origin of an element in a flow. */
typedef struct {
  guint       class;          /* OfftakeOrigin */
  const char *country;        /* "" if unknown */
  gboolean    foreign_entity;
  double      share;
} OfftakeOriginShare;

OfftakeSolution *offtake_solution_ref (OfftakeSolution *self);
void             offtake_solution_unref (OfftakeSolution *self);
OfftakeNetwork  *offtake_solution_get_network (const OfftakeSolution *self);

/* Whether @period has been solved: a solution may hold some periods only. */
gboolean offtake_solution_has_period (const OfftakeSolution *self, guint period);

/* No error of the linear systems behind a period's figures is larger than this part of the largest
   figure of its loop: rounding, or how far iteration was from the answer when it stopped. */
double offtake_solution_error_bound (const OfftakeSolution *self, guint period);

const OfftakeAgreementResult *offtake_solution_agreement (const OfftakeSolution *self, guint period, guint agreement);
const OfftakeSiteResult      *offtake_solution_site (const OfftakeSolution *self, guint period, guint site);

/* A site's balances, sorted by material id. */
const OfftakeBalance *offtake_solution_balances (const OfftakeSolution *self, guint period, guint site, guint *n);

/* Mass of @element that a process takes in and does not give out, t. */
double offtake_solution_element_loss (const OfftakeSolution *self, guint period, guint site, guint element);
/* Recovery of @element at a process: 0 where nothing is taken in, NAN where there is no answer. */
double offtake_solution_recovery (const OfftakeSolution *self, guint period, guint site, guint element);
/* The same with mass; NAN where nothing is taken in or the outputs outweigh the inputs. */
double offtake_solution_recycling_efficiency (const OfftakeSolution *self, guint period, guint site);
/* Whether the recipe of @site takes in @element: these have a loss and a recovery. */
gboolean offtake_network_consumes (const OfftakeNetwork *self, guint site, guint element);

/* Recycled share of @element in an agreement's flow, in [0, 1]; NAN where the material holds none. */
double offtake_solution_recycled_share (const OfftakeSolution *self, guint period, guint agreement, guint element);
/* The flow's origins, sorted by class, country, foreign entity. */
const OfftakeOriginShare *offtake_solution_origins (const OfftakeSolution *self, guint period, guint agreement,
                                                    guint element, guint *n);

/* The origins of all that a site has of a material: of its products, what it sells has them too. */
const OfftakeOriginShare *offtake_solution_supply_origins (const OfftakeSolution *self, guint period, guint site,
                                                           guint material, guint element, guint *n);

const OfftakeWarning *offtake_solution_warnings (const OfftakeSolution *self, guint period, guint *n);
/* "uncovered_need" */
const char           *offtake_warning_code_name (OfftakeWarningCode code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSolution, offtake_solution_unref)

G_END_DECLS
