/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>

#include "report/paragraph.h"
#include "report/summary-private.h"

static void
add_fact (OfftakeBlock *table, const char *name, const char *value)
{
  const char *const cells[] = { name, value };

  if (value && *value)
    offtake_table_add_row (table, OFFTAKE_ROW_NORMAL, cells);
}

static char *
list_periods (const OfftakeSummaryBrief *brief)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < brief->periods->len; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "",
                            offtake_brief_period (brief, g_array_index (brief->periods, guint, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
scenario_notes (const OfftakeSummaryBrief *brief)
{
  const char *id = brief->options->scenario;
  OfftakeRecord *record = id ? offtake_plan_find (brief->plan, "scenarios", id) : NULL;

  return record ? OFFTAKE_SCENARIO (record)->notes : NULL;
}

/* What is not sealed is the plan as it stands on the planner's disk. */
static void
add_edition (OfftakeBlock *table, const OfftakeSummaryOptions *options)
{
  g_autofree char *day = options->made ? offtake_day_format (options->made) : NULL;

  add_fact (table, _ ("Edition"),
            options->edition ? options->edition : _ ("Working copy, not sealed"));
  add_fact (table, _ ("Title of the edition"), options->edition ? options->edition_title : NULL);
  add_fact (table, _ ("Sealed on"), options->edition ? day : NULL);
}

void
offtake_summary_add_cover (const OfftakeSummaryBrief *brief)
{
  static const OfftakeColumn columns[] = {
    { NULL, OFFTAKE_ALIGN_START, 0 },
    { NULL, OFFTAKE_ALIGN_START, 1 },
  };
  const guint n = offtake_network_n_periods (brief->network);
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *periods = list_periods (brief);
  g_autofree char *horizon = g_strdup_printf (_ ("%s to %s"), offtake_brief_period (brief, 0),
                                              offtake_brief_period (brief, n - 1));

  offtake_pages_add (brief->pages,
                     offtake_paragraph_new (OFFTAKE_TEXT_KICKER, _ ("Compliance summary")));
  offtake_pages_add (
      brief->pages,
      offtake_paragraph_new (OFFTAKE_TEXT_TITLE, offtake_plan_get_head (brief->plan)->title));
  offtake_pages_add (brief->pages, offtake_spacer_new (8));
  add_edition (table, brief->options);
  add_fact (table, _ ("Scenario"), brief->scenario);
  add_fact (table, _ ("About the scenario"), scenario_notes (brief));
  add_fact (table, _ ("Horizon"), horizon);
  add_fact (table, _ ("Told in detail"), periods);
  add_fact (table, _ ("Currency"), brief->currency);
  add_fact (table, _ ("Prepared by"), brief->options->prepared_by);
  add_fact (table, _ ("Fingerprint"), brief->options->fingerprint);
  if (!brief->options->fingerprint)
    offtake_pages_add (brief->pages, table);
  else
    offtake_brief_noted (
        brief, table,
        brief->options->edition
            ? _ ("The fingerprint is the SHA-256 of the sealed edition: of the plan, the rules that "
                 "it was held against and what came of it. The plan's file keeps all of them.")
            : _ ("The fingerprint is the SHA-256 of the plan's canonical JSON text. Every figure "
                 "follows from that text, and can be computed anew."));
}

static void
add_fields (OfftakeBlock *table, const char *who)
{
  const char *const cells[] = { who, "", "" };

  offtake_table_add_row (table, OFFTAKE_ROW_NORMAL, cells);
}

void
offtake_summary_add_signatures (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Role"), OFFTAKE_ALIGN_START, 1 },
    { _ ("Name and signature"), OFFTAKE_ALIGN_START, 2.4 },
    { _ ("Place and date"), OFFTAKE_ALIGN_START, 1.6 },
  };
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));

  offtake_table_set_row_height (table, 34);
  add_fields (table, _ ("Prepared by"));
  add_fields (table, _ ("Checked by"));
  add_fields (table, _ ("Approved by"));
  offtake_brief_heading (brief, 1, _ ("Signatures"));
  if (brief->options->fingerprint) {
    OfftakeBlock *lead = offtake_paragraph_new (
        OFFTAKE_TEXT_BODY,
        _ ("A signature covers the plan with the fingerprint at the foot of this page, and no other."));
    lead->keep = TRUE;
    offtake_pages_add (brief->pages, lead);
  }
  offtake_pages_add (brief->pages, table);
}
