/* SPDX-License-Identifier: MPL-2.0 */
#include "model/company-rule.h"

#include <glib/gi18n.h>

static const OfftakeField company_rule_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakeCompanyRule, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "body", OFFTAKE_FIELD_JSON, G_STRUCT_OFFSET (OfftakeCompanyRule, body), N_ ("Rule"),
    .flags = OFFTAKE_FIELD_WHOLE },
};
static const OfftakeStructure company_rule_structure = { N_ ("a rule"), sizeof (OfftakeCompanyRule),
                                                         company_rule_fields,
                                                         G_N_ELEMENTS (company_rule_fields) };

G_DEFINE_FINAL_TYPE (OfftakeCompanyRule, offtake_company_rule, OFFTAKE_TYPE_RECORD)

static void
offtake_company_rule_class_init (OfftakeCompanyRuleClass *klass)
{
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "rules", N_ ("rule"),
                                      &company_rule_structure);
}

static void
offtake_company_rule_init (OfftakeCompanyRule *self)
{
}
