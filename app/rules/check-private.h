/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How a plan becomes facts. Each check gathers the facts of its subjects from the solution, has the
   rule's interpreter assess them, and keeps where they came from. */

#include "rules/assess.h"
#include "rules/check.h"
#include "rules/plan-figures.h"

G_BEGIN_DECLS

/* A calendar year, or one period. */
typedef struct {
  char         label[12];
  int          year;
  const guint *periods; /* indices */
  guint        n_periods;
  guint32      first, last; /* days */
} OfftakeSpan;

typedef struct {
  OfftakePlan           *plan;
  const OfftakeSolution *solution;
  const OfftakeNetwork  *network;
  /* The records behind the network's indices; borrowed. */
  OfftakeSite          **site;
  OfftakeParty         **party; /* of each site */
  OfftakeMaterial      **material;
  OfftakeAgreement     **agreement;
  GArray               **bought, **sold; /* guint agreements of each site, in plan order */
  GArray               **made;          /* guint materials that each site makes (a source: sells) */
  GHashTable            *deliveries;    /* id of an agreement to GPtrArray of OfftakeDelivery */
  OfftakeCompliance     *result;
} OfftakeChecker;

OfftakeChecker *offtake_checker_new (OfftakePlan *plan, const OfftakeSolution *solution, OfftakeCompliance *result);
void            offtake_checker_free (OfftakeChecker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeChecker, offtake_checker_free)

typedef void (*OfftakeCheckFunc) (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);

/* check-content.c */
void offtake_check_recycled_content (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_recycled_mass (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_custody (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
/* check-recovery.c */
void offtake_check_recovery (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_efficiency (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
/* check-credit.c */
void offtake_check_credit (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_stack (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_assistance (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_entity (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
/* check-domestic.c */
void offtake_check_domestic_cost (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_component_cost (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_regional_value (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_vehicle (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
/* check-contract.c */
void offtake_check_promises (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_flow_share (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
/* check-specification.c */
void offtake_check_specification (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
/* check-lane.c */
void offtake_check_export_ban (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_import_standard (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);
void offtake_check_duty (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span);

/* A new finding, already among the results, with the assumptions of the rule. @facts (nullable) are
   assessed; without them the verdict is for the caller to fill. */
OfftakeFinding *offtake_checker_add (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, json_t *facts);

/* Sets a fact unless it is not finite: the rule then says that it is missing. */
void offtake_facts_set (json_t *facts, const char *fact, double number);
void offtake_facts_set_day (json_t *facts, const char *fact, guint32 day);

/* @margin, or 0 where the guard says that the threshold is just reached: what passes lacks nothing. */
double offtake_margin_settle (double margin);

/* The margin in the verdict's unit, and in t of @whole_t that the threshold is a share of; the
   remedy if it fails. @element NULL: the goods. */
void offtake_finding_set_margin (OfftakeFinding *finding, const char *element, double whole_t);

/* The margin of a ratio of costs. (transfer full): the money by which the numerator is short of the
   threshold of @whole; NULL if it is not. */
char *offtake_finding_set_cost_margin (OfftakeChecker *self, OfftakeFinding *finding, double whole);

/* The margin in t of the metal with the least one. @metals: the facts, in which @whole is the
   denominator. (transfer full): what each metal lacks, "0.6 t Li, 12 t Ni", and their number; NULL
   if none falls short. */
char *offtake_finding_set_metal_margin (OfftakeFinding *finding, json_t *metals, const char *whole, guint *n);

/* Compares the verdict's value with @threshold by the finding's operator, in percent. */
void offtake_finding_compare (OfftakeFinding *finding, double threshold);

/* Purchases of a site as flows of the evidence. */
void offtake_finding_add_purchases (OfftakeChecker *self, OfftakeFinding *finding, const OfftakeSpan *span, guint site,
                                    guint element);

/* Whether the rule's scope has @word in its list @key, or no such list. */
gboolean offtake_rule_in_scope (const OfftakeRule *rule, const char *key, const char *word);
const char *offtake_checker_country (OfftakeChecker *self, guint site);
const char *offtake_role_word (guint role);

/* Calls @func for each site and material of the rule's roles and countries that it makes in the span
   (of a source: that it sells). */
typedef void (*OfftakeProductFunc) (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span, guint site,
                                    guint material);
void offtake_checker_each_product (OfftakeChecker *self, OfftakeRule *rule, const OfftakeSpan *span,
                                   OfftakeProductFunc func);

/* t that a site makes of a material in the span. */
double offtake_checker_produced (OfftakeChecker *self, const OfftakeSpan *span, guint site, guint material);

G_END_DECLS
