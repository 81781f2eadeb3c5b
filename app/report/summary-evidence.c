/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/text.h"
#include "report/paragraph.h"
#include "report/summary-private.h"
#include "rules/rule-texts.h"

/* How each verdict came about, rule by rule: the law's figures with clause and confidence, the
   formula, the steps with the plan's numbers in them, what was assumed, and what was not tested. */

static const OfftakeFinding *
finding_at (const OfftakeSummaryBrief *brief, guint i)
{
  return brief->compliance->findings->pdata[i];
}

/* "Co: 16 %"; what is no minimum says what it is: "documentation: 2028-08-18". */
static char *
figure_text (const OfftakeFigure *figure)
{
  g_autofree char *value = json_is_string (figure->value)
                               ? g_strdup (offtake_rule_text (json_string_value (figure->value)))
                               : offtake_json_write_compact (figure->value);
  g_autofree char *name = offtake_rule_words (figure->name);
  g_autofree char *key = figure->key ? offtake_rule_words (figure->key) : NULL;
  const char *const words[] = { strcmp (figure->name, "minimum") != 0 ? name : NULL, key };
  g_autofree char *what = offtake_text_join (" ", words, G_N_ELEMENTS (words));
  g_autofree char *amount = g_strdup_printf ("%s%s%s", value, figure->unit ? "\u00a0" : "",
                                             figure->unit ? figure->unit : "");
  const char *const parts[] = { what, amount };

  return offtake_text_join (": ", parts, G_N_ELEMENTS (parts));
}

/* On the day of a verdict in the summary, or yet to come. */
static gboolean
is_relevant (const OfftakeFigure *figure, guint32 last_day)
{
  return !figure->repealed && (!figure->to || figure->to >= last_day);
}

/* A purity of a mineral that the plan does not hold tells nothing about it. */
static gboolean
is_of_another_mineral (const OfftakeSummaryBrief *brief, const OfftakeFigure *figure)
{
  return g_strcmp0 (figure->name, "purity") == 0 && figure->key &&
         offtake_network_find_element (brief->network, figure->key) == OFFTAKE_NONE;
}

static void
add_figures (const OfftakeSummaryBrief *brief, const OfftakeRule *rule, guint32 last_day)
{
  const OfftakeColumn columns[] = {
    { _ ("Figure"), OFFTAKE_ALIGN_START, 0.5 },
    { _ ("Binds from"), OFFTAKE_ALIGN_START, 0 },
    { _ ("Clause"), OFFTAKE_ALIGN_START, 1 },
    { _ ("Confidence"), OFFTAKE_ALIGN_START, 0.7 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  guint n = 0;

  for (guint i = 0; i < rule->n_figures; i++) {
    const OfftakeFigure *figure = &rule->figures[i];
    if (!is_relevant (figure, last_day) || json_is_array (figure->value) ||
        is_of_another_mineral (brief, figure))
      continue;
    char *cells[] = { figure_text (figure),
                      figure->from ? offtake_day_format (figure->from) : g_strdup ("–"),
                      g_strdup (figure->clause),
                      g_strdup (offtake_confidence_title (figure->confidence)) };
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
    n++;
  }
  if (n > 0)
    offtake_pages_add (brief->pages, table);
  else
    offtake_block_free (table);
}

static char *
steps_text (const OfftakeVerdict *verdict)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < verdict->steps->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) verdict->steps->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
add_steps (const OfftakeSummaryBrief *brief, guint first, guint end)
{
  const OfftakeColumn columns[] = {
    { _ ("Period"), OFFTAKE_ALIGN_START, 0 },
    { _ ("What"), OFFTAKE_ALIGN_START, 0.5 },
    { _ ("Steps"), OFFTAKE_ALIGN_START, 1 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  guint n = 0;

  for (guint i = first; i < end; i++) {
    const OfftakeFinding *finding = finding_at (brief, i);
    if (!offtake_finding_is_told (finding))
      continue;
    char *cells[] = { g_strdup (finding->period), offtake_brief_subject (brief, finding),
                      steps_text (finding->verdict) };
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
    n++;
  }
  if (n > 0)
    offtake_pages_add (brief->pages, table);
  else
    offtake_block_free (table);
}

/* Each reason once, with how often it stands in the way. */
static void
add_not_tested (const OfftakeSummaryBrief *brief, guint first, guint end)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = first; i < end; i++) {
    const OfftakeFinding *finding = finding_at (brief, i);
    if (finding->verdict->outcome != OFFTAKE_OUTCOME_NOT_TESTED)
      continue;
    g_autofree char *reason = steps_text (finding->verdict);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, reason));
    /* Its text is the table's key, which stays when the count is set anew. */
    if (count == 0)
      g_ptr_array_add (reasons, g_strdup (reason));
    g_hash_table_insert (counts, count == 0 ? g_strdup (reason) : g_steal_pointer (&reason),
                         GUINT_TO_POINTER (count + 1));
  }
  for (guint i = 0; i < reasons->len; i++) {
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, reasons->pdata[i]));
    g_autofree char *text = g_strdup_printf (ngettext ("%u verdict: %s", "%u verdicts: %s", count),
                                             count, (char *) reasons->pdata[i]);
    g_autoptr (GString) line = g_string_new (text);
    g_string_replace (line, "\n", " · ", 0);
    offtake_brief_note (brief, line->str);
  }
}

static void
add_assumptions (const OfftakeSummaryBrief *brief, const OfftakeEvidence *evidence)
{
  for (guint i = 0; i < evidence->assumptions->len; i++) {
    g_autofree char *text =
        g_strdup_printf (_ ("Assumed: %s"), (const char *) evidence->assumptions->pdata[i]);
    offtake_brief_note (brief, text);
  }
}

static void
add_rule (const OfftakeSummaryBrief *brief, guint first, guint end)
{
  const OfftakeFinding *finding = finding_at (brief, first);
  const OfftakeRule *rule = finding->verdict->rule;
  g_autofree char *law =
      g_strdup_printf ("%s%s%s", rule->citation ? offtake_rule_text (rule->citation) : "",
                       rule->citation ? "; " : "", offtake_rule_text (rule->law_version));
  OfftakeBlock *basis = offtake_paragraph_new (OFFTAKE_TEXT_BODY, law);

  offtake_brief_heading (brief, 2, offtake_rule_get_title (rule));
  basis->keep = TRUE; /* a heading and its law never end a page alone */
  offtake_pages_add (brief->pages, basis);
  if (finding->evidence->formula) {
    OfftakeBlock *formula = offtake_paragraph_new (OFFTAKE_TEXT_BODY, finding->evidence->formula);
    formula->keep = TRUE;
    offtake_pages_add (brief->pages, formula);
  }
  add_figures (brief, rule, finding->last_day);
  add_steps (brief, first, end);
  add_not_tested (brief, first, end);
  add_assumptions (brief, finding->evidence);
}

/* Every source that a rule of the summary rests on, once. */
static void
add_sources (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Law"), OFFTAKE_ALIGN_START, 0.5 },
    { _ ("Source"), OFFTAKE_ALIGN_START, 1 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GHashTable) known = g_hash_table_new (g_direct_hash, g_direct_equal);

  offtake_table_set_empty_text (table, _ ("No rule applies to what the plan holds."));
  for (guint i = 0; i < brief->compliance->findings->len; i++) {
    OfftakeRulePack *pack = NULL;
    size_t s;
    json_t *source;
    offtake_rule_book_find (brief->book, finding_at (brief, i)->verdict->rule->id, &pack);
    if (!pack || !g_hash_table_add (known, pack))
      continue;
    json_array_foreach (json_object_get (pack->tree, "sources"), s, source)
    {
      const char *uri = json_string_value (json_object_get (source, "uri"));
      const char *title = json_string_value (json_object_get (source, "title"));
      char *cells[] = { s == 0 ? g_strdup_printf (_ ("%s, read %s"), pack->title, pack->as_of)
                               : NULL,
                        uri ? g_strdup_printf ("%s\n%s", title, uri) : g_strdup (title) };
      offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
    }
  }
  offtake_brief_heading (brief, 2, _ ("Sources of the rules"));
  offtake_brief_noted (brief, table,
                       _ ("Laws, clauses and sources are cited in the words in which they were "
                          "read. None of this is legal advice."));
}

void
offtake_summary_add_evidence (const OfftakeSummaryBrief *brief)
{
  const guint n = brief->compliance->findings->len;
  guint first = 0;

  offtake_brief_heading (brief, 1, _ ("Evidence"));
  while (first < n) {
    const char *id = finding_at (brief, first)->verdict->rule->id;
    guint end = first + 1;
    while (end < n && strcmp (finding_at (brief, end)->verdict->rule->id, id) == 0)
      end++;
    add_rule (brief, first, end);
    first = end;
  }
  add_sources (brief);
}
