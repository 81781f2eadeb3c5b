/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Looking at what was drawn: ink on a sheet, text and facts of a PDF. */

#include "report/pdf.h"

G_BEGIN_DECLS

/* Box of all ink of strips [@from, @to), which must have been laid out. */
cairo_rectangle_t sheet_block_ink (OfftakeBlock *block, guint from, guint to);
/* Box of all ink of a page. */
cairo_rectangle_t sheet_page_ink (OfftakePages *pages, guint page);

/* The output of a program that reads @input (nullable); aborts the test if it fails. (transfer full) */
char *sheet_run (const char *const *argv, GBytes *input);
/* The text of a PDF, pages parted by form feeds. (transfer full) */
char *sheet_pdf_text (GBytes *pdf);
/* How often @needle stands in @text. */
guint sheet_count (const char *text, const char *needle);

/* A4 pages without anything. (transfer full) */
OfftakePages *sheet_pages (void);
/* Their PDF, dated 1 March 2024. (transfer full) */
GBytes *sheet_pdf (OfftakePages *pages);

G_END_DECLS
