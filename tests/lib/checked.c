/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/checked.h"

#include <math.h>
#include <string.h>

#include "lib/fixture.h"
#include "lib/solved.h"

Checked
checked_text (const char *json, const char *const *rules)
{
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeSolution) solution = NULL;
  Checked self;

  self.plan = solved_read_plan (json);
  solution = solved_plan (self.plan);
  self.compliance = offtake_compliance_new (self.plan, solution, book, rules, NULL, 0);
  return self;
}

Checked
checked_file (const char *name, const char *from, const char *to)
{
  g_autofree char *json = fixture_data (name, NULL);
  g_autoptr (GString) text = g_string_new (json);

  if (from)
    g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  return checked_text (text->str, NULL);
}

Checked
checked_chain (const char *from, const char *to)
{
  return checked_file ("rules/chain.json", from, to);
}

void
checked_clear (Checked *self)
{
  g_object_unref (self->plan);
  offtake_compliance_unref (self->compliance);
}

static gboolean
is_at (const char *wanted, const char *id)
{
  return !wanted || strcmp (wanted, id) == 0;
}

const OfftakeFinding *
checked_find (const Checked *self,
              const char *rule,
              const char *period,
              const char *subject,
              const char *element)
{
  const OfftakeNetwork *network = offtake_solution_get_network (self->compliance->solution);

  for (guint i = 0; i < self->compliance->findings->len; i++) {
    const OfftakeFinding *finding = self->compliance->findings->pdata[i];
    const char *id = finding->agreement != OFFTAKE_NONE
                         ? offtake_network_agreement_id (network, finding->agreement)
                         : offtake_network_site_id (network, finding->site);
    const char *symbol =
        finding->element == OFFTAKE_NONE ? "" : offtake_network_element (network, finding->element);
    if (strcmp (finding->verdict->rule->id, rule) == 0 && strcmp (finding->period, period) == 0 &&
        is_at (subject, id) && is_at (element, symbol))
      return finding;
  }
  return NULL;
}

const OfftakeFinding *
checked_assert (const Checked *self,
                const char *rule,
                const char *period,
                const char *subject,
                const char *element,
                OfftakeOutcome outcome,
                double value)
{
  const OfftakeFinding *finding = checked_find (self, rule, period, subject, element);

  g_assert_nonnull (finding);
  g_assert_cmpstr (offtake_outcome_name (finding->verdict->outcome), ==,
                   offtake_outcome_name (outcome));
  if (isnan (value))
    g_assert_true (isnan (finding->verdict->value));
  else
    g_assert_cmpfloat_with_epsilon (finding->verdict->value, value, 1e-9 * fmax (1, fabs (value)));
  return finding;
}

gboolean
checked_has_step (const OfftakeFinding *finding, const char *words)
{
  for (guint i = 0; i < finding->verdict->steps->len; i++)
    if (strstr (finding->verdict->steps->pdata[i], words))
      return TRUE;
  return FALSE;
}
