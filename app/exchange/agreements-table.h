/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* A table of agreements, in a CSV or a workbook's sheet: read as a draft plan, and written. */

#include "exchange/import.h"
#include "exchange/mapping.h"

G_BEGIN_DECLS

/* What is larger would not fit into the memory of a small computer, and is no planner's table. */
#define OFFTAKE_AGREEMENTS_TABLE_MAX_ROWS 100000u

/* Reads @cells into the plan of @import, which it makes: with the parties, sites and materials that
   the rows name. A row that cannot stand is refused; what is open is asked, and stands among the
   conditions of the agreement. @year begins the horizon of rows without dates. */
gboolean offtake_agreements_table_read (OfftakeImport *import, const OfftakeMapping *mapping,
                                        const OfftakeCells *cells, const char *title, const char *currency,
                                        int year, GError **error);

/* Whether the first row of @cells, by @mapping, names a seller, a buyer and a material. */
gboolean offtake_agreements_table_is_one (const OfftakeMapping *mapping, const OfftakeCells *cells);

/* A column of the table that is written: the field that reading knows it by. Reading takes all of
   them back, so that no agreement loses anything. */
typedef struct {
  const char *field;
  const char *label; /* marked N_() */
  const char *unit;  /* or NULL */
} OfftakeAgreementColumn;

/* Ended by one without a field. */
const OfftakeAgreementColumn *offtake_agreements_table_columns (void);

/* What stands for a delivery that has neither incoterm nor place. */
#define OFFTAKE_AGREEMENT_CELL_EMPTY "{}"

/* A text that is there but empty is written as an apostrophe, so that it differs from none, and a text
   of nothing but apostrophes and spaces, also before OFFTAKE_AGREEMENT_CELL_EMPTY, with one in front;
   this takes it away again. */
const char *offtake_agreements_table_unmark (const char *cell);

/* The cell of @column: a number, or a text. NULL where the field is absent. (transfer full) */
json_t *offtake_agreements_table_cell (OfftakePlan *plan, OfftakeAgreement *agreement,
                                       const OfftakeAgreementColumn *column);

/* The whole table as CSV after RFC 4180, in UTF-8; no cell is a formula. (transfer full) */
char *offtake_agreements_table_write_csv (OfftakePlan *plan);

/* Some agreements (OfftakeAgreement) as text for a spreadsheet's clipboard: cells parted by tabs, with
   the decimal sign of the locale, without the columns that are empty in all of them. (transfer full) */
char *offtake_agreements_table_write_tsv (OfftakePlan *plan, const GPtrArray *agreements);

G_END_DECLS
