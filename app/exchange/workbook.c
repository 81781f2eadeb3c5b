/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/workbook.h"

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/agreements-table.h"
#include "exchange/sheet-writer.h"
#include "exchange/workbook-sheets.h"

static OfftakeCellFormat
format_of (const OfftakeAgreementColumn *column)
{
  static const char *const days[] = { "start", "end", "signed", NULL };
  static const char *const shares[] = { "quantity.share", "quantity.tolerance", "take_or_pay",
                                        NULL };

  if (g_strv_contains (days, column->field))
    return OFFTAKE_CELL_DAY;
  if (g_strv_contains (shares, column->field))
    return OFFTAKE_CELL_SHARE;
  if (column->unit)
    return strcmp (column->unit, "per t") == 0 ? OFFTAKE_CELL_MONEY : OFFTAKE_CELL_TONNES;
  return OFFTAKE_CELL_TEXT;
}

/* Spreadsheets keep 15 digits of a number, and a plan's may need 17. */
static void
note_in_full (json_t *full, const char *field, double number)
{
  g_autofree char *kept = g_strdup_printf ("%.15g", number);

  if (g_ascii_strtod (kept, NULL) != number)
    json_object_set_new (full, field, offtake_json_number (number));
}

static void
write_agreement (OfftakeSheetWriter *sheet, OfftakePlan *plan, OfftakeAgreement *agreement)
{
  g_autoptr (json_t) full = json_object ();

  for (const OfftakeAgreementColumn *column = offtake_agreements_table_columns (); column->field;
       column++) {
    g_autoptr (json_t) cell = offtake_agreements_table_cell (plan, agreement, column);
    if (json_is_number (cell)) {
      offtake_sheet_writer_number (sheet, json_number_value (cell));
      note_in_full (full, column->field, json_number_value (cell));
    } else {
      offtake_sheet_writer_text (sheet, json_string_value (cell));
    }
  }
  g_autofree char *text = json_object_size (full) > 0 ? offtake_json_write_compact (full) : NULL;
  offtake_sheet_writer_text (sheet, text);
  offtake_sheet_writer_end_row (sheet);
}

/* The heads are in English whatever the language, since they are what reading knows the columns by.
 */
static void
add_agreements (OfftakeBook *book, OfftakePlan *plan)
{
  static const OfftakeSheetColumn in_full = { "Numbers in full", OFFTAKE_CELL_TEXT, 16 };
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (OfftakeSheetColumn));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");

  for (const OfftakeAgreementColumn *column = offtake_agreements_table_columns (); column->field;
       column++) {
    char *label = column->unit ? g_strdup_printf ("%s (%s)", column->label, column->unit)
                               : g_strdup (column->label);
    OfftakeSheetColumn one = { label, format_of (column), 16 };
    g_ptr_array_add (labels, label);
    g_array_append_val (columns, one);
  }
  g_array_append_vals (columns, &in_full, 1);
  OfftakeSheetWriter *sheet = offtake_book_add_sheet (
      book, "Agreements", (const OfftakeSheetColumn *) (gpointer) columns->data, columns->len);
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (agreements, i);
    write_agreement (sheet, plan, agreement);
  }
}

/* The first day of the plan: a time that depends on nothing but the plan. */
static gint64
time_of (OfftakePlan *plan)
{
  const GArray *periods = offtake_plan_get_periods (plan);
  int year = periods->len > 0 ? g_array_index (periods, OfftakePeriod, 0).year : 2000;
  g_autoptr (GDateTime) time = g_date_time_new_utc (MAX (year, 1980), 1, 1, 0, 0, 0);

  return g_date_time_to_unix (time);
}

GBytes *
offtake_workbook_write (OfftakePlan *plan,
                        const OfftakeSolution *solution,
                        const OfftakeCompliance *compliance,
                        GError **error)
{
  g_autoptr (OfftakeBook) book =
      offtake_book_new (offtake_plan_get_head (plan)->title, time_of (plan), error);

  if (!book)
    return NULL;
  add_agreements (book, plan);
  offtake_workbook_add_flows (book, solution);
  offtake_workbook_add_balances (book, solution);
  offtake_workbook_add_origins (book, solution);
  if (compliance) {
    offtake_workbook_add_verdicts (book, compliance);
    offtake_workbook_add_evidence (book, compliance);
  }
  offtake_workbook_add_sources (book, plan, compliance);
  return offtake_book_finish (book, error);
}
