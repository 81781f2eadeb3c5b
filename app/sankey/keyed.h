/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sorting what is nearly sorted: orders that change a little from one round to the next. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double key;
  guint  item;
} OfftakeKeyed;

/* Smaller keys first; equal ones keep their order. */
void offtake_keyed_sort (OfftakeKeyed *keyed, guint n);

G_END_DECLS
