/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What rows of the agreements table come to in the shown period, in one line. */

#include "view.h"

G_BEGIN_DECLS

/* @rows holds OfftakeAgreementRow. How many they are, of @all, and their value, with tonnes where all are of one
   material: tonnes of packs and of the salt made of them are no sum. (transfer full) */
char *offtake_totals_of_all (OfftakeView *view, GListModel *rows, guint all);

/* The same of the few that a person has @chosen (OfftakeAgreementRow): tonnes by material, and what
   elements they hold. (transfer full) */
char *offtake_totals_of_chosen (OfftakeView *view, const GPtrArray *chosen);

G_END_DECLS
