/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the rules say of the plan: products, sites and agreements with their rules down, years across.
   A cell opens the trail behind its verdict. The rules run on a worker thread after each solution while
   the page is seen. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COMPLIANCE_PAGE (offtake_compliance_page_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCompliancePage, offtake_compliance_page, OFFTAKE, COMPLIANCE_PAGE, OfftakePane)

/* Whether the verdicts shown belong to the plan as it stands. */
gboolean offtake_compliance_page_is_checked (OfftakeCompliancePage *self);
/* Shows the lines of the rule of that title alone, as soon as there are any. */
void offtake_compliance_page_show_rule (OfftakeCompliancePage *self, const char *title);
/* Puts the focus into the matrix. */
void offtake_compliance_page_focus (OfftakeCompliancePage *self);

G_END_DECLS
