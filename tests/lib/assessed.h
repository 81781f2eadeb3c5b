/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Rules on facts, written out in a test with ' for ". */

#include "rules/assess.h"

G_BEGIN_DECLS

typedef struct {
  const char    *facts;
  OfftakeOutcome outcome;
  double         value, threshold; /* NAN: none */
  const char    *step;             /* words of one of the steps; NULL for none in particular */
} AssessedCase;

void assessed_run (const AssessedCase *cases, guint n_cases);

G_END_DECLS
