/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How many warnings the shown period has; opened, a list of them whose rows lead to the cause. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_PROBLEMS (offtake_problems_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeProblems, offtake_problems, OFFTAKE, PROBLEMS, OfftakePane)

void offtake_problems_popup (OfftakeProblems *self);
/* Writes the number alone and keeps the list narrow, where there is no room for more. */
void offtake_problems_set_short (OfftakeProblems *self, gboolean is_short);

G_END_DECLS
