/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A plan's database in memory. */

#include "store/database.h"

G_BEGIN_DECLS

/* Holds tests/data/plans/every-key.json, with its sums. (transfer full) */
OfftakeDatabase *fixture_database (void);

/* Runs SQL that must succeed. */
void fixture_execute (OfftakeDatabase *database, const char *sql);

/* Every row of the plan's tables, as text. (transfer full) */
char *fixture_dump (OfftakeDatabase *database);

G_END_DECLS
