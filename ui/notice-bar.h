/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the person must know of the plan before trusting or changing what is shown: it is only read,
   its file is gone or was changed, its figures are old. Shown only while there is something to say. */

#include "pane.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_NOTICE_BAR (offtake_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeNoticeBar, offtake_notice_bar, OFFTAKE, NOTICE_BAR, OfftakePane)

/* Property "stale": whether the figures are not of the plan as it stands. */
gboolean offtake_notice_bar_is_stale (OfftakeNoticeBar *self);

G_END_DECLS
