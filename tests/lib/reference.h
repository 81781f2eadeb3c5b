/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A second, slow and plain way from a plan to its figures, to check the engine by: straight from the
   records, without a network, every fixed point by going round and round in long double until
   nothing moves. Nothing is shared with app/engine. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef long double Real;

typedef struct {
  guint    n_sites, n_materials, n_agreements, n_elements, n_tags;
  char   **elements;
  char   **tags;     /* "class|country|mark" */
  /* FALSE: it did not come to rest and is not to be trusted, nor is what hangs on it. */
  gboolean quantities_settled, origins_settled, carbon_settled, recovery_settled;
  Real    *quantity; /* [agreement] */
  Real    *activity; /* [site] */
  Real    *bought, *sold, *produced, *consumed, *spot, *surplus, *intensity; /* [site][material] */
  Real    *origin;   /* [agreement][element][tag] */
  Real    *delivered_intensity, *price; /* [agreement], price NAN without one */
  Real    *recovery; /* [site][element] */
} Reference;

/* Records are in plan order, agreements that move nothing included (with quantity 0). */
Reference *reference_new (OfftakePlan *plan, const OfftakePeriod *period);
void       reference_free (Reference *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reference, reference_free)

G_END_DECLS
