/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/evidence.h"

#include <math.h>

#include "rules/plan-figures.h"

static void
number_free (gpointer data)
{
  OfftakeEvidenceNumber *number = data;

  g_free (number->name);
  g_free (number->unit);
  g_free (number);
}

OfftakeEvidence *
offtake_evidence_new (void)
{
  OfftakeEvidence *self = g_new0 (OfftakeEvidence, 1);

  self->numbers = g_ptr_array_new_with_free_func (number_free);
  self->flows = g_array_new (FALSE, FALSE, sizeof (OfftakeEvidenceFlow));
  self->assumptions = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
offtake_evidence_free (OfftakeEvidence *self)
{
  g_ptr_array_unref (self->numbers);
  g_array_unref (self->flows);
  g_ptr_array_unref (self->assumptions);
  g_free (self);
}

void
offtake_evidence_add_number (OfftakeEvidence *self,
                             const char *name,
                             double value,
                             const char *unit,
                             guint site,
                             guint material,
                             guint element)
{
  OfftakeEvidenceNumber *number = g_new0 (OfftakeEvidenceNumber, 1);

  *number =
      (OfftakeEvidenceNumber){ g_strdup (name), value, g_strdup (unit), site, material, element };
  g_ptr_array_add (self->numbers, number);
}

void
offtake_evidence_add_assumption (OfftakeEvidence *self, const char *text)
{
  g_ptr_array_add (self->assumptions, g_strdup (text));
}

void
offtake_evidence_add_flow (OfftakeEvidence *self,
                           const OfftakeSolution *solution,
                           const guint *periods,
                           guint n_periods,
                           guint agreement,
                           guint element)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint material = offtake_network_agreement_material (network, agreement);
  OfftakeEvidenceFlow flow = { agreement, element, 0, 0, 0 };

  for (guint i = 0; i < n_periods; i++) {
    double t = offtake_solution_agreement (solution, periods[i], agreement)->t;
    if (element == OFFTAKE_NONE) {
      flow.t += t;
      continue;
    }
    OfftakeOriginSum sum = offtake_origin_sum_of_flow (solution, periods[i], agreement, element);
    double mass = t * offtake_network_content (network, material, element);
    flow.t += mass;
    flow.recycled_t += mass * sum.recycled;
    flow.foreign_t += mass * sum.foreign;
  }
  if (element == OFFTAKE_NONE)
    flow.recycled_t = flow.foreign_t = NAN;
  if (flow.t > 0)
    g_array_append_val (self->flows, flow);
}
