/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Specimens of circular supply networks of any size, for benchmarks and tests: sites in supply
   order, each selling to four others, 90 % downstream and 10 % back; six elements, ten tags of
   origin, a limit on one site and one agreement in ten. The same arguments give the same plan. Its records are filled past
   their tables of fields: it can be compiled, not stored or written. */

#include "model/plan.h"

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_TOPOLOGY_REGIONAL, /* partners are near: chains of regions */
  OFFTAKE_TOPOLOGY_HUB,      /* 30 % of the partners are among a few popular ones */
  OFFTAKE_TOPOLOGY_RANDOM,   /* anybody may sell to anybody: the worst case for elimination */
} OfftakeTopology;

/* "regional", "hub", "random", NULL. */
const char *const *offtake_topology_names (void);

OfftakePlan *offtake_specimen_new (OfftakeTopology topology, guint n_sites, guint n_years);

G_END_DECLS
