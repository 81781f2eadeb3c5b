/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What agreements that are over used to cover of a need that nothing covers now. */

#include "report/flow-meter.h"

G_BEGIN_DECLS

/* Tonnes of goods by agreement of the network, 0 for those that move something or are not over. What
   an agreement moved last, or its fixed quantity if it never moved anything in the plan; but never more than its buyer is short of in @period; of several that
   are over, those that moved last before count first.

   Returns: (transfer full) */
double *offtake_flow_ghosts_new (const OfftakeFlowMeter *meter, guint period);

G_END_DECLS
