/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the commands that show results begin with: a plan read, a scenario laid over it, solved. */

#include "engine/solution.h"

G_BEGIN_DECLS

typedef struct {
  OfftakePlan     *base;        /* as it is in the file */
  OfftakePlan     *plan;        /* with the scenario; the base plan without one */
  OfftakeSolution *solution;    /* of `plan`, all periods */
  char            *fingerprint; /* SHA-256 of the base plan's canonical JSON, in hex */
} OfftakeSolvedPlan;

/* @scenario (nullable) is an id. Errors name the file. */
OfftakeSolvedPlan *offtake_solved_plan_new (const char *path, const char *scenario, GError **error);
/* The plan of the file without one of its agreements (an id). */
OfftakeSolvedPlan *offtake_solved_plan_new_without (const char *path, const char *agreement, GError **error);
void               offtake_solved_plan_free (OfftakeSolvedPlan *self);

/* The index of a period by its label; a year of a quarterly plan means its last quarter. NULL means
   the last period in which goods move. FALSE with OFFTAKE_ERROR_NOT_FOUND. */
gboolean offtake_solved_plan_find_period (OfftakeSolvedPlan *self, const char *label, guint *period, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeSolvedPlan, offtake_solved_plan_free)

G_END_DECLS
