/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What an agreement does in the shown period and how its price is made, as lines of text. */

#include "view.h"

G_BEGIN_DECLS

typedef struct {
  char *title, *figure;
} OfftakeFigure;

/* Quantity, price, value, footprint, recycled shares. (transfer full): array of OfftakeFigure;
   empty where the agreement moves nothing or no solution is there yet. */
GPtrArray *offtake_agreement_figures_new (OfftakeView *view, OfftakeAgreement *agreement);

/* A price term in words: "80 % of LME nickel for the Ni it holds". (transfer full) */
char *offtake_agreement_figures_describe_term (OfftakePlan *plan, const OfftakePriceTerm *term);

/* "Sierra ARC → PlusCAM": the sites' names, or ids where they are gone. (transfer full) */
char *offtake_agreement_figures_describe_route (OfftakePlan *plan, OfftakeAgreement *agreement);

G_END_DECLS
