/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "engine/period-result.h"

G_BEGIN_DECLS

OfftakeSolution *offtake_solution_new (OfftakeNetwork *network);

/* Puts a solved period into a solution that nobody else knows yet. */
void offtake_solution_take_period (OfftakeSolution *self, OfftakePeriodResult *result);

/* A solved period as the engine keeps it; NULL if it has not been solved. */
const OfftakePeriodResult *offtake_solution_get_result (const OfftakeSolution *self, guint period);

G_END_DECLS
