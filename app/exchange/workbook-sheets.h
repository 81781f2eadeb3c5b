/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The sheets of results of a workbook: one function each. */

#include "engine/solution.h"
#include "exchange/sheet-writer.h"
#include "rules/check.h"

G_BEGIN_DECLS

void offtake_workbook_add_flows (OfftakeBook *book, const OfftakeSolution *solution);
void offtake_workbook_add_balances (OfftakeBook *book, const OfftakeSolution *solution);
void offtake_workbook_add_origins (OfftakeBook *book, const OfftakeSolution *solution);
/* workbook-verdicts.c */
void offtake_workbook_add_verdicts (OfftakeBook *book, const OfftakeCompliance *compliance);
void offtake_workbook_add_evidence (OfftakeBook *book, const OfftakeCompliance *compliance);
void offtake_workbook_add_sources (OfftakeBook *book, OfftakePlan *plan, const OfftakeCompliance *compliance);

G_END_DECLS
