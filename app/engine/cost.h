/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the rules ask about money and carbon (spec sections 4 to 6), read from a solution. Money in
   the plan's currency; indices are public. */

#include "engine/solution.h"

G_BEGIN_DECLS

/* A site's period in money. What has no price counts 0 and makes @complete FALSE. */
typedef struct {
  double   sold, bought;  /* by agreements */
  double   spot, surplus; /* at the price index of the material */
  double   conversion;
  gboolean complete;
} OfftakeSiteMoney;

OfftakeSiteMoney offtake_solution_site_money (const OfftakeSolution *self, guint period, guint site);
/* sold - bought - spot - conversion */
double offtake_site_money_margin (const OfftakeSiteMoney *money);

/* Direct material cost of what a process makes. An input costs the mean price of the priced
   purchases of it, else the material's price index, times what is consumed; own output used again
   costs its conversion and inputs. Spot counts as foreign. */
typedef struct {
  double total;
  double foreign;  /* from parties marked as foreign entity, and spot */
  double primary;  /* eligible components (26 USC 45X) made in the US: bought there, or own */
  guint  unpriced; /* a material that has no price at all: the cost is not known; else OFFTAKE_NONE */
} OfftakeMaterialCost;

OfftakeMaterialCost offtake_solution_material_cost (const OfftakeSolution *self, guint period, guint site);
/* (total - foreign) / total, 26 USC 7701(a)(52); NAN where it is not known or there is no cost. */
double offtake_material_cost_assistance_ratio (const OfftakeMaterialCost *cost);

/* Base of the credit under 26 USC 45X: conversion cost and consumed inputs at purchase price,
   without inputs that are themselves eligible components made in the US. @unpriced as above; NAN
   where it is not known. */
double offtake_solution_credit_base (const OfftakeSolution *self, guint period, guint site, guint *unpriced);

/* kg CO2e that an agreement saves against the primary route: t times (virgin - delivered). */
double offtake_solution_avoided_kgco2e (const OfftakeSolution *self, guint period, guint agreement);

G_END_DECLS
