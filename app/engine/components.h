/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Strongly connected components of a directed graph: the loops of a supply network. */

#include <glib.h>

G_BEGIN_DECLS

/* Component c holds member[first[c]] to member[first[c + 1] - 1]. Each stands after all components
   that it has arcs to; so do, as far as a loop allows, its members among themselves. */
typedef struct {
  guint  n;
  guint *first, *member;
  guint *of; /* the component of each vertex */
} OfftakeComponents;

/* Arcs lead from vertex i to target[k] for k from first[i] to first[i + 1] - 1. */
void offtake_components_init (OfftakeComponents *self, guint n, const guint *first, const guint *target);
void offtake_components_clear (OfftakeComponents *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeComponents, offtake_components_clear)

G_END_DECLS
