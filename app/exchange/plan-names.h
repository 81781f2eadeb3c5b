/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The sites and materials of a plan by what people call them. */

#include "exchange/agreement-row.h"

G_BEGIN_DECLS

typedef struct _OfftakePlanNames OfftakePlanNames;

/* @plan must not change while this is there. */
OfftakePlanNames *offtake_plan_names_new (OfftakePlan *plan);
void              offtake_plan_names_free (OfftakePlanNames *self);

/* For a row whose data is an OfftakePlanNames. A site goes by its id, its name, or its party where that
   has one site; capitals do not count. Refused: what is none, and what is more than one. */
const OfftakeRowNames *offtake_plan_names (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakePlanNames, offtake_plan_names_free)

G_END_DECLS
