/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan compiled for the engine: flat arrays of plain numbers, immutable and counted, so that any
   thread may read it. Sites, materials, elements and agreements are summed in the order of their
   ids (spec "Numbers"), whatever their order in the plan; indices here are plan order, and the
   *_by_id arrays give the order of ids. */

#include "model/plan.h"

G_BEGIN_DECLS

#define OFFTAKE_NONE G_MAXUINT

typedef struct _OfftakeNetwork OfftakeNetwork;

/* Freezes @plan (with a scenario already applied). Agreements whose status moves nothing are left
   out. Cannot fail on a plan that offtake_check_plan() accepts. */
OfftakeNetwork *offtake_network_compile (OfftakePlan *plan, GError **error);
OfftakeNetwork *offtake_network_ref (OfftakeNetwork *self);
void            offtake_network_unref (OfftakeNetwork *self);

guint       offtake_network_n_sites (const OfftakeNetwork *self);
guint       offtake_network_n_materials (const OfftakeNetwork *self);
guint       offtake_network_n_elements (const OfftakeNetwork *self);
guint       offtake_network_n_agreements (const OfftakeNetwork *self);
guint       offtake_network_n_periods (const OfftakeNetwork *self);
const char *offtake_network_site_id (const OfftakeNetwork *self, guint site);
const char *offtake_network_site_name (const OfftakeNetwork *self, guint site);
const char *offtake_network_material_id (const OfftakeNetwork *self, guint material);
const char *offtake_network_material_name (const OfftakeNetwork *self, guint material);
const char *offtake_network_element (const OfftakeNetwork *self, guint element);
const char *offtake_network_agreement_id (const OfftakeNetwork *self, guint agreement);
guint       offtake_network_agreement_seller (const OfftakeNetwork *self, guint agreement);
guint       offtake_network_agreement_buyer (const OfftakeNetwork *self, guint agreement);
guint       offtake_network_agreement_material (const OfftakeNetwork *self, guint agreement);
const OfftakePeriod *offtake_network_period (const OfftakeNetwork *self, guint period);
/* Mass fraction of @element in @material. */
double      offtake_network_content (const OfftakeNetwork *self, guint material, guint element);
/* OFFTAKE_NONE where there is none; periods also by label. */
guint       offtake_network_find_site (const OfftakeNetwork *self, const char *id);
guint       offtake_network_find_material (const OfftakeNetwork *self, const char *id);
guint       offtake_network_find_element (const OfftakeNetwork *self, const char *symbol);
guint       offtake_network_find_agreement (const OfftakeNetwork *self, const char *id);
guint       offtake_network_find_period (const OfftakeNetwork *self, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeNetwork, offtake_network_unref)

G_END_DECLS
