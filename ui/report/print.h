/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* The compliance summary of the shown period on paper and as PDF: the same pages. */

#include "report/report-brief.h"

G_BEGIN_DECLS

/* The print dialog, with preview; what goes wrong is told in the window. */
void offtake_print_report (OfftakeWindow *window);

/* What goes into the PDF at @path, for offtake_report_brief_write(). (transfer full) */
OfftakeReportBrief *offtake_print_read_report (OfftakeWindow *window, const char *path, GError **error);
/* Writes it at once, in the language that was chosen for reports. */
gboolean offtake_print_write_report (OfftakeWindow *window, const char *path, GError **error);

G_END_DECLS
