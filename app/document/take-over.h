/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* Makes the open base plan hold what @plan holds, as one step of undo called @label: records that differ are
   changed, new ones added behind those that are there, missing ones removed. @plan is sound. On error
   nothing has changed. */
gboolean offtake_document_take_over (OfftakeDocument *self, OfftakePlan *plan, const char *label, GError **error);
/* The same inside a group, which is aborted on error. */
gboolean offtake_document_take_in (OfftakeDocument *self, OfftakePlan *plan, GError **error);

G_END_DECLS
