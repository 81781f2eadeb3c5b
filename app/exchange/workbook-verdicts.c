/* SPDX-License-Identifier: MPL-2.0 */

/* What the rules say, by which numbers, and where everything comes from. */

#include <glib/gi18n.h>
#include <math.h>

#include "exchange/workbook-sheets.h"

static const char *
site_name (const OfftakeNetwork *network, guint site)
{
  return site == OFFTAKE_NONE ? NULL : offtake_network_site_name (network, site);
}

static const char *
material_name (const OfftakeNetwork *network, guint material)
{
  return material == OFFTAKE_NONE ? NULL : offtake_network_material_name (network, material);
}

static const char *
element_name (const OfftakeNetwork *network, guint element)
{
  return element == OFFTAKE_NONE ? NULL : offtake_network_element (network, element);
}

static void
write_finding (OfftakeSheetWriter *sheet,
               const OfftakeNetwork *network,
               const OfftakeFinding *finding,
               guint number)
{
  const OfftakeVerdict *verdict = finding->verdict;

  offtake_sheet_writer_number (sheet, number);
  offtake_sheet_writer_text (sheet, finding->period);
  offtake_sheet_writer_text (sheet, verdict->rule->id);
  offtake_sheet_writer_text (sheet, offtake_rule_get_title (verdict->rule));
  offtake_sheet_writer_text (sheet, site_name (network, finding->site));
  offtake_sheet_writer_text (sheet, material_name (network, finding->material));
  offtake_sheet_writer_text (sheet,
                             finding->agreement == OFFTAKE_NONE
                                 ? NULL
                                 : offtake_network_agreement_id (network, finding->agreement));
  offtake_sheet_writer_text (sheet, element_name (network, finding->element));
  offtake_sheet_writer_text (sheet, offtake_outcome_name (verdict->outcome));
  offtake_sheet_writer_number (sheet, verdict->value);
  offtake_sheet_writer_text (sheet, finding->operator);
  offtake_sheet_writer_number (sheet, verdict->threshold);
  offtake_sheet_writer_text (sheet, finding->unit);
  offtake_sheet_writer_number (sheet, finding->margin);
  offtake_sheet_writer_text (sheet, finding->remedy);
  offtake_sheet_writer_text (sheet, verdict->rule->citation);
  offtake_sheet_writer_text (sheet, verdict->rule->law_version);
  offtake_sheet_writer_end_row (sheet);
}

void
offtake_workbook_add_verdicts (OfftakeBook *book, const OfftakeCompliance *compliance)
{
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);
  const OfftakeSheetColumn columns[] = {
    { _ ("Verdict"), OFFTAKE_CELL_FIGURE, 9 },
    { _ ("Period"), OFFTAKE_CELL_TEXT, 9 },
    { _ ("Rule"), OFFTAKE_CELL_TEXT, 20 },
    { _ ("Title"), OFFTAKE_CELL_TEXT, 32 },
    { _ ("Site"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Material"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Agreement"), OFFTAKE_CELL_TEXT, 12 },
    { _ ("Element"), OFFTAKE_CELL_TEXT, 9 },
    { _ ("Outcome"), OFFTAKE_CELL_TEXT, 18 },
    { _ ("Value"), OFFTAKE_CELL_FIGURE, 14 },
    { _ ("Operator"), OFFTAKE_CELL_TEXT, 9 },
    { _ ("Threshold"), OFFTAKE_CELL_FIGURE, 12 },
    { _ ("Unit"), OFFTAKE_CELL_TEXT, 8 },
    { _ ("Margin"), OFFTAKE_CELL_FIGURE, 14 },
    { _ ("Remedy"), OFFTAKE_CELL_TEXT, 40 },
    { _ ("Citation"), OFFTAKE_CELL_TEXT, 32 },
    { _ ("Version of the law"), OFFTAKE_CELL_TEXT, 20 },
  };
  OfftakeSheetWriter *sheet =
      offtake_book_add_sheet (book, "Compliance", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < compliance->findings->len; i++)
    write_finding (sheet, network, compliance->findings->pdata[i], i + 1);
}

static void
begin_evidence (OfftakeSheetWriter *sheet, const OfftakeFinding *finding, guint number)
{
  offtake_sheet_writer_number (sheet, number);
  offtake_sheet_writer_text (sheet, finding->period);
  offtake_sheet_writer_text (sheet, finding->verdict->rule->id);
}

static void
write_numbers (OfftakeSheetWriter *sheet,
               const OfftakeNetwork *network,
               const OfftakeFinding *finding,
               guint number)
{
  const GPtrArray *numbers = finding->evidence->numbers;

  for (guint i = 0; i < numbers->len; i++) {
    const OfftakeEvidenceNumber *one = numbers->pdata[i];
    begin_evidence (sheet, finding, number);
    offtake_sheet_writer_text (sheet, one->name);
    offtake_sheet_writer_number (sheet, one->value);
    offtake_sheet_writer_text (sheet, one->unit);
    offtake_sheet_writer_text (sheet, NULL);
    offtake_sheet_writer_text (sheet, site_name (network, one->site));
    offtake_sheet_writer_text (sheet, material_name (network, one->material));
    offtake_sheet_writer_text (sheet, element_name (network, one->element));
    offtake_sheet_writer_end_row (sheet);
  }
}

static void
write_flows (OfftakeSheetWriter *sheet,
             const OfftakeNetwork *network,
             const OfftakeFinding *finding,
             guint number)
{
  const GArray *flows = finding->evidence->flows;

  for (guint i = 0; i < flows->len; i++) {
    const OfftakeEvidenceFlow *flow = &g_array_index (flows, OfftakeEvidenceFlow, i);
    guint material = offtake_network_agreement_material (network, flow->agreement);
    begin_evidence (sheet, finding, number);
    offtake_sheet_writer_text (sheet, _ ("flow"));
    offtake_sheet_writer_number (sheet, flow->t);
    offtake_sheet_writer_text (sheet, "t");
    offtake_sheet_writer_text (sheet, offtake_network_agreement_id (network, flow->agreement));
    offtake_sheet_writer_text (
        sheet, site_name (network, offtake_network_agreement_seller (network, flow->agreement)));
    offtake_sheet_writer_text (sheet, material_name (network, material));
    offtake_sheet_writer_text (sheet, element_name (network, flow->element));
    offtake_sheet_writer_end_row (sheet);
  }
}

void
offtake_workbook_add_evidence (OfftakeBook *book, const OfftakeCompliance *compliance)
{
  const OfftakeNetwork *network = offtake_solution_get_network (compliance->solution);
  const OfftakeSheetColumn columns[] = {
    { _ ("Verdict"), OFFTAKE_CELL_FIGURE, 9 },  { _ ("Period"), OFFTAKE_CELL_TEXT, 9 },
    { _ ("Rule"), OFFTAKE_CELL_TEXT, 20 },      { _ ("Number"), OFFTAKE_CELL_TEXT, 40 },
    { _ ("Value"), OFFTAKE_CELL_FIGURE, 16 },   { _ ("Unit"), OFFTAKE_CELL_TEXT, 8 },
    { _ ("Agreement"), OFFTAKE_CELL_TEXT, 12 }, { _ ("Site"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Material"), OFFTAKE_CELL_TEXT, 24 },  { _ ("Element"), OFFTAKE_CELL_TEXT, 9 },
  };
  OfftakeSheetWriter *sheet =
      offtake_book_add_sheet (book, "Evidence", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeFinding *finding = compliance->findings->pdata[i];
    if (!finding->evidence)
      continue;
    write_numbers (sheet, network, finding, i + 1);
    write_flows (sheet, network, finding, i + 1);
  }
}

static void
write_source (OfftakeSheetWriter *sheet, const char *kind, const char *name, const char *source)
{
  offtake_sheet_writer_text (sheet, kind);
  offtake_sheet_writer_text (sheet, name);
  offtake_sheet_writer_text (sheet, source);
  offtake_sheet_writer_end_row (sheet);
}

static void
write_documents (OfftakeSheetWriter *sheet, OfftakePlan *plan)
{
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    for (guint k = 0; agreement->documents && k < agreement->documents->len; k++) {
      const OfftakeDocumentLink *link = agreement->documents->pdata[k];
      write_source (sheet, _ ("Document"), agreement->id, link->uri ? link->uri : link->title);
    }
  }
}

static void
write_rules (OfftakeSheetWriter *sheet, const OfftakeCompliance *compliance)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < compliance->findings->len; i++) {
    const OfftakeRule *rule = ((OfftakeFinding *) compliance->findings->pdata[i])->verdict->rule;
    g_autofree char *source = g_strdup_printf ("%s; %s", rule->citation ? rule->citation : "",
                                               rule->law_version ? rule->law_version : "");
    if (g_hash_table_add (seen, (char *) rule->id))
      write_source (sheet, _ ("Rule"), rule->id, source);
  }
}

void
offtake_workbook_add_sources (OfftakeBook *book,
                              OfftakePlan *plan,
                              const OfftakeCompliance *compliance)
{
  const OfftakePlanHead *head = offtake_plan_get_head (plan);
  GListModel *indices = offtake_plan_get_list (plan, "indices");
  const OfftakeSheetColumn columns[] = {
    { _ ("Kind"), OFFTAKE_CELL_TEXT, 14 },
    { _ ("Name"), OFFTAKE_CELL_TEXT, 32 },
    { _ ("Source"), OFFTAKE_CELL_TEXT, 80 },
  };
  OfftakeSheetWriter *sheet =
      offtake_book_add_sheet (book, "Sources", columns, G_N_ELEMENTS (columns));

  write_source (sheet, _ ("Plan"), head->title, head->notes);
  write_source (sheet, _ ("Currency"), head->currency,
                _ ("every price and value; masses are dry metric tonnes"));
  for (guint i = 0; i < g_list_model_get_n_items (indices); i++) {
    g_autoptr (OfftakePriceIndex) index = g_list_model_get_item (indices, i);
    write_source (sheet, _ ("Price index"), offtake_record_get_title (OFFTAKE_RECORD (index)),
                  index->source);
  }
  if (compliance)
    write_rules (sheet, compliance);
  write_documents (sheet, plan);
}
