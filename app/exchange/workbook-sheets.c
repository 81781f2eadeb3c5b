/* SPDX-License-Identifier: MPL-2.0 */

/* What the engine found: flows, balances, origins. */

#include "exchange/workbook-sheets.h"

#include <glib/gi18n.h>

#include "model/site.h"

static const char *
class_title (guint class)
{
  static const char *const titles[] = {
    [OFFTAKE_ORIGIN_VIRGIN] = N_ ("virgin"),
    [OFFTAKE_ORIGIN_RECYCLED_PRE] = N_ ("recycled from manufacturing waste"),
    [OFFTAKE_ORIGIN_RECYCLED_POST] = N_ ("recycled from end of life"),
    [OFFTAKE_ORIGIN_UNKNOWN] = N_ ("unknown"),
  };
  return _ (titles[class]);
}

static void
write_flow (OfftakeSheetWriter *sheet,
            const OfftakeSolution *solution,
            guint period,
            guint agreement)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeAgreementResult *result = offtake_solution_agreement (solution, period, agreement);

  offtake_sheet_writer_text (sheet, offtake_network_period (network, period)->label);
  offtake_sheet_writer_text (sheet, offtake_network_agreement_id (network, agreement));
  offtake_sheet_writer_text (
      sheet,
      offtake_network_site_name (network, offtake_network_agreement_seller (network, agreement)));
  offtake_sheet_writer_text (
      sheet,
      offtake_network_site_name (network, offtake_network_agreement_buyer (network, agreement)));
  offtake_sheet_writer_text (sheet,
                             offtake_network_material_name (
                                 network, offtake_network_agreement_material (network, agreement)));
  offtake_sheet_writer_number (sheet, result->t);
  offtake_sheet_writer_number (sheet, result->kgco2e_per_t);
  offtake_sheet_writer_number (sheet, result->price_per_t);
  offtake_sheet_writer_number (sheet, result->value);
  offtake_sheet_writer_end_row (sheet);
}

void
offtake_workbook_add_flows (OfftakeBook *book, const OfftakeSolution *solution)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeSheetColumn columns[] = {
    { _ ("Period"), OFFTAKE_CELL_TEXT, 9 },
    { _ ("Agreement"), OFFTAKE_CELL_TEXT, 12 },
    { _ ("Seller"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Buyer"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Material"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Moved (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Intensity (kg CO2e/t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Price (per t)"), OFFTAKE_CELL_MONEY, 14 },
    { _ ("Value"), OFFTAKE_CELL_MONEY, 18 },
  };
  OfftakeSheetWriter *sheet =
      offtake_book_add_sheet (book, "Flows", columns, G_N_ELEMENTS (columns));

  for (guint p = 0; p < offtake_network_n_periods (network); p++)
    for (guint a = 0; a < offtake_network_n_agreements (network); a++)
      write_flow (sheet, solution, p, a);
}

static void
write_balances (OfftakeSheetWriter *sheet,
                const OfftakeSolution *solution,
                guint period,
                guint site)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, site, &n);

  for (guint i = 0; i < n; i++) {
    const OfftakeBalance *balance = &balances[i];
    const double figures[] = { balance->bought,      balance->produced, balance->spot,
                               balance->consumed,    balance->sold,     balance->surplus,
                               balance->kgco2e_per_t };

    offtake_sheet_writer_text (sheet, offtake_network_period (network, period)->label);
    offtake_sheet_writer_text (sheet, offtake_network_site_id (network, site));
    offtake_sheet_writer_text (sheet, offtake_network_site_name (network, site));
    offtake_sheet_writer_text (sheet, offtake_network_material_name (network, balance->material));
    for (guint k = 0; k < G_N_ELEMENTS (figures); k++)
      offtake_sheet_writer_number (sheet, figures[k]);
    offtake_sheet_writer_end_row (sheet);
  }
}

void
offtake_workbook_add_balances (OfftakeBook *book, const OfftakeSolution *solution)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeSheetColumn columns[] = {
    { _ ("Period"), OFFTAKE_CELL_TEXT, 9 },
    { _ ("Site"), OFFTAKE_CELL_TEXT, 16 },
    { _ ("Name"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Material"), OFFTAKE_CELL_TEXT, 24 },
    { _ ("Bought (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Produced (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Spot (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Consumed (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Sold (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Surplus (t)"), OFFTAKE_CELL_TONNES, 14 },
    { _ ("Intensity (kg CO2e/t)"), OFFTAKE_CELL_TONNES, 14 },
  };
  OfftakeSheetWriter *sheet =
      offtake_book_add_sheet (book, "Balances", columns, G_N_ELEMENTS (columns));

  for (guint p = 0; p < offtake_network_n_periods (network); p++)
    for (guint s = 0; s < offtake_network_n_sites (network); s++)
      write_balances (sheet, solution, p, s);
}

static void
write_origins (OfftakeSheetWriter *sheet,
               const OfftakeSolution *solution,
               guint period,
               guint agreement,
               guint element)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint n;
  const OfftakeOriginShare *shares =
      offtake_solution_origins (solution, period, agreement, element, &n);

  for (guint i = 0; i < n; i++) {
    offtake_sheet_writer_text (sheet, offtake_network_period (network, period)->label);
    offtake_sheet_writer_text (sheet, offtake_network_agreement_id (network, agreement));
    offtake_sheet_writer_text (sheet, offtake_network_element (network, element));
    offtake_sheet_writer_text (sheet, class_title (shares[i].class));
    offtake_sheet_writer_text (sheet, shares[i].country);
    offtake_sheet_writer_text (sheet, shares[i].foreign_entity ? _ ("yes") : _ ("no"));
    offtake_sheet_writer_number (sheet, shares[i].share);
    offtake_sheet_writer_end_row (sheet);
  }
}

void
offtake_workbook_add_origins (OfftakeBook *book, const OfftakeSolution *solution)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeSheetColumn columns[] = {
    { _ ("Period"), OFFTAKE_CELL_TEXT, 9 },  { _ ("Agreement"), OFFTAKE_CELL_TEXT, 12 },
    { _ ("Element"), OFFTAKE_CELL_TEXT, 9 }, { _ ("Origin"), OFFTAKE_CELL_TEXT, 32 },
    { _ ("Country"), OFFTAKE_CELL_TEXT, 9 }, { _ ("Foreign entity"), OFFTAKE_CELL_TEXT, 14 },
    { _ ("Share"), OFFTAKE_CELL_SHARE, 12 },
  };
  OfftakeSheetWriter *sheet =
      offtake_book_add_sheet (book, "Origins", columns, G_N_ELEMENTS (columns));

  for (guint p = 0; p < offtake_network_n_periods (network); p++)
    for (guint a = 0; a < offtake_network_n_agreements (network); a++)
      for (guint e = 0; e < offtake_network_n_elements (network); e++)
        if (offtake_network_content (network, offtake_network_agreement_material (network, a), e) >
            0)
          write_origins (sheet, solution, p, a, e);
}
