/* SPDX-License-Identifier: MPL-2.0 */

/* ISO 22095: what may be claimed of a product by the model of its chain of custody. */

#include "rules/assess-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct {
  double recycled, total; /* t in */
  guint n;                /* inputs with mass */
} Account;

static gboolean
sum_inputs (OfftakeAssessment *self, Account *account)
{
  json_t *inputs = json_object_get (self->facts, "inputs"), *input;
  size_t i;

  if (!inputs) {
    offtake_assess_miss (self, "", "inputs");
    return FALSE;
  }
  json_array_foreach (inputs, i, input)
  {
    g_autofree char *place = g_strdup_printf ("inputs[%zu]", i);
    double recycled, total;
    if (!offtake_assess_get_number (self, input, place, "recycled_t", &recycled) ||
        !offtake_assess_get_number (self, input, place, "total_t", &total))
      return FALSE;
    account->recycled += recycled;
    account->total += total;
    account->n += total > 0;
  }
  if (isinf (account->total)) {
    self->verdict->value = INFINITY;
    return FALSE;
  }
  if (account->total > 0)
    return TRUE;
  offtake_assess_miss_total (self, "inputs", "total_t");
  return FALSE;
}

/* Segregated material is all recycled; of preserved identity it is of one source, all or none. */
static gboolean
is_unmixed (OfftakeAssessment *self, const char *model, const Account *account)
{
  double share = offtake_assess_percent (account->recycled, account->total);
  gboolean whole = share >= 100 - OFFTAKE_GUARD, none = account->recycled <= 0;

  if (strcmp (model, "segregated") == 0) {
    if (!whole)
      offtake_verdict_add_step (
          self->verdict, _ ("Segregated material must be recycled throughout; this is mixed"));
    return whole;
  }
  if (strcmp (model, "identity") != 0)
    return TRUE;
  if (account->n > 1)
    offtake_verdict_add_step (self->verdict,
                              _ ("Sources are mixed, so that none keeps its identity"));
  else if (!whole && !none)
    offtake_verdict_add_step (self->verdict,
                              _ ("A lot of one source is recycled throughout or not at all"));
  return account->n == 1 && (whole || none);
}

/* Whether the claims are covered; FALSE too if a fact is missing. */
static gboolean
check_claims (OfftakeAssessment *self, const Account *account, double *credits, double *claimed)
{
  json_t *claims = json_object_get (self->facts, "claims"), *claim;
  double conversion;
  size_t i;

  *claimed = 0;
  if (!offtake_assess_get_number (self, self->facts, "", "conversion", &conversion))
    return FALSE;
  json_array_foreach (claims, i, claim) *claimed += json_number_value (claim);
  *credits = account->recycled * conversion;
  offtake_verdict_add_step (
      self->verdict,
      _ ("%.10g t recycled at a conversion of %.10g gives %.4f t; %.10g t are claimed"),
      account->recycled, conversion, *credits, *claimed);
  return TRUE;
}

/* In percent of the credits, so that the guard means the same as elsewhere. */
static gboolean
is_covered (double credits, double claimed)
{
  return claimed <= credits * (1 + OFFTAKE_GUARD / 100);
}

static void
assess_credit (OfftakeAssessment *self, const Account *account)
{
  double credits, claimed;

  if (!json_object_get (self->facts, "claims")) {
    offtake_assess_miss (self, "", "claims");
    return;
  }
  if (!check_claims (self, account, &credits, &claimed))
    return;
  self->verdict->value = credits;
  self->verdict->threshold = claimed;
  self->verdict->outcome =
      is_covered (credits, claimed) ? OFFTAKE_OUTCOME_PASS : OFFTAKE_OUTCOME_FAIL;
  if (!is_covered (credits, claimed))
    offtake_verdict_add_step (self->verdict, _ ("More is claimed than there is: %.4f t too much"),
                              claimed - credits);
}

static void
assess_share (OfftakeAssessment *self, const char *model, const Account *account)
{
  const OfftakeFigure *minimum = NULL;
  double credits, claimed;

  for (guint i = 0; i < self->rule->n_figures; i++)
    if (g_strcmp0 (self->rule->figures[i].key, model) == 0)
      minimum = &self->rule->figures[i];
  self->verdict->value = offtake_assess_percent (account->recycled, account->total);
  self->verdict->threshold = minimum ? minimum->number : NAN;
  offtake_verdict_add_step (self->verdict, _ ("%.10g t of %.10g t is %.4f %% of every output"),
                            account->recycled, account->total, self->verdict->value);
  if (!is_unmixed (self, model, account)) {
    self->verdict->outcome = OFFTAKE_OUTCOME_FAIL;
    return;
  }
  if (json_array_size (json_object_get (self->facts, "claims")) > 0) {
    if (!check_claims (self, account, &credits, &claimed))
      return;
    if (!is_covered (credits, claimed)) {
      self->verdict->outcome = OFFTAKE_OUTCOME_FAIL;
      return;
    }
  }
  self->verdict->outcome = OFFTAKE_OUTCOME_PASS;
}

void
offtake_assess_custody (OfftakeAssessment *self)
{
  Account account = { 0 };
  const char *model;

  if (!offtake_assess_get_text (self, self->facts, "", "model", &model) ||
      !sum_inputs (self, &account))
    return;
  self->verdict->method = g_strdup (model);
  if (strcmp (model, "credit") == 0)
    assess_credit (self, &account);
  else
    assess_share (self, model, &account);
}
