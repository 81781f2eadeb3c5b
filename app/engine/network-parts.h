/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the arrays of a network hold, for the engine alone. */

#include "engine/network.h"

G_BEGIN_DECLS

/* One order of a list's records in the other. */
typedef struct {
  guint *rank; /* of a plan index */
  guint *row;  /* the plan index of a rank */
} OfftakeOrder;

/* A tag of origin: class, country and foreign-entity mark. Sorted as they are printed. */
typedef struct {
  guint       class;
  const char *country;
  gboolean    foreign_entity;
} OfftakeTag;

typedef struct {
  const char *id, *name;
  guint       waste; /* OfftakeWaste */
  gboolean    intermediate;
  double      virgin_kgco2e_per_t;
  guint       us45x; /* OfftakeUs45x */
} OfftakeNetworkMaterial;

/* The array has one more entry, so that site[s + 1].first_* ends what belongs to s. */
typedef struct {
  const char *id, *name, *country, *party;
  gboolean    foreign_entity;
  guint       kind, mode; /* OfftakeSiteKind, OfftakeMode */
  gboolean    by_yields;
  guint       reference; /* slot of the reference, OFFTAKE_NONE by yields and without a recipe */
  guint       tag;       /* a source's own */
  double      source_kgco2e_per_t; /* NAN: the material's virgin figure */
  double      electricity_kwh_per_t, direct_kgco2e_per_t;
  guint       first_slot, first_input, first_output, first_variable, first_factor;
} OfftakeNetworkSite;

/* A material at a site: everything in its recipe and its agreements, sorted by material. */
typedef struct {
  guint site, material;
} OfftakeSlot;

/* A line of a recipe at a site. */
typedef struct {
  guint  slot;
  double t_per_t;    /* by coefficients; inputs of a recipe by yields have none */
  double allocation; /* outputs: weight of the share of the burden */
} OfftakeLine;

/* What the activities hang on: the inflow of a push site's reference, the demand for a pull site's
   reference, the inflow of each feed of a site by yields. */
typedef struct {
  guint site, slot;
} OfftakeVariable;

typedef struct {
  const char *id, *title;
  guint       seller, buyer, material;
  guint       seller_slot, buyer_slot;
  guint       kind;   /* OfftakeQuantityKind */
  guint       status; /* OfftakeStatus */
  double      tolerance, take_or_pay, transport_kgco2e_per_t;
  guint       waste_tag;  /* what the flow of a waste carries; OFFTAKE_NONE otherwise */
  guint       feeds;      /* variable of the buyer that it adds to, or OFFTAKE_NONE */
  guint       demands;    /* variable of the seller that it adds to, or OFFTAKE_NONE */
  double      coefficient; /* by coefficients: t of material per t of the leading site's reference */
  gboolean    empty_term;
  guint32     last; /* day on which it ends, 0 with the horizon */
} OfftakeNetworkAgreement;

/* Where a purchase comes from: close together, for what runs through all of them. */
typedef struct {
  guint seller_slot;
  guint tag; /* the one tag that the flow carries: of waste, of a source; OFFTAKE_NONE if it has the seller's mix */
  double transport_kgco2e_per_t;
} OfftakeInflow;

/* An agreement in a period. */
typedef struct {
  double fixed;        /* t, of a fixed quantity */
  double share;        /* share times f / y */
  double lower, upper; /* t; INFINITY without a limit */
  double price;        /* NAN without a price */
  double delivered;    /* NAN where nothing is recorded */
  gboolean min_above_max;
  gboolean in_force;   /* shares a day with the period */
} OfftakeTerms;

/* A site in a period. */
typedef struct {
  double capacity; /* t; INFINITY without a limit */
  double planned;  /* t */
  double kgco2e_per_kwh, conversion_cost_per_t;
} OfftakeSiteTerms;

G_END_DECLS
