/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A line of the agreements table: an agreement, the names of what it refers to and its figures in
   the shown period. Properties: number, title, seller, buyer, material, status,
   description (text), mass, price, value (double, NAN where there is none), start, end (julian
   day). */

#include "view.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_AGREEMENT_ROW (offtake_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeAgreementRow, offtake_agreement_row, OFFTAKE, AGREEMENT_ROW, GObject)

/* @view is borrowed: the rows go with the document that it shows. */
OfftakeAgreementRow *offtake_agreement_row_new (OfftakeView *view, OfftakeAgreement *agreement);
OfftakeAgreement *offtake_agreement_row_get_agreement (OfftakeAgreementRow *self);

/* Reads the figures anew: another solution or period. */
void offtake_agreement_row_update (OfftakeAgreementRow *self);

/* Shows its terms anew: another unit. */
void offtake_agreement_row_refresh (OfftakeAgreementRow *self);

double offtake_agreement_row_get_mass (OfftakeAgreementRow *self);
double offtake_agreement_row_get_value (OfftakeAgreementRow *self);

/* A term of the agreement by its path, "notes" or "quantity.share", as a table shows and sorts it: text
   (transfer full), and number (NAN where it has none). */
char *offtake_agreement_row_dup_term (OfftakeAgreementRow *self, const char *path);
double offtake_agreement_row_get_term (OfftakeAgreementRow *self, const char *path);

/* All its terms for a search, folded (g_utf8_casefold()), without the names of what it refers to; kept
   until the agreement changes. Borrowed. */
const char *offtake_agreement_row_get_search_text (OfftakeAgreementRow *self);

/* What a scenario changes of the term at @path, in words; NULL for nothing. (transfer full) */
char *offtake_agreement_row_dup_mark (OfftakeAgreementRow *self, const char *path);

/* What its cells say of where they stand: "agreement 014". (transfer full) */
char *offtake_agreement_row_dup_name (OfftakeAgreementRow *self);

/* One sentence for a screen reader. (transfer full) */
char *offtake_agreement_row_describe (OfftakeAgreementRow *self);

G_END_DECLS
