/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* All rule packs together. Immutable once loaded, and counted. */

#include "rules/rule-pack.h"

G_BEGIN_DECLS

typedef struct {
  gatomicrefcount references;
  GPtrArray      *packs;  /* OfftakeRulePack, sorted by file name */
  GPtrArray      *faults; /* char *: why a file was refused, with its name and the place in it */
} OfftakeRuleBook;

/* The packs built into the program and, with @folder (nullable), every *.json in it. A pack that is
   malformed, or that repeats a rule's id, is left out and named in `faults`; the others stand. */
OfftakeRuleBook *offtake_rule_book_load (const char *folder);
OfftakeRuleBook *offtake_rule_book_ref (OfftakeRuleBook *self);
void             offtake_rule_book_unref (OfftakeRuleBook *self);

/* (transfer none); NULL if there is no such rule. @pack (optional) gets the rule's pack. */
OfftakeRule *offtake_rule_book_find (const OfftakeRuleBook *self, const char *id, OfftakeRulePack **pack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRuleBook, offtake_rule_book_unref)

G_END_DECLS
