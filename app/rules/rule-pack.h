/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* One file of rules: a law with its sources. Its form is resources/regulations/rule-pack.schema.json,
   which reading enforces. Immutable and counted. */

#include "rules/rule.h"

G_BEGIN_DECLS

typedef struct {
  gatomicrefcount references;
  json_t         *tree;
  const char     *id, *title, *law_version, *as_of;
  GPtrArray      *rules; /* OfftakeRule */
} OfftakeRulePack;

/* Reads a pack from its text; @name is the file's, for errors. Refused whole with OFFTAKE_ERROR_INVALID
   ("FILE: rules[0].figures[2].from: ...") if anything in it is not as the schema says. */
OfftakeRulePack *offtake_rule_pack_read (const char *text, gsize length, const char *name, GError **error);
OfftakeRulePack *offtake_rule_pack_ref (OfftakeRulePack *self);
void             offtake_rule_pack_unref (OfftakeRulePack *self);

/* A company's own rule: an object in the form of a pack's rules. */
OfftakeRule *offtake_rule_pack_read_rule (json_t *tree, const char *name, GError **error);

/* The title and address of a source by its id; NULL if the pack has no such source. */
const char *offtake_rule_pack_source_title (const OfftakeRulePack *self, const char *id);
const char *offtake_rule_pack_source_uri (const OfftakeRulePack *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeRulePack, offtake_rule_pack_unref)

G_END_DECLS
