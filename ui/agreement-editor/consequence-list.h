/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What editing the selected agreement has changed since it was selected, or what it does at all, against
   the plan without it: quantities, needs, recycled shares, footprints, value and verdicts, before and
   after. Follows each edit; worked out on a worker. Property "summary" (string): the first of it and how
   much more there is, NULL where nothing changes. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_CONSEQUENCE_LIST (offtake_consequence_list_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeConsequenceList, offtake_consequence_list, OFFTAKE, CONSEQUENCE_LIST, OfftakePane)

/* Whether the verdicts of before are known, so that those that an edit changes will be shown. */
gboolean offtake_consequence_list_is_ready (OfftakeConsequenceList *self);

G_END_DECLS
