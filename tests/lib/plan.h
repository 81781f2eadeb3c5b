/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Plans for tests. */

#include "model/plan.h"

G_BEGIN_DECLS

/* The plan in tests/data/plans/@name. (transfer full) */
OfftakePlan *fixture_plan (const char *name);

/* A plan of @n_agreements agreements, each with a price, a ramp and notes. (transfer full) */
OfftakePlan *fixture_large_plan (guint n_agreements);

/* The canonical text. (transfer full) */
char *fixture_plan_text (OfftakePlan *plan);

G_END_DECLS
