/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* How a verdict is told on the screen: by a symbol, a word and a margin, and only then by a color. */

#include "rules/check.h"

G_BEGIN_DECLS

/* The outcomes of the rules, with what passes narrowly apart; the one to look at first first. */
typedef enum {
  OFFTAKE_STANDING_FAIL,
  OFFTAKE_STANDING_AT_RISK,
  OFFTAKE_STANDING_NOT_TESTED,
  OFFTAKE_STANDING_METHOD_PENDING,
  OFFTAKE_STANDING_NOT_YET_BINDING,
  OFFTAKE_STANDING_PASS,
  OFFTAKE_STANDING_EXEMPT,
  OFFTAKE_STANDING_TERMINATED,
  OFFTAKE_STANDING_NOT_COVERED,
  OFFTAKE_N_STANDINGS
} OfftakeStanding;

/* A verdict that passes by less than @at_risk points is at risk. */
OfftakeStanding offtake_standing_of (const OfftakeFinding *finding, double at_risk);

const char *offtake_standing_icon (OfftakeStanding self);
const char *offtake_standing_title (OfftakeStanding self); /* "fails" */
const char *offtake_standing_style (OfftakeStanding self); /* a class of the style sheet; NULL */

/* "-0.6 t Li", "+5.0 points"; where nothing is compared the value: "930.0 k USD"; "" for neither.
   (transfer full) */
char *offtake_finding_margin_text (const OfftakeFinding *finding);
/* "4.8 %, >= 6 % asked for"; "" without a value and threshold. (transfer full) */
char *offtake_finding_value_text (const OfftakeFinding *finding);

G_END_DECLS
