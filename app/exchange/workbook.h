/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan with its results as an Office Open XML workbook: agreements, flows, balances, origins,
   verdicts, the numbers behind them, and the sources. Cells are typed, so that no text is a formula;
   the sheet of agreements reads back without loss (offtake_xlsx_open()), also from a spreadsheet that
   keeps only 15 digits of a number: what needs more stands in a column of its own. */

#include "engine/solution.h"
#include "rules/check.h"

G_BEGIN_DECLS

/* @compliance is nullable. The same plan gives the same bytes. OFFTAKE_ERROR_INVALID where a sheet
   cannot hold it: a text over 32,767 characters, more than 1,048,576 rows. (transfer full) */
GBytes *offtake_workbook_write (OfftakePlan *plan, const OfftakeSolution *solution,
                                const OfftakeCompliance *compliance, GError **error);

G_END_DECLS
