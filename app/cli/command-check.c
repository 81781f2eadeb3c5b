/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/period-list.h"
#include "cli/rule-folder.h"
#include "cli/solved-plan.h"
#include "exchange/compliance-json.h"
#include "rules/lever.h"

/* "PlusCAM, NMC811 cathode, Ni" */
static char *
describe (const OfftakeNetwork *network, const OfftakeFinding *finding)
{
  GString *text = g_string_new (NULL);
  const char *words[] = {
    finding->agreement == OFFTAKE_NONE ? NULL
                                       : offtake_network_agreement_id (network, finding->agreement),
    finding->site == OFFTAKE_NONE ? NULL : offtake_network_site_name (network, finding->site),
    finding->material == OFFTAKE_NONE ? NULL
                                      : offtake_network_material_name (network, finding->material),
    finding->element == OFFTAKE_NONE ? NULL : offtake_network_element (network, finding->element),
    finding->detail,
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words[i]);
  return g_string_free (text, FALSE);
}

/* "17.50 % >= 16.00 %" */
static char *
compare (const OfftakeFinding *finding)
{
  const OfftakeVerdict *verdict = finding->verdict;
  g_autofree char *value = offtake_text_number (verdict->value);
  g_autofree char *threshold = offtake_text_number (verdict->threshold);

  if (isnan (verdict->value))
    return g_strdup ("");
  if (isnan (verdict->threshold) || !finding->operator)
    return g_strdup_printf ("%s %s", value, finding->unit);
  return g_strdup_printf ("%s %s %s %s", value, finding->unit, finding->operator, threshold);
}

static void
print_finding (const OfftakeNetwork *network, const OfftakeFinding *finding)
{
  const OfftakeVerdict *verdict = finding->verdict;
  g_autofree char *subject = describe (network, finding);
  g_autofree char *comparison = compare (finding);

  g_print ("%-7s %-24s %-16s %s  %s\n", finding->period, verdict->rule->id,
           offtake_outcome_name (verdict->outcome), subject, comparison);
  if (finding->remedy)
    g_print ("        %s\n", finding->remedy);
}

static void
print_levers (const OfftakeFinding *finding)
{
  for (guint i = 0; finding->levers && i < finding->levers->len; i++) {
    const OfftakeLever *lever = finding->levers->pdata[i];
    if (isnan (lever->more_t))
      continue;
    g_autofree char *mass = offtake_text_tonnes (fabs (lever->more_t));
    g_print ("        ");
    g_print (lever->more_t > 0 ? _ ("%s more of agreement %s would do\n")
                               : _ ("%s less of agreement %s would do\n"),
             mass, lever->agreement);
  }
}

static void
print (const OfftakeCompliance *compliance)
{
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);
  guint n_fail = offtake_compliance_count (compliance, OFFTAKE_OUTCOME_FAIL);

  for (guint i = 0; i < compliance->findings->len; i++) {
    print_finding (network, compliance->findings->pdata[i]);
    print_levers (compliance->findings->pdata[i]);
  }
  g_print (ngettext ("\n%u verdict", "\n%u verdicts", compliance->findings->len),
           compliance->findings->len);
  g_print (ngettext (", %u fails\n", ", %u fail\n", n_fail), n_fail);
}

static gboolean
is_company_rule (OfftakePlan *plan, const char *id)
{
  return offtake_plan_find (plan, "rules", id) != NULL;
}

static gboolean
check_rules (const OfftakeRuleBook *book, OfftakePlan *plan, char **rules, GError **error)
{
  for (char **id = rules; id && *id; id++) {
    const OfftakeRule *rule = offtake_rule_book_find (book, *id, NULL);
    if (is_company_rule (plan, *id) || (rule && offtake_rule_is_checkable (rule)))
      continue;
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 rule ? _ ("Rule \"%s\" is not one that a plan can be checked against")
                      : _ ("There is no rule \"%s\""),
                 *id);
    return FALSE;
  }
  return TRUE;
}

static OfftakeCompliance *
check (
    OfftakeSolvedPlan *solved, OfftakeRuleBook *book, char **rules, char **labels, GError **error)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solved->solution);
  g_autoptr (GArray) periods = offtake_period_list_new (network, labels, error);

  if (!periods || !check_rules (book, solved->plan, rules, error))
    return NULL;
  return offtake_compliance_new (solved->plan, solved->solution, book, (const char *const *) rules,
                                 (const guint *) (gpointer) periods->data, periods->len);
}

/* What would turn each verdict that fails. The plan is put back as it was. */
static void
find_levers (OfftakePlan *plan, OfftakeCompliance *compliance)
{
  for (guint i = 0; i < compliance->findings->len; i++) {
    OfftakeFinding *finding = compliance->findings->pdata[i];
    if (finding->verdict->outcome == OFFTAKE_OUTCOME_FAIL && offtake_finding_has_levers (finding))
      finding->levers = offtake_levers_find (plan, compliance, finding, NULL, NULL);
  }
}

OfftakeExit
offtake_command_check (int argc, char **argv)
{
  g_auto (GStrv) rules = NULL;
  g_auto (GStrv) labels = NULL;
  g_autofree char *scenario = NULL, *folder = NULL;
  gboolean json = FALSE, fix = FALSE;
  const GOptionEntry entries[] = {
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rules, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING_ARRAY, &labels, NULL, NULL },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &scenario, NULL, NULL },
    { "fix", 0, 0, G_OPTION_ARG_NONE, &fix, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("check", entries, &argc, &argv, 1, 1))
    return OFFTAKE_EXIT_WRONG;

  g_autoptr (OfftakeSolvedPlan) solved = offtake_solved_plan_new (argv[1], scenario, &error);
  if (!solved)
    return offtake_command_fail (error);
  g_autoptr (OfftakeRuleBook) book = offtake_rule_folder_load (folder, &error);
  if (!book)
    return offtake_command_fail (error);
  g_autoptr (OfftakeCompliance) compliance = check (solved, book, rules, labels, &error);
  if (!compliance)
    return offtake_command_fail (error);
  for (guint i = book->faults->len; i < compliance->faults->len; i++) /* the plan's own rules */
    g_printerr ("offtake-cli: %s\n", (const char *) compliance->faults->pdata[i]);
  if (fix)
    find_levers (solved->plan, compliance);
  if (json) {
    g_autofree char *text = offtake_compliance_json_write (compliance, solved->plan, book);
    g_print ("%s", text);
  } else
    print (compliance);
  return offtake_compliance_count (compliance, OFFTAKE_OUTCOME_FAIL) > 0 ? OFFTAKE_EXIT_NO
                                                                         : OFFTAKE_EXIT_DONE;
}
