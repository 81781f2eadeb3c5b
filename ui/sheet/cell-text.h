/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The value of a cell as text that goes to a spreadsheet and comes from one: choices and references by
   what they are called, or by the id where others are called the same; numbers in full in the locale's
   form, shares in per cent. */

#include "model/plan.h"

G_BEGIN_DECLS

/* "" for what is absent, and for what has no text of its own: a ramp, a list. (transfer full) */
char *offtake_cell_text_format (OfftakePlan *plan, OfftakeRecord *record, const char *path);

/* Also takes the words and ids of the plan format. Empty text: *@value NULL, where it may be absent.
   FALSE with a sentence in @error where the text means nothing there, or is what several are
   called. Whether the plan takes the value is for field-store.h to say. */
gboolean offtake_cell_text_parse (OfftakePlan *plan, OfftakeRecord *record, const char *path, const char *text,
                                  json_t **value, GError **error);

G_END_DECLS
