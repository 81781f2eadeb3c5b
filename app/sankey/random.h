/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A small generator with a fixed start, so that the same graph gives the same picture everywhere. */

#include <glib.h>

typedef struct {
  guint64 state;
} OfftakeRandom;

static inline guint32
offtake_random_next (OfftakeRandom *self)
{
  /* xorshift64*, Vigna 2016 */
  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;
  return (guint32) ((self->state * G_GUINT64_CONSTANT (2685821657736338717)) >> 32);
}

/* Even over [0, n). */
static inline guint
offtake_random_below (OfftakeRandom *self, guint n)
{
  return (guint) (((guint64) offtake_random_next (self) * n) >> 32);
}

/* Even over [0, 1). */
static inline double
offtake_random_unit (OfftakeRandom *self)
{
  return offtake_random_next (self) / 4294967296.0;
}
