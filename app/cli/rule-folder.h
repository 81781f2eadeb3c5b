/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The rules that a call judges by. */

#include "rules/rule-book.h"

G_BEGIN_DECLS

/* The program's packs and, with @folder (nullable), those in it. What is malformed is named on
   standard error; the others stand. OFFTAKE_ERROR_NOT_FOUND if there is no such folder.
   (transfer full) */
OfftakeRuleBook *offtake_rule_folder_load (const char *folder, GError **error);

G_END_DECLS
