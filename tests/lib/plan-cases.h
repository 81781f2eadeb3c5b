/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Tables of faults: tests/data/plans/every-key.json with one change each. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *path;    /* "agreements/0/buyer"; one past a list's end appends */
  const char *value;   /* JSON; NULL takes the key out */
  const char *message; /* part of what the error must say; NULL: there is none */
} PlanCase;

/* Aborts the test at the first case that does not come out as told. */
void plan_cases_check (const PlanCase *cases, guint n);

G_END_DECLS
