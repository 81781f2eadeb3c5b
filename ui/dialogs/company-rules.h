/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The company's own rules, as "at least 20 % recycled Ni at this customer": added, changed and deleted in
   the plan, each change an undo step. */

#include "window.h"

G_BEGIN_DECLS

/* The list of them. */
void offtake_company_rules_show (OfftakeWindow *window);
/* The form of one: of a new one for NULL. (transfer none) */
GtkWidget *offtake_company_rule_edit (OfftakeWindow *window, OfftakeCompanyRule *rule);

G_END_DECLS
