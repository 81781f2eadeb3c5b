/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A rule of the company's own, in the form of resources/regulations: kept as it is and read by the
   rules layer. */

#include "model/record.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_COMPANY_RULE (offtake_company_rule_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeCompanyRule, offtake_company_rule, OFFTAKE, COMPANY_RULE, OfftakeRecord)

struct _OfftakeCompanyRule {
  OfftakeRecord parent_instance;
  char         *id;
  json_t       *body; /* the whole object as given, "id" included */
};

G_END_DECLS
