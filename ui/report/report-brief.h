/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* What a compliance summary is to be made of, read from the window at once, so that it can be made on a
   worker while the plan is edited. */

#include "report/summary.h"
#include "window.h"

G_BEGIN_DECLS

typedef struct _OfftakeReportBrief OfftakeReportBrief;

/* Of the plan that @window shows, by its report options, on sheets of @format. NULL with
   OFFTAKE_ERROR_NOT_FOUND where the flows are still being worked out. (transfer full) */
OfftakeReportBrief *offtake_report_brief_new (OfftakeWindow *window, const OfftakePageFormat *format,
                                              GError **error);
void                offtake_report_brief_free (OfftakeReportBrief *self);

/* The summary at once, from the plan that is open; on the main thread. (transfer full) */
OfftakeSummary *offtake_report_brief_make (OfftakeReportBrief *self, OfftakeWindow *window, GError **error);

/* Where to write the PDF. */
void        offtake_report_brief_set_path (OfftakeReportBrief *self, const char *path);
const char *offtake_report_brief_get_path (OfftakeReportBrief *self);
/* Writes it, on any thread, in the language that is spoken there. */
gboolean    offtake_report_brief_write (OfftakeReportBrief *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfftakeReportBrief, offtake_report_brief_free)

G_END_DECLS
