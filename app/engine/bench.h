/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Measures the engine on a specimen network, and in the same run, on the same matrices, the floor:
   a bare KLU refactor and solve, and a bare Gauss-Seidel. */

#include "engine/specimen.h"

G_BEGIN_DECLS

typedef struct {
  guint  sites, agreements, periods;
  double compile_seconds;  /* plan to network */
  double solve_seconds;    /* network to solution, assembly and all */
  double activity_seconds; /* of the systems alone */
  double origin_seconds;
  double carbon_seconds;
  double klu_seconds;   /* floor of the origins: KLU; NAN where it would fill up */
  double sweep_seconds; /* floor of the origins: Gauss-Seidel */
  double bound;         /* of the errors of origins */
  guint  rows, entries; /* of the largest system of an element */
  guint  sweeps, largest_loop;
  double peak_megabytes;
  double shown_seconds; /* after an edit of one agreement: until the first period is there */
  double again_seconds; /* until all of them are */
  double again_bound;
  guint  again_sweeps;
} OfftakeBench;

OfftakeBench offtake_bench_engine (OfftakeTopology topology, guint n_sites, guint n_years);

G_END_DECLS
