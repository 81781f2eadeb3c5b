/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report-brief.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/file.h"
#include "document/plan-copy.h"
#include "report/report-options.h"

struct _OfftakeReportBrief {
  OfftakePlanCopy copy;
  OfftakeSolution *solution;
  OfftakeSummaryOptions options; /* its texts are those below, and the copy's scenario */
  char **periods;
  char *prepared_by, *fingerprint;
  char *path;
};

static char **
list_periods (OfftakeView *view, gboolean all)
{
  const GArray *periods = offtake_plan_get_periods (offtake_view_get_plan (view));
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  if (!all)
    g_strv_builder_add (labels, offtake_view_get_period_info (view)->label);
  for (guint i = 0; all && i < periods->len; i++)
    g_strv_builder_add (labels, g_array_index (periods, OfftakePeriod, i).label);
  return g_strv_builder_end (labels);
}

static void
set_options (OfftakeReportBrief *self, OfftakeWindow *window, const OfftakePageFormat *format)
{
  const OfftakeReportOptions *chosen = offtake_report_options_get (window);

  self->periods = list_periods (offtake_window_get_view (window), chosen->all_periods);
  self->prepared_by = g_strdup (chosen->prepared_by);
  self->fingerprint = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->copy.text, -1);
  offtake_summary_options_init (&self->options);
  self->options.format = *format;
  self->options.periods = (const char *const *) self->periods;
  self->options.scenario = self->copy.scenario;
  self->options.sections = chosen->sections;
  self->options.prepared_by = self->prepared_by;
  self->options.fingerprint = self->fingerprint;
  offtake_page_stack_get_flow_view (offtake_window_get_pages (window), &self->options.view);
  self->options.view.mass = OFFTAKE_MASS_TONNE;
}

OfftakeReportBrief *
offtake_report_brief_new (OfftakeWindow *window, const OfftakePageFormat *format, GError **error)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_view_get_document (view);

  if (!offtake_document_is_solved (document)) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no report yet: the flows are still being worked out."));
    return NULL;
  }

  OfftakeReportBrief *self = g_new0 (OfftakeReportBrief, 1);
  offtake_plan_copy_init (&self->copy, document);
  self->solution = offtake_solution_ref (offtake_view_get_solution (view));
  set_options (self, window, format);
  return self;
}

void
offtake_report_brief_free (OfftakeReportBrief *self)
{
  offtake_plan_copy_clear (&self->copy);
  offtake_solution_unref (self->solution);
  g_strfreev (self->periods);
  g_free (self->prepared_by);
  g_free (self->fingerprint);
  g_free (self->path);
  g_free (self);
}

OfftakeSummary *
offtake_report_brief_make (OfftakeReportBrief *self, OfftakeWindow *window, GError **error)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_window_get_view (window));

  return offtake_summary_new (plan, self->solution, &self->options, error);
}

void
offtake_report_brief_set_path (OfftakeReportBrief *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}

const char *
offtake_report_brief_get_path (OfftakeReportBrief *self)
{
  return self->path;
}

gboolean
offtake_report_brief_write (OfftakeReportBrief *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_copy_read (&self->copy, error);
  g_autoptr (OfftakeSummary) summary = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (!plan || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  summary = offtake_summary_new (plan, self->solution, &self->options, error);
  if (!summary || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  pdf = offtake_summary_to_pdf (summary, error);
  return pdf && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         offtake_file_write (self->path, pdf, error);
}
