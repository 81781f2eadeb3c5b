/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The steps of offtake_network_compile() that stand in files of their own. */

#include "engine/network-private.h"

G_BEGIN_DECLS

/* The records by rank, while a network is being made of them. */
typedef struct {
  OfftakePlan    *plan;
  OfftakeNetwork *network;
  GPtrArray      *materials, *sites, *agreements;
  OfftakeRecipe **recipes; /* by site; NULL where it has none */
} OfftakeCompiler;

void offtake_compiler_clear (OfftakeCompiler *self);

OfftakeNetwork *offtake_network_new (void);

/* The rank of @id; on error the sentence begins with @user, who named it. */
gboolean offtake_compiler_rank (GHashTable *ranks, const char *id, const char *user, guint *rank,
                                GError **error);

/* Lines, factors and variables of every process, and what each agreement hangs on. */
gboolean offtake_compiler_add_recipes (OfftakeCompiler *self, GError **error);
/* The tags of sources and of the buyers of waste. */
void     offtake_compiler_add_tags (OfftakeCompiler *self);
/* Quantities, limits, prices and deliveries in every period. */
gboolean offtake_compiler_add_terms (OfftakeCompiler *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeCompiler, offtake_compiler_clear)

G_END_DECLS
