/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/workbook.h"

#include <string.h>

#include "exchange/workbook.h"

GBytes *
workbook_of_sample (const Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRuleBook) book = offtake_rule_book_load (NULL);
  g_autoptr (OfftakeCompliance) compliance =
      offtake_compliance_new (sample->plan, sample->solution, book, NULL, NULL, 0);
  GBytes *bytes = offtake_workbook_write (sample->plan, sample->solution, compliance, &error);

  g_assert_no_error (error);
  return bytes;
}

OfftakeCells *
workbook_sheet (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (bytes, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < offtake_xlsx_n_sheets (workbook); i++)
    if (strcmp (offtake_xlsx_sheet_name (workbook, i), name) == 0) {
      OfftakeCells *cells = offtake_xlsx_read_sheet (workbook, i, &error);
      g_assert_no_error (error);
      return cells;
    }
  g_error ("there is no sheet %s", name);
}

guint
workbook_column (const OfftakeCells *cells, const char *header)
{
  for (guint i = 0; i < offtake_cells_row (cells, 0)->n; i++)
    if (strcmp (offtake_cells_get (cells, 0, i), header) == 0)
      return i;
  g_error ("there is no column %s", header);
}

double
workbook_sum (const OfftakeCells *cells, const char *header, const char *first)
{
  guint column = workbook_column (cells, header);
  double sum = 0;

  for (guint row = 1; row < offtake_cells_n_rows (cells); row++)
    if (!first || strcmp (offtake_cells_get (cells, row, 0), first) == 0)
      sum += g_ascii_strtod (offtake_cells_get (cells, row, column), NULL);
  return sum;
}
