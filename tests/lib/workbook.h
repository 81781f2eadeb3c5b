/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Workbooks of samples, for tests. */

#include "exchange/xlsx.h"
#include "lib/sample.h"

G_BEGIN_DECLS

/* The sample's workbook with all verdicts. (transfer full) */
GBytes *workbook_of_sample (const Sample *sample);
/* A sheet of it by its name; aborts the test if there is none. (transfer full) */
OfftakeCells *workbook_sheet (GBytes *bytes, const char *name);
/* The column of @header; aborts if there is none. */
guint workbook_column (const OfftakeCells *cells, const char *header);
/* The sum of the column's numbers over the rows whose first cell is @first, or all where it is NULL. */
double workbook_sum (const OfftakeCells *cells, const char *header, const char *first);

G_END_DECLS
