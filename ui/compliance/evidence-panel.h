/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The trail behind a verdict: how it came about, formula and numbers, the flows and their agreements,
   the clauses of the law with source and confidence, and what was assumed. What names a site or an
   agreement leads to it. The action "compliance.close-trail" of a parent closes it. */

#include "compliance/verdict-row.h"
#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_EVIDENCE_PANEL (offtake_evidence_panel_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeEvidencePanel, offtake_evidence_panel, OFFTAKE, EVIDENCE_PANEL, OfftakePane)

/* Shows the verdicts of a cell, the first of them first. */
void offtake_evidence_panel_show (OfftakeEvidencePanel *self, OfftakeVerdictRow *row, int year);
/* What is shown; NULL before. */
const OfftakeFinding *offtake_evidence_panel_get_finding (OfftakeEvidencePanel *self);

G_END_DECLS
