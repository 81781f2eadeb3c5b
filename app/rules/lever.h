/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What would turn a verdict: the agreements upstream of its subject and how much more or less of each
   would do. Each is tried, not reckoned: its quantity is changed, the plan solved and judged again. */

#include "rules/check.h"

G_BEGIN_DECLS

typedef struct {
  char  *agreement; /* id */
  double t;         /* of goods that it moves now in the finding's period */
  double more_t;    /* of goods; below 0: less. With it the verdict is reached; NAN: not by this alone */
  double gain;      /* of the margin, in the finding's unit, for each t more (or less) */
} OfftakeLever;

/* Whether a finding falls short of something that quantities can move. */
gboolean offtake_finding_has_levers (const OfftakeFinding *finding);

/* The agreements that move the margin of @finding, one of @compliance, which was made of @plan. Those
   that would do come first, the least change first. @plan is the caller's own: it is changed on the
   way and put back. Any thread.

   Returns: (transfer full): OfftakeLever, empty if there is none; NULL if cancelled */
GPtrArray *offtake_levers_find (OfftakePlan *plan, const OfftakeCompliance *compliance, const OfftakeFinding *finding,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
