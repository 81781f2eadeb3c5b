/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A document's plan as a worker takes it along: the text of the plan and the scenario that is shown.
   Records belong to the main thread, so a worker reads a plan of its own, and editing goes on. */

#include "document/document.h"

G_BEGIN_DECLS

typedef struct {
  char *text; /* plan JSON */
  char *scenario; /* NULL: the base plan */
} OfftakePlanCopy;

/* What @document shows now; on the main thread. */
void offtake_plan_copy_init (OfftakePlanCopy *self, OfftakeDocument *document);
void offtake_plan_copy_clear (OfftakePlanCopy *self);

/* The plan with the scenario's changes made, on any thread. (transfer full) */
OfftakePlan *offtake_plan_copy_read (const OfftakePlanCopy *self, GError **error);

G_END_DECLS
