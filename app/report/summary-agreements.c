/* SPDX-License-Identifier: MPL-2.0 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "report/cell-text.h"
#include "report/flow-color.h"
#include "report/summary-private.h"

/* Every agreement of the plan, also those whose status moves nothing: an auditor looks for what is
   not there. */

#define N_COLUMNS 8

static const char *
material_name (const OfftakeSummaryBrief *brief, const char *id)
{
  OfftakeRecord *record = offtake_plan_find (brief->plan, "materials", id);

  return record ? offtake_record_get_title (record) : id;
}

/* "Ni 26.92 %" in lines of their own: the elements that the EU's recycled shares name. */
static char *
recycled_text (const OfftakeSummaryBrief *brief, guint period, guint agreement)
{
  static const char *const symbols[] = { "Ni", "Co", "Li", "Pb" };
  g_autoptr (GString) text = g_string_new (NULL);

  if (!(offtake_solution_agreement (brief->solution, period, agreement)->t > 0))
    return g_strdup ("–");
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++) {
    const guint element = offtake_network_find_element (brief->network, symbols[i]);
    if (element == OFFTAKE_NONE)
      continue;
    const double share =
        offtake_solution_recycled_share (brief->solution, period, agreement, element);
    if (!isfinite (share))
      continue;
    g_autofree char *percent = offtake_cell_percent (share);
    g_string_append_printf (text, "%s%s\u00a0%s", text->len ? "\n" : "", symbols[i], percent);
  }
  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("–");
}

static char *
title_text (const OfftakeSummaryBrief *brief, OfftakeAgreement *agreement)
{
  g_autofree char *route =
      g_strdup_printf (_ ("%s → %s"), offtake_brief_site_name (brief, agreement->seller),
                       offtake_brief_site_name (brief, agreement->buyer));

  return g_strdup_printf ("%s\n%s", offtake_record_get_title (OFFTAKE_RECORD (agreement)), route);
}

static void
add_agreement (const OfftakeSummaryBrief *brief,
               guint period,
               OfftakeBlock *table,
               OfftakeAgreement *agreement,
               double *value)
{
  const guint index = offtake_network_find_agreement (brief->network, agreement->id);
  const OfftakeAgreementResult *result =
      index != OFFTAKE_NONE ? offtake_solution_agreement (brief->solution, period, index) : NULL;
  char *cells[N_COLUMNS] = {
    g_strdup (agreement->number && *agreement->number ? agreement->number : agreement->id),
    title_text (brief, agreement),
    g_strdup (material_name (brief, agreement->material)),
    g_strdup (offtake_flow_status_name (agreement->status)),
    offtake_cell_number (result ? result->t : NAN, 1),
    index != OFFTAKE_NONE ? recycled_text (brief, period, index) : g_strdup ("–"),
    offtake_cell_number (result ? result->price_per_t : NAN, 0),
    offtake_cell_number (result ? result->value / 1000 : NAN, 1),
  };

  offtake_brief_row (table, OFFTAKE_ROW_NORMAL, cells, N_COLUMNS);
  if (result && isfinite (result->value))
    *value += result->value;
}

static OfftakeBlock *
table_new (const OfftakeSummaryBrief *brief)
{
  g_autofree char *price = g_strdup_printf (_ ("%s/t"), brief->currency);
  g_autofree char *value = g_strdup_printf (_ ("Value, k\u00a0%s"), brief->currency);
  const OfftakeColumn columns[N_COLUMNS] = {
    { _ ("No."), OFFTAKE_ALIGN_START, 0 },
    { _ ("Agreement"), OFFTAKE_ALIGN_START, 1 },
    { _ ("Material"), OFFTAKE_ALIGN_START, 0.6 },
    { _ ("Status"), OFFTAKE_ALIGN_START, 0.1 },
    { _ ("Quantity,\u00a0t"), OFFTAKE_ALIGN_END, 0 },
    { _ ("Recycled"), OFFTAKE_ALIGN_END, 0 },
    { price, OFFTAKE_ALIGN_END, 0 },
    { value, OFFTAKE_ALIGN_END, 0 },
  };

  return offtake_table_new (columns, N_COLUMNS);
}

void
offtake_summary_add_agreements (const OfftakeSummaryBrief *brief, guint period)
{
  GListModel *agreements = offtake_plan_get_list (brief->plan, "agreements");
  g_autofree char *heading =
      g_strdup_printf (_ ("Agreements, %s"), offtake_brief_period (brief, period));
  OfftakeBlock *table = table_new (brief);
  double value = 0;

  offtake_table_set_empty_text (table, _ ("The plan has no agreements."));
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    add_agreement (brief, period, table, agreement, &value);
  }
  if (offtake_table_n_rows (table) > 0) {
    char *total[N_COLUMNS] = { NULL };
    total[1] = g_strdup (_ ("Total"));
    total[N_COLUMNS - 1] = offtake_cell_number (value / 1000, 1);
    offtake_brief_row (table, OFFTAKE_ROW_TOTAL, total, N_COLUMNS);
  }
  offtake_brief_heading (brief, 2, heading);
  offtake_brief_noted (
      brief, table,
      _ ("A dash stands for a figure that does not exist: an agreement whose status moves nothing, "
         "one without a price, or a material without a traced element."));
}
