/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The full-text search of the agreements table as a filter: lets through the rows in which each word of
   the text stands somewhere, be it in a term, in a condition or in the name of a party. It says whether it
   has grown narrower or wider, so that a letter more only looks through what is still shown. */

#include "agreements/agreement-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFTAKE_TYPE_AGREEMENT_SEARCH (offtake_agreement_search_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeAgreementSearch, offtake_agreement_search, OFFTAKE, AGREEMENT_SEARCH, GtkFilter)

OfftakeAgreementSearch *offtake_agreement_search_new (void);

/* What is looked for, in the records of @plan (NULL: none). */
void offtake_agreement_search_set (OfftakeAgreementSearch *self, OfftakePlan *plan, const char *text);

G_END_DECLS
