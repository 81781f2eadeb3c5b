/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "rules/check.h"

G_BEGIN_DECLS

/* The output of "check": a list of findings, canonical text. Ids name the subjects; @book tells the
   sources of the figures. (transfer full) */
char *offtake_compliance_json_write (const OfftakeCompliance *compliance, OfftakePlan *plan,
                                     const OfftakeRuleBook *book);

G_END_DECLS
