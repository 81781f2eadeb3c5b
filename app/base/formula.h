/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Chemical formulas as they are printed: LiNi0.8Mn0.1Co0.1O2, Ni(OH)2, NiSO4.6H2O (the dot may be a
   middle dot), [] as (). Subscripts may be small digits (Li₂CO₃). */

#include "base/json.h"

G_BEGIN_DECLS

typedef struct {
  char   element[4];
  double atoms;    /* in the formula */
  double fraction; /* of the mass, in (0, 1]; all of a formula sum to 1 */
} OfftakeFormulaPart;

/* Standard atomic weight, g/mol: IUPAC 2021, abridged to five digits; 0 for an element without one,
   and for what is no element. */
double offtake_atomic_weight (const char *symbol);

/* Returns: (transfer full): array of OfftakeFormulaPart, each element once, in the order in which
   they come; NULL with OFFTAKE_ERROR_INVALID that says where @text is no formula */
GArray *offtake_formula_parse (const char *text, GError **error);

/* What a material's composition takes from a formula: the fractions of its elements but those that
   come and go with air, water and reagents (H, C, N, O, S), of which no plan keeps account; all of
   them where there are no others. (transfer full) */
json_t *offtake_formula_composition (const GArray *parts);

G_END_DECLS
