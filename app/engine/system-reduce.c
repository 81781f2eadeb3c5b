/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/system-reduce.h"

#define NONE G_MAXUINT

/* The one row that @row takes all from; NONE if there are several, or a leak. */
static guint
only_column (const OfftakeSystem *whole, guint row)
{
  guint begin = whole->first[row], end = whole->first[row + 1];

  if (whole->leak[row] > 0 || begin == end)
    return NONE;
  for (guint k = begin + 1; k < end; k++)
    if (whole->column[k] != whole->column[begin])
      return NONE;
  return whole->column[begin] == row ? NONE : whole->column[begin];
}

/* Replaces each row's other one by the end of the chain that it begins. Rows of a ring without an
   end stand for themselves. */
static void
follow_chains (guint *other, guint n)
{
  g_autofree guint *seen = g_new0 (guint, n + 1); /* by which walk */

  for (guint i = 0; i < n; i++) {
    guint end = i;
    for (; other[end] != NONE && seen[end] != i + 1; end = other[end])
      seen[end] = i + 1;
    if (other[end] != NONE) {
      for (guint k = other[end]; k != end;) {
        guint after = other[k];
        other[k] = NONE;
        k = after;
      }
      other[end] = NONE;
      end = i;
      while (other[end] != NONE)
        end = other[end];
    }
    for (guint k = i; other[k] != NONE;) {
      guint after = other[k];
      other[k] = end;
      k = after;
    }
  }
}

void
offtake_reduction_init (OfftakeReduction *self, const OfftakeSystem *whole)
{
  g_autofree guint *other = g_new (guint, whole->n + 1);

  *self = (OfftakeReduction){ 0, g_new (guint, whole->n + 1), g_new (guint, whole->n + 1) };
  for (guint i = 0; i < whole->n; i++)
    other[i] = only_column (whole, i);
  follow_chains (other, whole->n);
  for (guint i = 0; i < whole->n; i++)
    if (other[i] == NONE) {
      self->row[self->n] = i;
      self->root[i] = self->n++;
    }
  for (guint i = 0; i < whole->n; i++)
    if (other[i] != NONE)
      self->root[i] = self->root[other[i]];
}

void
offtake_reduction_apply (const OfftakeReduction *self,
                         const OfftakeSystem *whole,
                         OfftakeSystem *reduced)
{
  OfftakeSystemBuilder builder;

  offtake_system_builder_init (&builder, self->n, OFFTAKE_SYSTEM_MIXING);
  for (guint i = 0; i < self->n; i++) {
    for (guint k = whole->first[self->row[i]]; k < whole->first[self->row[i] + 1]; k++)
      offtake_system_builder_add (&builder, self->root[whole->column[k]], whole->value[k]);
    offtake_system_builder_end_row (&builder, whole->leak[self->row[i]]);
  }
  *reduced = builder.system;
  reduced->whole = whole->whole;
}

void
offtake_reduction_clear (OfftakeReduction *self)
{
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->row, g_free);
}
