/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The state of the plan that the chart is compared with, the base plan or a scenario: solved in the
   background, and again when the plan has been edited. Signal "changed": another one, or none, is there. */

#include "document/document.h"
#include "report/flow-graph.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COMPARE_OTHER (offtake_compare_other_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCompareOther, offtake_compare_other, OFFTAKE, COMPARE_OTHER, GObject)

OfftakeCompareOther *offtake_compare_other_new (void);

/* @state is a scenario's id, "" the base plan, NULL none; @document is nullable. */
void offtake_compare_other_choose (OfftakeCompareOther *self, OfftakeDocument *document, const char *state);
/* The plan has been edited: what is there stays until the new one is. */
void offtake_compare_other_refresh (OfftakeCompareOther *self);
/* NULL for none, and until it is solved. Lives until the next "changed" has been handled. (transfer none) */
const OfftakeFlowOther *offtake_compare_other_get (OfftakeCompareOther *self);

G_END_DECLS
