/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/verdict.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const struct {
  const char *name, *title;
} outcomes[] = {
  [OFFTAKE_OUTCOME_PASS] = { "PASS", N_ ("passes") },
  [OFFTAKE_OUTCOME_FAIL] = { "FAIL", N_ ("fails") },
  [OFFTAKE_OUTCOME_NOT_YET_BINDING] = { "NOT_YET_BINDING", N_ ("not yet binding") },
  [OFFTAKE_OUTCOME_NOT_COVERED] = { "NOT_COVERED", N_ ("not covered") },
  [OFFTAKE_OUTCOME_EXEMPT] = { "EXEMPT", N_ ("exempt") },
  [OFFTAKE_OUTCOME_TERMINATED] = { "TERMINATED", N_ ("terminated") },
  [OFFTAKE_OUTCOME_METHOD_PENDING] = { "METHOD_PENDING", N_ ("method pending") },
  [OFFTAKE_OUTCOME_NOT_TESTED] = { "NOT_TESTED", N_ ("not tested") },
};

/* The outcomes that parts may have, worst first. */
static const OfftakeOutcome worst_first[] = {
  OFFTAKE_OUTCOME_FAIL,       OFFTAKE_OUTCOME_NOT_TESTED,
  OFFTAKE_OUTCOME_TERMINATED, OFFTAKE_OUTCOME_NOT_YET_BINDING,
  OFFTAKE_OUTCOME_PASS,       OFFTAKE_OUTCOME_NOT_COVERED
};

static void
part_free (gpointer data)
{
  OfftakeVerdictPart *part = data;

  g_free (part->key);
  g_free (part);
}

OfftakeVerdict *
offtake_verdict_new (OfftakeRule *rule)
{
  OfftakeVerdict *self = g_new0 (OfftakeVerdict, 1);

  self->rule = offtake_rule_ref (rule);
  self->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  self->value = NAN;
  self->threshold = NAN;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
offtake_verdict_free (OfftakeVerdict *self)
{
  offtake_rule_unref (self->rule);
  g_free (self->method);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

void
offtake_verdict_add_step (OfftakeVerdict *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->steps, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

OfftakeVerdictPart *
offtake_verdict_add_part (OfftakeVerdict *self, const char *key)
{
  OfftakeVerdictPart *part = g_new0 (OfftakeVerdictPart, 1);

  part->key = g_strdup (key);
  part->outcome = OFFTAKE_OUTCOME_NOT_TESTED;
  part->value = NAN;
  part->threshold = NAN;
  g_ptr_array_add (self->parts, part);
  return part;
}

static gboolean
has_part (const OfftakeVerdict *self, OfftakeOutcome outcome)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((const OfftakeVerdictPart *) self->parts->pdata[i])->outcome == outcome)
      return TRUE;
  return FALSE;
}

void
offtake_verdict_conclude (OfftakeVerdict *self)
{
  double least = INFINITY;

  for (guint i = 0; i < self->parts->len; i++) {
    const OfftakeVerdictPart *part = self->parts->pdata[i];
    double margin = part->value - part->threshold;
    if (isnan (margin) && isnan (self->value))
      self->threshold = part->threshold;
    if (part->outcome == OFFTAKE_OUTCOME_NOT_COVERED || !(margin < least))
      continue;
    least = margin;
    self->value = part->value;
    self->threshold = part->threshold;
  }
  for (guint i = 0; i < G_N_ELEMENTS (worst_first); i++)
    if (has_part (self, worst_first[i])) {
      self->outcome = worst_first[i];
      return;
    }
}

gboolean
offtake_rule_accepts (const OfftakeRule *rule, double value, double threshold)
{
  if (g_strcmp0 (rule->operator, ">") == 0)
    return value > threshold + OFFTAKE_GUARD;
  if (g_strcmp0 (rule->operator, "<=") == 0)
    return value <= threshold + OFFTAKE_GUARD;
  return value >= threshold - OFFTAKE_GUARD;
}

const char *
offtake_outcome_name (OfftakeOutcome outcome)
{
  return outcomes[outcome].name;
}

const char *
offtake_outcome_title (OfftakeOutcome outcome)
{
  return _ (outcomes[outcome].title);
}
