/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The few figures by which planners compare states of a plan. */

#include "rules/check.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_KEY_MASS,   /* t */
  OFFTAKE_KEY_MONEY,  /* the plan's currency */
  OFFTAKE_KEY_CARBON, /* kg CO2e per t */
  OFFTAKE_KEY_COUNT,
} OfftakeKeyKind;

typedef struct {
  OfftakeKeyKind kind;
  char          *name; /* "Recycled nickel", in the user's language */
  double         value; /* NAN where there is none */
} OfftakeKeyFigure;

/* The recycled mass of @element in the salts and metals that the agreements of the period move, t: refined
   metal passes once through one of them on its way into a cathode, so that no tonne counts twice. */
double offtake_recycled_mass (OfftakePlan *plan, const OfftakeSolution *solution, guint period, guint element);
/* The value of all agreements of the period; NAN without any price. */
double offtake_total_value (const OfftakeSolution *solution, guint period);

/* Recycled nickel, lithium and cobalt, value, footprint of the cathode material that is sold, each in
   the period @label; verdicts that pass and that fail, of all periods. The same names in the same order
   for every state of a plan. @checks is nullable: no verdicts then. (transfer full): OfftakeKeyFigure */
GArray *offtake_key_figures_new (OfftakePlan *plan, const OfftakeSolution *solution,
                                 const OfftakeCompliance *checks, const char *label);

G_END_DECLS
