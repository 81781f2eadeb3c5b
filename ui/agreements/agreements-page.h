/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The agreements as a table with search, sorting and totals. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_AGREEMENTS_PAGE (offtake_agreements_page_get_type ())
G_DECLARE_FINAL_TYPE (
    OfftakeAgreementsPage, offtake_agreements_page, OFFTAKE, AGREEMENTS_PAGE, OfftakePane)

/* Puts the focus into the table. */
void offtake_agreements_page_focus (OfftakeAgreementsPage *self);
/* How many agreements search and filters let through. */
guint offtake_agreements_page_n_shown (OfftakeAgreementsPage *self);
/* Shows what @text is found in. */
void offtake_agreements_page_search (OfftakeAgreementsPage *self, const char *text);
/* Edits the cell of the table that has the focus; FALSE where none has. */
gboolean offtake_agreements_page_edit_cell (OfftakeAgreementsPage *self);
/* Stores what is being typed into a cell. */
void offtake_agreements_page_commit_cell (OfftakeAgreementsPage *self);
/* Puts the focus into the search. */
void offtake_agreements_page_find (OfftakeAgreementsPage *self);

G_END_DECLS
