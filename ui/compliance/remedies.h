/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* "What would fix it": the agreements whose quantity would turn a verdict, the least change first,
   each a row that leads to it. They are tried on a worker thread when a verdict is shown. */

#include "pane.h"
#include "rules/check.h"

G_BEGIN_DECLS

#define OFFTAKE_TYPE_REMEDIES (offtake_remedies_get_type ())
G_DECLARE_FINAL_TYPE (OfftakeRemedies, offtake_remedies, OFFTAKE, REMEDIES, OfftakePane)

/* @finding is one of @compliance. Nothing is shown where it falls short of nothing. */
void offtake_remedies_show (OfftakeRemedies *self, OfftakeCompliance *compliance, const OfftakeFinding *finding);
/* Whether the agreements are still being tried. */
gboolean offtake_remedies_is_busy (OfftakeRemedies *self);

G_END_DECLS
