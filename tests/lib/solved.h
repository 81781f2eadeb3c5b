/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Plans in tests of the engine: from JSON to a solution, aborting the test on any error. */

#include <jansson.h>

#include "engine/solve.h"

G_BEGIN_DECLS

OfftakePlan     *solved_read_plan (const char *json);
OfftakeNetwork  *solved_compile (json_t *tree);
OfftakeSolution *solved_plan (OfftakePlan *plan);
OfftakeSolution *solved_json (const char *json);
/* Of a file in tests/data. */
OfftakeSolution *solved_file (const char *name);

/* The first warning with @code in @period, NULL if there is none. */
const OfftakeWarning *solved_warning (const OfftakeSolution *solution, guint period, OfftakeWarningCode code);

/* Figures by id; the test fails where there is none of that name. */
const OfftakeAgreementResult *solved_agreement (const OfftakeSolution *solution, guint period, const char *id);
const OfftakeBalance         *solved_balance (const OfftakeSolution *solution, guint period, const char *site,
                                              const char *material);
double solved_activity (const OfftakeSolution *solution, guint period, const char *site);

/* How often a random test is to run. */
guint solved_volume (guint usual, guint in_long_runs);

G_END_DECLS
