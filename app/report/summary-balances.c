/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/country.h"
#include "base/text.h"
#include "report/cell-text.h"
#include "report/flow-group.h"
#include "report/summary-private.h"

#define N_COLUMNS 8

static gboolean
is_idle (const OfftakeBalance *balances, guint n)
{
  for (guint i = 0; i < n; i++)
    if (balances[i].bought != 0 || balances[i].sold != 0 || balances[i].produced != 0 ||
        balances[i].consumed != 0 || balances[i].spot != 0 || balances[i].surplus != 0)
      return FALSE;
  return TRUE;
}

static char *
activity_text (const OfftakeSiteResult *result)
{
  g_autofree char *activity = offtake_cell_number (result->activity_t, 1);
  g_autofree char *capacity = offtake_cell_number (result->capacity_t, 1);
  g_autofree char *used = NULL;

  if (!isfinite (result->capacity_t))
    return g_strdup_printf (_ ("activity %s t"), activity);
  if (!(result->capacity_t > 0))
    return g_strdup_printf (_ ("activity %s t without capacity"), activity);
  used = offtake_cell_percent (result->activity_t / result->capacity_t);
  return g_strdup_printf (_ ("activity %s of %s t, %s"), activity, capacity, used);
}

/* "Sierra ARC · Refiners · United States · activity 6,120.0 of 7,000.0 t, 87.43 %" */
static char *
site_text (const OfftakeSummaryBrief *brief, guint period, guint index)
{
  OfftakeSite *site = offtake_brief_site (brief, index);
  g_autofree char *activity =
      site && site->kind == OFFTAKE_SITE_PROCESS
          ? activity_text (offtake_solution_site (brief->solution, period, index))
          : NULL;
  const char *const parts[] = {
    offtake_network_site_name (brief->network, index),
    site && site->stage != OFFTAKE_STAGE_UNSET ? offtake_flow_stage_name (site->stage) : NULL,
    site ? offtake_country_name (offtake_plan_site_country (brief->plan, site)) : NULL,
    activity,
  };

  return offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
}

static void
add_site (const OfftakeSummaryBrief *brief, guint period, guint site, OfftakeBlock *table)
{
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (brief->solution, period, site, &n);
  char *group[N_COLUMNS] = { site_text (brief, period, site) };

  offtake_brief_row (table, OFFTAKE_ROW_GROUP, group, N_COLUMNS);
  for (guint i = 0; i < n; i++) {
    const OfftakeBalance *balance = &balances[i];
    char *cells[N_COLUMNS] = {
      g_strdup (offtake_network_material_name (brief->network, balance->material)),
      offtake_cell_number (balance->bought, 1),
      offtake_cell_number (balance->spot, 1),
      offtake_cell_number (balance->produced, 1),
      offtake_cell_number (balance->consumed, 1),
      offtake_cell_number (balance->sold, 1),
      offtake_cell_number (balance->surplus, 1),
      offtake_cell_number (balance->kgco2e_per_t, 0),
    };
    offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, N_COLUMNS);
  }
}

static void
note_idle (const OfftakeSummaryBrief *brief, const GPtrArray *idle)
{
  g_autofree char *names = NULL, *text = NULL;

  if (idle->len <= 1) /* the NULL at its end */
    return;
  names = g_strjoinv (", ", (char **) idle->pdata);
  text = g_strdup_printf (_ ("Nothing moves at: %s."), names);
  offtake_brief_note (brief, text);
}

void
offtake_summary_add_balances (const OfftakeSummaryBrief *brief, guint period)
{
  const OfftakeColumn columns[N_COLUMNS] = {
    { _ ("Site and material"), OFFTAKE_ALIGN_START, 1.6 },
    { _ ("Bought, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("At the market, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Made, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Used, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Sold, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("Unsold, t"), OFFTAKE_ALIGN_END, 1 },
    { _ ("kg CO₂e per t"), OFFTAKE_ALIGN_END, 1 },
  };
  g_autofree char *heading =
      g_strdup_printf (_ ("Balances, %s"), offtake_brief_period (brief, period));
  g_autoptr (GPtrArray) idle = g_ptr_array_new ();
  OfftakeBlock *table = offtake_table_new (columns, N_COLUMNS);

  offtake_table_set_empty_text (table, _ ("Nothing moves in this period."));
  for (guint site = 0; site < offtake_network_n_sites (brief->network); site++) {
    guint n;
    const OfftakeBalance *balances = offtake_solution_balances (brief->solution, period, site, &n);
    if (is_idle (balances, n))
      g_ptr_array_add (idle, (char *) offtake_network_site_name (brief->network, site));
    else
      add_site (brief, period, site, table);
  }
  g_ptr_array_add (idle, NULL);
  offtake_brief_heading (brief, 2, heading);
  offtake_brief_noted (
      brief, table,
      _ ("Bought, made and bought at the market together are used, sold and left unsold. At a "
         "source what is made, and at a sink what is used, is what its agreements move."));
  note_idle (brief, idle);
}
