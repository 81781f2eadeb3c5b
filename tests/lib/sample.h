/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Plans with their solutions, for tests of what shows results. */

#include "engine/solution.h"

G_BEGIN_DECLS

typedef struct {
  OfftakePlan     *plan; /* with the scenario applied */
  OfftakeSolution *solution;
  OfftakeNetwork  *network; /* the solution's */
} Sample;

/* A built-in sample; @scenario is nullable. */
Sample *sample_new (const char *name, const char *scenario);
/* Canonical plan JSON. */
Sample *sample_new_text (const char *text);
void    sample_free (Sample *self);
guint   sample_period (const Sample *self, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

G_END_DECLS
