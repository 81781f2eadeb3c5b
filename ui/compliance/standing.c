/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/standing.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "mass.h"

static const struct {
  const char *icon, *title, *style;
} standings[OFFTAKE_N_STANDINGS] = {
  [OFFTAKE_STANDING_FAIL] = { "window-close-symbolic", N_ ("fails"), "error" },
  [OFFTAKE_STANDING_AT_RISK] = { "dialog-warning-symbolic", N_ ("at risk"), "warning" },
  [OFFTAKE_STANDING_NOT_TESTED] = { "dialog-question-symbolic", N_ ("not tested"), NULL },
  [OFFTAKE_STANDING_METHOD_PENDING] = { "content-loading-symbolic", N_ ("method pending"), NULL },
  [OFFTAKE_STANDING_NOT_YET_BINDING] = { "alarm-symbolic", N_ ("not yet binding"), NULL },
  [OFFTAKE_STANDING_PASS] = { "object-select-symbolic", N_ ("passes"), "success" },
  [OFFTAKE_STANDING_EXEMPT] = { "object-select-symbolic", N_ ("exempt"), "dim-label" },
  [OFFTAKE_STANDING_TERMINATED] = { "media-playback-stop-symbolic", N_ ("terminated"),
                                    "dim-label" },
  [OFFTAKE_STANDING_NOT_COVERED] = { "list-remove-symbolic", N_ ("not covered"), "dim-label" },
};

static const OfftakeStanding of_outcome[] = {
  [OFFTAKE_OUTCOME_PASS] = OFFTAKE_STANDING_PASS,
  [OFFTAKE_OUTCOME_FAIL] = OFFTAKE_STANDING_FAIL,
  [OFFTAKE_OUTCOME_NOT_YET_BINDING] = OFFTAKE_STANDING_NOT_YET_BINDING,
  [OFFTAKE_OUTCOME_NOT_COVERED] = OFFTAKE_STANDING_NOT_COVERED,
  [OFFTAKE_OUTCOME_EXEMPT] = OFFTAKE_STANDING_EXEMPT,
  [OFFTAKE_OUTCOME_TERMINATED] = OFFTAKE_STANDING_TERMINATED,
  [OFFTAKE_OUTCOME_METHOD_PENDING] = OFFTAKE_STANDING_METHOD_PENDING,
  [OFFTAKE_OUTCOME_NOT_TESTED] = OFFTAKE_STANDING_NOT_TESTED,
};

static gboolean
is_percent (const OfftakeFinding *finding)
{
  return g_strcmp0 (finding->unit, "%") == 0;
}

OfftakeStanding
offtake_standing_of (const OfftakeFinding *finding, double at_risk)
{
  OfftakeStanding standing = of_outcome[finding->verdict->outcome];

  if (standing == OFFTAKE_STANDING_PASS && is_percent (finding) && finding->margin < at_risk)
    return OFFTAKE_STANDING_AT_RISK;
  return standing;
}

const char *
offtake_standing_icon (OfftakeStanding self)
{
  return standings[self].icon;
}

const char *
offtake_standing_title (OfftakeStanding self)
{
  return _ (standings[self].title);
}

const char *
offtake_standing_style (OfftakeStanding self)
{
  return standings[self].style;
}

/* Percent and tonnes as numbers with their unit, what else has a unit as money. */
static char *
amount_text (const OfftakeFinding *finding, double amount)
{
  const char *unit = finding->unit;

  if (is_percent (finding) || strcmp (unit, "ppm") == 0 || strcmp (unit, "kg CO2e/t") == 0) {
    g_autofree char *number = offtake_text_number (amount);
    return g_strdup_printf ("%s\u00a0%s", number, unit);
  }
  return strcmp (unit, "t") == 0 ? offtake_mass_text (amount) : offtake_text_money (amount, unit);
}

static const char *
sign_of (double number)
{
  return number < 0 ? "\u2212" : "+";
}

char *
offtake_finding_margin_text (const OfftakeFinding *finding)
{
  double margin = finding->margin, t = finding->margin_t;

  if (!isnan (t)) {
    g_autofree char *mass = offtake_mass_text (fabs (t));
    return g_strconcat (offtake_text_mark (), sign_of (t), mass,
                        finding->margin_element ? " " : NULL, finding->margin_element, NULL);
  }
  if (!isnan (margin) && is_percent (finding)) {
    g_autofree char *number = offtake_text_number (fabs (margin));
    /* Translators: percentage points by which a threshold is missed (-) or exceeded (+). */
    return g_strdup_printf (_ ("%s%s points"), sign_of (margin), number);
  }
  if (!isnan (margin)) {
    g_autofree char *amount = amount_text (finding, fabs (margin));
    return g_strconcat (offtake_text_mark (), sign_of (margin), amount, NULL);
  }
  return isnan (finding->verdict->value) ? g_strdup ("")
                                         : amount_text (finding, finding->verdict->value);
}

char *
offtake_finding_value_text (const OfftakeFinding *finding)
{
  const OfftakeVerdict *verdict = finding->verdict;
  g_autofree char *value = isnan (verdict->value) ? NULL : amount_text (finding, verdict->value);
  g_autofree char *threshold =
      isnan (verdict->threshold) ? NULL : amount_text (finding, verdict->threshold);

  if (value && threshold)
    return g_strdup_printf (_ ("%s; %s %s is asked for"), value,
                            finding->operator? finding->operator: ">=", threshold);
  if (threshold)
    return g_strdup_printf (_ ("%s %s is asked for"), finding->operator? finding->operator: ">=",
                            threshold);
  return value ? g_steal_pointer (&value) : g_strdup ("");
}
