/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan made of names: the parties, sites and materials that a table of agreements speaks of, and
   the least recipes that its shares of a need or an output ask for. */

#include "exchange/import.h"

G_BEGIN_DECLS

typedef struct _OfftakeDraftPlan OfftakeDraftPlan;

/* One side of an agreement as the table names it; each text may be "". */
typedef struct {
  const char *id, *name, *party, *country, *role;
} OfftakeDraftSide;

OfftakeDraftPlan *offtake_draft_plan_new (OfftakeImport *import);
void              offtake_draft_plan_free (OfftakeDraftPlan *self);

/* The id of the site that @side names, made where it is new; NULL if it names none. What is open
   about it is asked at @place. */
const char *offtake_draft_plan_site (OfftakeDraftPlan *self, const OfftakeDraftSide *side, const char *place);

/* The id of a material; @composition is JSON or "": then that of the known material whose name stands
   in @name. NULL if both id and name are "". */
const char *offtake_draft_plan_material (OfftakeDraftPlan *self, const char *id, const char *name,
                                         const char *composition, const char *place);
/* Whether the material is known to hold @element. */
gboolean offtake_draft_plan_holds (const OfftakeDraftPlan *self, const char *material, const char *element);

/* Remembers what an agreement (a tree of plan JSON) asks of its sites and of the price indices. */
void offtake_draft_plan_use (OfftakeDraftPlan *self, json_t *agreement);

/* Adds all of it to the import's plan, but for the agreements. */
gboolean offtake_draft_plan_add (OfftakeDraftPlan *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeDraftPlan, offtake_draft_plan_free)

G_END_DECLS
