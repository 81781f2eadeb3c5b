/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>

#include "report/cell-text.h"
#include "report/summary-private.h"

/* What recyclers and refiners make of the elements they take in: the figures behind the recovery
   targets of Reg. (EU) 2025/606. */

#define N_COLUMNS 5

static double
taken_in (const OfftakeSummaryBrief *brief, guint period, guint site, guint element)
{
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (brief->solution, period, site, &n);
  double t = 0;

  for (guint i = 0; i < n; i++)
    t += balances[i].consumed *
         offtake_network_content (brief->network, balances[i].material, element);
  return t;
}

/* Makers of precursor, cathodes, cells and vehicles recover nothing: they make something. */
static gboolean
is_recycler (OfftakeSite *site)
{
  return site && site->kind == OFFTAKE_SITE_PROCESS && site->stage != OFFTAKE_STAGE_PCAM &&
         site->stage != OFFTAKE_STAGE_CAM && site->stage != OFFTAKE_STAGE_CELL &&
         site->stage != OFFTAKE_STAGE_OEM;
}

static void
add_element (const OfftakeSummaryBrief *brief,
             guint period,
             guint site,
             guint element,
             const char *name,
             OfftakeBlock *table)
{
  const double in = taken_in (brief, period, site, element);
  const double loss = offtake_solution_element_loss (brief->solution, period, site, element);
  /* Balances close to 1e-6 of what goes through: less is rounding, not a loss. */
  const double lost = loss > 1e-6 * in ? loss : 0;
  char *cells[N_COLUMNS] = {
    g_strdup (name),
    g_strdup (offtake_network_element (brief->network, element)),
    offtake_cell_number (in, 2),
    offtake_cell_number (lost, 2),
    offtake_cell_percent (offtake_solution_recovery (brief->solution, period, site, element)),
  };

  offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, N_COLUMNS);
}

static void
add_site (const OfftakeSummaryBrief *brief, guint period, guint site, OfftakeBlock *table)
{
  const char *name = offtake_network_site_name (brief->network, site);

  for (guint element = 0; element < offtake_network_n_elements (brief->network); element++) {
    if (!(taken_in (brief, period, site, element) > 0))
      continue;
    add_element (brief, period, site, element, name, table);
    name = ""; /* told once */
  }
}

void
offtake_summary_add_recovery (const OfftakeSummaryBrief *brief, guint period)
{
  const OfftakeColumn columns[N_COLUMNS] = {
    { _ ("Process"), OFFTAKE_ALIGN_START, 2 },   { _ ("Element"), OFFTAKE_ALIGN_START, 1 },
    { _ ("Taken in, t"), OFFTAKE_ALIGN_END, 1 }, { _ ("Lost, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Recovery"), OFFTAKE_ALIGN_END, 1 },
  };
  g_autofree char *heading =
      g_strdup_printf (_ ("Recovery, %s"), offtake_brief_period (brief, period));
  OfftakeBlock *table = offtake_table_new (columns, N_COLUMNS);

  for (guint site = 0; site < offtake_network_n_sites (brief->network); site++) {
    if (is_recycler (offtake_brief_site (brief, site)))
      add_site (brief, period, site, table);
  }
  if (offtake_table_n_rows (table) == 0) {
    offtake_block_free (table);
    return;
  }
  offtake_brief_heading (brief, 2, heading);
  offtake_brief_noted (
      brief, table,
      _ ("Recovery is what ends in outputs that are neither waste nor intermediate; an intermediate "
         "that is sold on counts with its buyer's recovery (Reg. (EU) 2025/606)."));
}
