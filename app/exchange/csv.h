/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* CSV as programs and people write it: any of four delimiters, quoted or not. */

#include "exchange/cells.h"

G_BEGIN_DECLS

/* Reads UTF-8 text. @delimiter is ',', ';', a tab or '|', or 0: then the one that parts the first
   lines best. A row's line is where it begins. Refused: what passes the limits of cells.h, naming the
   line. (transfer full) */
OfftakeCells *offtake_csv_read (const char *text, gsize length, char delimiter, GError **error);

/* Appends a cell, quoted where that is needed. A text that a spreadsheet would take for a formula
   gets an apostrophe in front, which offtake_csv_strip_guard() takes away again. Quoting alone does
   not help: CWE-1236. */
void offtake_csv_append (GString *row, const char *text);
/* The same for a number's text, which is written as it is. */
void offtake_csv_append_number (GString *row, double number);

/* Whether a spreadsheet may take @text for a formula: it begins, also after spaces, with = + - @ or
   their full-width forms, a tab or a carriage return, and is no plain number. */
gboolean offtake_csv_is_formula (const char *text);

/* @text without the apostrophe that offtake_csv_append() set. */
const char *offtake_csv_strip_guard (const char *text);

G_END_DECLS
