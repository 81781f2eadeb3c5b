/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "report/summary-private.h"
#include "rules/rule-texts.h"

/* What the rules say of the periods told in detail: how many verdicts of each kind by rule, then
   the verdicts themselves. What could not be tested, or has ended, is counted and not listed. */

static const OfftakeOutcome counted[] = { OFFTAKE_OUTCOME_FAIL, OFFTAKE_OUTCOME_PASS,
                                          OFFTAKE_OUTCOME_NOT_YET_BINDING,
                                          OFFTAKE_OUTCOME_NOT_TESTED, OFFTAKE_OUTCOME_TERMINATED };

static const OfftakeFinding *
finding_at (const OfftakeSummaryBrief *brief, guint i)
{
  return brief->compliance->findings->pdata[i];
}

/* Its number, as in the schedule; the id without one. */
static const char *
agreement_name (const OfftakeSummaryBrief *brief, guint agreement)
{
  const char *id = offtake_network_agreement_id (brief->network, agreement);
  OfftakeRecord *record = offtake_plan_find (brief->plan, "agreements", id);
  const char *number = record ? OFFTAKE_AGREEMENT (record)->number : NULL;

  return number && *number ? number : id;
}

char *
offtake_brief_subject (const OfftakeSummaryBrief *brief, const OfftakeFinding *finding)
{
  const OfftakeNetwork *network = brief->network;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (finding->agreement != OFFTAKE_NONE)
    g_ptr_array_add (words, (char *) agreement_name (brief, finding->agreement));
  if (finding->site != OFFTAKE_NONE)
    g_ptr_array_add (words, (char *) offtake_network_site_name (network, finding->site));
  if (finding->material != OFFTAKE_NONE)
    g_ptr_array_add (words, (char *) offtake_network_material_name (network, finding->material));
  if (finding->element != OFFTAKE_NONE)
    g_ptr_array_add (words, (char *) offtake_network_element (network, finding->element));
  if (finding->detail)
    g_ptr_array_add (words, finding->detail);
  return offtake_text_join (", ", (const char *const *) words->pdata, words->len);
}

gboolean
offtake_finding_is_told (const OfftakeFinding *finding)
{
  const OfftakeOutcome outcome = finding->verdict->outcome;

  return outcome == OFFTAKE_OUTCOME_FAIL || outcome == OFFTAKE_OUTCOME_PASS ||
         outcome == OFFTAKE_OUTCOME_NOT_YET_BINDING;
}

/* The end of the run of findings of one rule that begins at @first. */
static guint
end_of_rule (const OfftakeSummaryBrief *brief, guint first)
{
  const char *id = finding_at (brief, first)->verdict->rule->id;
  guint end = first + 1;

  while (end < brief->compliance->findings->len &&
         strcmp (finding_at (brief, end)->verdict->rule->id, id) == 0)
    end++;
  return end;
}

static void
add_counts (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Rule"), OFFTAKE_ALIGN_START, 1 },     { _ ("Fails"), OFFTAKE_ALIGN_END, 0 },
    { _ ("Passes"), OFFTAKE_ALIGN_END, 0 },     { _ ("Not yet binding"), OFFTAKE_ALIGN_END, 0 },
    { _ ("Not tested"), OFFTAKE_ALIGN_END, 0 }, { _ ("Terminated"), OFFTAKE_ALIGN_END, 0 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  const guint n = brief->compliance->findings->len;

  offtake_table_set_empty_text (table, _ ("No rule applies to what the plan holds."));
  for (guint first = 0, end; first < n; first = end) {
    char *cells[1 + G_N_ELEMENTS (counted)];
    const OfftakeRule *rule = finding_at (brief, first)->verdict->rule;
    end = end_of_rule (brief, first);
    cells[0] = g_strdup (offtake_rule_get_title (rule));
    for (guint k = 0; k < G_N_ELEMENTS (counted); k++) {
      guint count = 0;
      for (guint i = first; i < end; i++)
        count += finding_at (brief, i)->verdict->outcome == counted[k];
      cells[k + 1] = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("–");
    }
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
  }
  offtake_pages_add (brief->pages, table);
}

static char *
value_text (const OfftakeSummaryBrief *brief, const OfftakeFinding *finding, double value)
{
  g_autofree char *number = NULL;

  if (isnan (value))
    return g_strdup ("–");
  if (strcmp (finding->unit, brief->currency) == 0)
    return offtake_text_money (value, brief->currency);
  number = offtake_text_number (value);
  return g_strdup_printf ("%s\u00a0%s", number, finding->unit);
}

static char *
margin_text (const OfftakeFinding *finding)
{
  g_autofree char *mass =
      isnan (finding->margin_t) ? NULL : offtake_text_tonnes (finding->margin_t);

  if (!mass)
    return g_strdup ("–");
  return g_strdup_printf ("%s%s%s", mass, finding->margin_element ? " " : "",
                          finding->margin_element ? finding->margin_element : "");
}

static char *
threshold_text (const OfftakeSummaryBrief *brief, const OfftakeFinding *finding)
{
  g_autofree char *value = value_text (brief, finding, finding->verdict->threshold);

  if (isnan (finding->verdict->threshold) || !finding->operator)
    return g_steal_pointer (&value);
  return g_strdup_printf ("%s\u00a0%s", finding->operator, value);
}

static void
add_row (const OfftakeSummaryBrief *brief, OfftakeBlock *table, const OfftakeFinding *finding)
{
  g_autofree char *subject = offtake_brief_subject (brief, finding);
  char *cells[] = {
    g_strdup (finding->period),
    finding->remedy ? g_strdup_printf ("%s\n%s", subject, finding->remedy) : g_strdup (subject),
    g_strdup (offtake_outcome_title (finding->verdict->outcome)),
    value_text (brief, finding, finding->verdict->value),
    threshold_text (brief, finding),
    margin_text (finding),
  };

  offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
}

static void
add_group (OfftakeBlock *table, const OfftakeRule *rule)
{
  const char *const parts[] = { offtake_rule_get_title (rule),
                                rule->citation ? offtake_rule_text (rule->citation) : NULL };
  char *cells[6] = { offtake_text_join (" · ", parts, G_N_ELEMENTS (parts)) };

  offtake_brief_row (table, OFFTAKE_ROW_GROUP, cells, G_N_ELEMENTS (cells));
}

static void
add_list (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Period"), OFFTAKE_ALIGN_START, 0 },  { _ ("What"), OFFTAKE_ALIGN_START, 1 },
    { _ ("Verdict"), OFFTAKE_ALIGN_START, 0 }, { _ ("Value"), OFFTAKE_ALIGN_END, 0 },
    { _ ("Asked for"), OFFTAKE_ALIGN_END, 0 }, { _ ("To spare"), OFFTAKE_ALIGN_END, 0 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  const OfftakeRule *last = NULL;

  offtake_table_set_empty_text (table, _ ("No verdict could be given."));
  for (guint i = 0; i < brief->compliance->findings->len; i++) {
    const OfftakeFinding *finding = finding_at (brief, i);
    if (!offtake_finding_is_told (finding))
      continue;
    if (finding->verdict->rule != last)
      add_group (table, finding->verdict->rule);
    last = finding->verdict->rule;
    add_row (brief, table, finding);
  }
  offtake_brief_noted (
      brief, table,
      _ ("What the law judges by the year is judged by the calendar year, at the thresholds in "
         "force on its last day. To spare is above zero where more than enough is there. What "
         "was not tested is told with the evidence."));
}

void
offtake_summary_add_verdicts (const OfftakeSummaryBrief *brief)
{
  offtake_brief_heading (brief, 1, _ ("Verdicts"));
  add_counts (brief);
  add_list (brief);
}
