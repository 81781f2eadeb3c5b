/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>

#include "base/error.h"
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

/* What leads from one solved plan to the other: verdicts, and figures of the period. */
static gboolean
print_consequences (OfftakeSolvedPlan *was,
                    OfftakeSolvedPlan *is,
                    const char *period,
                    GError **error)
{
  OfftakeRuleBook *book = offtake_plan_check_get_book ();
  guint shown;

  if (!offtake_solved_plan_find_period (is, period, &shown, error))
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
  g_autoptr (GPtrArray) figures = offtake_consequences_of_solutions (
      was->solution, is->solution, label, currency, OFFTAKE_MASS_TONNE, names);

  print_texts (verdicts);
  print_texts (figures);
  return TRUE;
}

/* What the differences do. */
static gboolean
print_effects (
    const char *before, const char *after, const char *period, gboolean *any, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) was = offtake_solved_plan_new (before, NULL, error);
  g_autoptr (OfftakeSolvedPlan) is = was ? offtake_solved_plan_new (after, NULL, error) : NULL;

  if (!is)
    return FALSE;
  g_autoptr (GPtrArray) differences = offtake_compare_plans (was->base, is->base);
  *any = differences->len > 0;
  return print_consequences (was, is, period, error);
}

/* What one agreement does, against the plan without it. */
static gboolean
print_effects_of (const char *path, const char *agreement, const char *period, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) is = offtake_solved_plan_new (path, NULL, error);
  g_autoptr (OfftakeSolvedPlan) was =
      is ? offtake_solved_plan_new_without (path, agreement, error) : NULL;

  return was && print_consequences (was, is, period, error);
}

static gboolean
print_differences (
    const char *before, const char *after, gboolean json, gboolean *any, GError **error)
{
  g_autoptr (OfftakePlan) was = offtake_document_load_plan (before, error);
  g_autoptr (OfftakePlan) is = was ? offtake_document_load_plan (after, error) : NULL;

  if (!is)
    return FALSE;
  g_autoptr (GPtrArray) differences = offtake_compare_plans (was, is);
  *any = differences->len > 0;
  return offtake_difference_list_print (differences, json, error);
}

OfftakeExit
offtake_command_diff (int argc, char **argv)
{
  g_autofree char *period = NULL;
  g_autofree char *without = NULL;
  gboolean json = FALSE, effects = FALSE, any = TRUE, printed = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { "effects", 0, 0, G_OPTION_ARG_NONE, &effects,
      N_ ("Print what the differences do to figures and verdicts"), NULL },
    { "without", 0, 0, G_OPTION_ARG_STRING, &without,
      N_ ("Print what this agreement of the one plan does, against the plan without it"),
      N_ ("ID") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("Whose figures; the last without"),
      N_ ("PERIOD") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("diff", entries, &argc, &argv, 1, 2))
    return OFFTAKE_EXIT_WRONG;
  if ((argc == 2) != (without != NULL)) {
    g_set_error (&error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 without ? _ ("diff --without takes one plan") : _ ("diff takes two plans"));
    return offtake_command_fail (error);
  }
  if (without)
    printed = print_effects_of (argv[1], without, period, &error);
  else if (effects)
    printed = print_effects (argv[1], argv[2], period, &any, &error);
  else
    printed = print_differences (argv[1], argv[2], json, &any, &error);
  if (!printed)
    return offtake_command_fail (error);
  return any ? OFFTAKE_EXIT_NO : OFFTAKE_EXIT_DONE;
}
