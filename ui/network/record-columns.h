/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The columns of a table of records: one a field, from the field table. */

#include <adwaita.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* Replaces the columns of @view by those of the records of @list in @plan. */
void offtake_record_columns_set (GtkColumnView *view, OfftakePlan *plan, const char *list);

G_END_DECLS
