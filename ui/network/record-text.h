/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A field of a record as a table shows it. */

#include "model/plan.h"

G_BEGIN_DECLS

/* References by the title of what they name, choices and countries in the user's language, a series as its first
   and last value, fractions in per cent, a list as how many it has; "" for what is absent. A
   site's country is its party's where it names none. (transfer full) */
char *offtake_record_text (OfftakePlan *plan, OfftakeRecord *record, const OfftakeField *field);

/* The same for sorting: the number of what is one (of a series its first), else NAN. */
double offtake_record_number (OfftakeRecord *record, const OfftakeField *field);

/* The same of a part inside a record: @given says whether it has the field at all. */
char *offtake_part_text (OfftakePlan *plan,
                         gconstpointer part,
                         const OfftakeField *field,
                         gboolean given);
double offtake_part_number (gconstpointer part, const OfftakeField *field);

/* All texts of a record and of its parts, for a search; the same without the titles of what it refers to,
   which may change on their own. (transfer full) */
char *offtake_record_search_text (OfftakePlan *plan, OfftakeRecord *record);
char *offtake_record_own_text (OfftakePlan *plan, OfftakeRecord *record);

G_END_DECLS
