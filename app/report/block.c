/* SPDX-License-Identifier: MPL-2.0 */
#include "report/block.h"

void
offtake_block_init (OfftakeBlock *self, const OfftakeBlockClass *class)
{
  self->class = class;
  self->strips = g_array_new (FALSE, FALSE, sizeof (OfftakeStrip));
}

void
offtake_block_free (OfftakeBlock *self)
{
  g_array_unref (self->strips);
  self->class->free (self);
}

void
offtake_block_add_strip (
    OfftakeBlock *self, double height, double space, double repeat, gboolean keep)
{
  const OfftakeStrip strip = { .height = height, .space = space, .repeat = repeat, .keep = keep };

  g_array_append_val (self->strips, strip);
}

double
offtake_block_height (const OfftakeBlock *self, guint from, guint to)
{
  const OfftakeStrip *strips = (const OfftakeStrip *) (gpointer) self->strips->data;
  double height = from < to ? strips[from].repeat : 0;

  for (guint i = from; i < to; i++)
    height += strips[i].height + (i > from ? strips[i].space : 0);
  return height;
}
