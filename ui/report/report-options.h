/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What the compliance summary of a window is made of: chosen once, it holds for what is printed and
   exported until it is chosen anew. The paper is a preference. */

#include "report/summary.h"
#include "window.h"

G_BEGIN_DECLS

typedef struct {
  guint        sections;    /* OfftakeSection */
  gboolean     all_periods; /* else the period shown */
  const char  *language;    /* NULL: that of the window */
  char        *prepared_by; /* NULL without */
} OfftakeReportOptions;

/* The window's; every section of the shown period before anything is chosen. (transfer none) */
OfftakeReportOptions *offtake_report_options_get (OfftakeWindow *window);

/* The dialog to choose them. (transfer none) */
GtkWidget *offtake_report_options_show (OfftakeWindow *window);

G_END_DECLS
