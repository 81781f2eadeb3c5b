/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "report/summary-private.h"

/* A warning mostly stands in many periods: it is told once, with the periods, in the words of the
   period that is told in detail, or of the last one. */

typedef struct {
  OfftakeWarning warning; /* text owned by the solution */
  gboolean detailed;      /* the text is of a period told in detail */
  GArray *periods;        /* guint */
} Finding;

static guint
hash_warning (gconstpointer data)
{
  const OfftakeWarning *warning = data;

  return (((warning->code * 31u + warning->site) * 31u + warning->agreement) * 31u +
          warning->material) *
             31u +
         warning->element;
}

static gboolean
is_same (gconstpointer one, gconstpointer other)
{
  const OfftakeWarning *a = one, *b = other;

  return a->code == b->code && a->site == b->site && a->agreement == b->agreement &&
         a->material == b->material && a->element == b->element;
}

static gboolean
is_detailed (const OfftakeSummaryBrief *brief, guint period)
{
  for (guint i = 0; i < brief->periods->len; i++)
    if (g_array_index (brief->periods, guint, i) == period)
      return TRUE;
  return FALSE;
}

/* @known leads from a warning, whatever its amount and text, to its finding. */
static Finding *
find (GPtrArray *findings, GHashTable *known, const OfftakeWarning *warning)
{
  Finding *finding = g_hash_table_lookup (known, warning);

  if (finding)
    return finding;
  finding = g_new0 (Finding, 1);
  finding->warning = *warning;
  finding->periods = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (findings, finding);
  g_hash_table_insert (known, &finding->warning, finding);
  return finding;
}

static void
finding_free (gpointer data)
{
  g_array_unref (((Finding *) data)->periods);
  g_free (data);
}

static GPtrArray *
findings_new (const OfftakeSummaryBrief *brief)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_warning, is_same);

  for (guint period = 0; period < offtake_network_n_periods (brief->network); period++) {
    guint n;
    if (!offtake_solution_has_period (brief->solution, period))
      continue;
    const OfftakeWarning *warnings = offtake_solution_warnings (brief->solution, period, &n);
    const gboolean detailed = is_detailed (brief, period);
    for (guint i = 0; i < n; i++) {
      Finding *finding = find (findings, known, &warnings[i]);
      if (finding->periods->len == 0 ||
          g_array_index (finding->periods, guint, finding->periods->len - 1) != period)
        g_array_append_val (finding->periods, period);
      if (detailed || !finding->detailed)
        finding->warning = warnings[i];
      finding->detailed |= detailed;
    }
  }
  return findings;
}

/* "2026, 2028–2036" */
static char *
list_periods (const OfftakeSummaryBrief *brief, const GArray *periods)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < periods->len; i++) {
    const guint first = g_array_index (periods, guint, i);
    guint last = first;
    while (i + 1 < periods->len && g_array_index (periods, guint, i + 1) == last + 1)
      last = g_array_index (periods, guint, ++i);
    g_string_append_printf (text, "%s%s", text->len ? ", " : "",
                            offtake_brief_period (brief, first));
    if (last > first)
      g_string_append_printf (text, "–%s", offtake_brief_period (brief, last));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
offtake_summary_add_warnings (const OfftakeSummaryBrief *brief)
{
  const OfftakeColumn columns[] = {
    { _ ("Periods"), OFFTAKE_ALIGN_START, 0 },
    { _ ("What"), OFFTAKE_ALIGN_START, 1 },
  };
  g_autoptr (GPtrArray) findings = findings_new (brief);
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));

  offtake_table_set_empty_text (table, _ ("There are no open warnings."));
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = findings->pdata[i];
    char *cells[] = { list_periods (brief, finding->periods), g_strdup (finding->warning.text) };
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, G_N_ELEMENTS (cells));
  }
  offtake_brief_heading (brief, 1, _ ("Open warnings"));
  if (findings->len == 0)
    offtake_pages_add (brief->pages, table);
  else
    offtake_brief_noted (
        brief, table,
        _ ("Amounts are those of the period told in detail, or of the last period named."));
}
