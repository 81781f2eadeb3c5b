/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Random systems that are one loop, for the ways to solve one. */

#include "engine/system-block.h"

G_BEGIN_DECLS

/* A conserving system of @n rows on one ring with chords; only row 0 leaks, @leak of a tag that is
   one of three. Otherwise a system of gains: diagonal 1, each row's values sum to @gain. */
void random_system_conserving (OfftakeSystem *system, guint n, double leak, double **b);
void random_system_of_gains (OfftakeSystem *system, guint n, double gain, double **b);

/* All of it as one block. @rows and @place are new arrays. */
void random_system_block (OfftakeSystemBlock *block, const OfftakeSystem *system, guint **rows, guint **place);

/* Largest relative difference of two answers. */
double random_system_distance (const double *x, const double *y, gsize n);

G_END_DECLS
