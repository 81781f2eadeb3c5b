/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Reading Office Open XML workbooks that strangers made: a zip of XML. Nothing is unpacked to disk, no
   document type, entity or address is followed, formulas are never computed (their stored values
   are read). */

#include "exchange/cells.h"

G_BEGIN_DECLS

/* What a workbook unpacks to, at most, and how many times its own size. */
#define OFFTAKE_XLSX_MAX_BYTES (128u << 20)
#define OFFTAKE_XLSX_MAX_RATIO 100u
#define OFFTAKE_XLSX_MAX_ENTRIES 1000u

typedef struct _OfftakeXlsx OfftakeXlsx;

/* Whether @bytes begin as a zip does. */
gboolean offtake_xlsx_is_one (GBytes *bytes);

/* Unpacks the parts of a workbook that tables need. OFFTAKE_ERROR_INVALID for what is no workbook or
   passes the limits. (transfer full) */
OfftakeXlsx *offtake_xlsx_open (GBytes *bytes, GError **error);
void         offtake_xlsx_free (OfftakeXlsx *self);

guint       offtake_xlsx_n_sheets (const OfftakeXlsx *self);
const char *offtake_xlsx_sheet_name (const OfftakeXlsx *self, guint sheet);

/* The sheet's cells: numbers as the shortest text with a point, dates as ISO days, yes and no as true
   and false. A row's line is its number in the sheet. (transfer full) */
OfftakeCells *offtake_xlsx_read_sheet (const OfftakeXlsx *self, guint sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeXlsx, offtake_xlsx_free)

G_END_DECLS
