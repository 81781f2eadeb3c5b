/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One rule on facts that the caller gives: spec "assess". */

#include "rules/rule-book.h"
#include "rules/verdict.h"

G_BEGIN_DECLS

/* @facts is an object with "rule" and the facts that the rule declares; a fact of null is not given.
   A fact that is missing makes the verdict NOT_TESTED and is named in its steps. OFFTAKE_ERROR_INVALID,
   naming the fact, for one that is not known or not as declared; OFFTAKE_ERROR_NOT_FOUND for a rule
   that does not exist or is not for facts. */
OfftakeVerdict *offtake_assess (const OfftakeRuleBook *book, json_t *facts, GError **error);

/* The same with the rule at hand, which the facts need not name. */
OfftakeVerdict *offtake_assess_rule (OfftakeRule *rule, json_t *facts, GError **error);

/* Whether the rule takes facts. */
gboolean offtake_rule_is_assessable (const OfftakeRule *rule);

G_END_DECLS
