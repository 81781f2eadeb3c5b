/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "cli/difference-list.h"
#include "cli/solved-plan.h"
#include "document/plan-check.h"
#include "report/consequence.h"

static void
print_texts (const GPtrArray *consequences)
{
  for (guint i = 0; i < consequences->len; i++)
    g_print ("%s\n", ((const OfftakeConsequence *) consequences->pdata[i])->text);
}

/* What the differences do: figures of the period, and verdicts. */
static gboolean
print_effects (const char *before, const char *after, const char *period, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) was = offtake_solved_plan_new (before, NULL, error);
  g_autoptr (OfftakeSolvedPlan) is = was ? offtake_solved_plan_new (after, NULL, error) : NULL;
  OfftakeRuleBook *book = offtake_plan_check_get_book ();
  guint shown;

  if (!is || !offtake_solved_plan_find_period (is, period, &shown, error))
    return FALSE;
  const char *label =
      offtake_network_period (offtake_solution_get_network (is->solution), shown)->label;
  const char *currency = offtake_plan_get_head (is->plan)->currency;
  g_autoptr (GHashTable) names = offtake_consequence_names (is->plan);
  g_autoptr (OfftakeCompliance) was_checks =
      offtake_compliance_new (was->plan, was->solution, book, NULL, NULL, 0);
  g_autoptr (OfftakeCompliance) is_checks =
      offtake_compliance_new (is->plan, is->solution, book, NULL, NULL, 0);
  g_autoptr (GPtrArray) verdicts = offtake_consequences_of_verdicts (was_checks, is_checks, names);
  g_autoptr (GPtrArray) figures =
      offtake_consequences_of_solutions (was->solution, is->solution, label, currency, names);

  print_texts (verdicts);
  print_texts (figures);
  return TRUE;
}

OfftakeExit
offtake_command_diff (int argc, char **argv)
{
  g_autofree char *period = NULL;
  gboolean json = FALSE, effects = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { "effects", 0, 0, G_OPTION_ARG_NONE, &effects,
      N_ ("Print what the differences do to figures and verdicts"), NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("Whose figures; the last without"),
      N_ ("PERIOD") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("diff", entries, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  g_autoptr (OfftakePlan) before = offtake_document_load_plan (argv[1], &error);
  g_autoptr (OfftakePlan) after = before ? offtake_document_load_plan (argv[2], &error) : NULL;
  if (!after)
    return offtake_command_fail (error);

  g_autoptr (GPtrArray) differences = offtake_compare_plans (before, after);
  gboolean printed = effects ? print_effects (argv[1], argv[2], period, &error)
                             : offtake_difference_list_print (differences, json, &error);
  if (!printed)
    return offtake_command_fail (error);
  return differences->len > 0 ? OFFTAKE_EXIT_NO : OFFTAKE_EXIT_DONE;
}
