/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-shape.h"

#include <string.h>

void
offtake_system_shape_clear (OfftakeSystemShape *self)
{
  for (guint p = 0; self->order && p < self->parts.n; p++)
    g_free (self->order[p]);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->leaks, g_free);
  offtake_reduction_clear (&self->reduction);
  offtake_components_clear (&self->parts);
}

static gboolean
fits (const OfftakeSystemShape *self, const OfftakeSystem *system)
{
  guint n = system->n;

  if (!self->first || self->n != n || (self->leaks != NULL) != (system->leak != NULL) ||
      memcmp (self->first, system->first, (n + 1) * sizeof *self->first) != 0 ||
      memcmp (self->column, system->column, system->first[n] * sizeof *self->column) != 0)
    return FALSE;
  for (guint i = 0; self->leaks && i < n; i++)
    if (self->leaks[i] != (system->leak[i] > 0))
      return FALSE;
  return TRUE;
}

static void
remember (OfftakeSystemShape *self, const OfftakeSystem *system)
{
  guint n = self->n = system->n;

  self->first = g_memdup2 (system->first, (n + 1) * sizeof *self->first);
  self->column = g_malloc ((system->first[n] + 1) * sizeof *self->column);
  memcpy (self->column, system->column, system->first[n] * sizeof *self->column);
  self->leaks = system->leak ? g_new (guint8, n + 1) : NULL;
  for (guint i = 0; self->leaks && i < n; i++)
    self->leaks[i] = system->leak[i] > 0;
}

void
offtake_system_shape_update (OfftakeSystemShape *self, const OfftakeSystem *system)
{
  if (fits (self, system))
    return;
  offtake_system_shape_clear (self);
  remember (self, system);
  if (system->leak) {
    g_auto (OfftakeSystem) reduced = { 0 };
    offtake_reduction_init (&self->reduction, system);
    offtake_reduction_apply (&self->reduction, system, &reduced);
    offtake_components_init (&self->parts, reduced.n, reduced.first, reduced.column);
  } else {
    offtake_components_init (&self->parts, system->n, system->first, system->column);
  }
  self->order = g_new0 (guint *, self->parts.n + 1);
}
