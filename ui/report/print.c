/* SPDX-License-Identifier: MPL-2.0 */
#include "report/print.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/locale.h"
#include "exchange/plan-json.h"
#include "report/report-options.h"
#include "settings.h"

typedef struct {
  OfftakeWindow *window;
  OfftakeSummary *summary;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_clear_pointer (&job->summary, offtake_summary_free);
  g_free (job);
}

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

static OfftakeSummary *
summary_new (OfftakeWindow *window, const OfftakePageFormat *format, GError **error)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakePlan *plan = offtake_view_get_plan (view);
  const OfftakeReportOptions *chosen = offtake_report_options_get (window);
  g_auto (GStrv) periods = list_periods (view, chosen->all_periods);
  g_autofree char *text = offtake_plan_json_write (plan);
  g_autofree char *fingerprint = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  OfftakeSummaryOptions options;

  if (!offtake_document_is_solved (offtake_view_get_document (view))) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("There is no report yet: the flows are still being worked out."));
    return NULL;
  }
  offtake_summary_options_init (&options);
  if (format)
    options.format = *format;
  options.periods = (const char *const *) periods;
  options.sections = chosen->sections;
  options.prepared_by = chosen->prepared_by;
  options.fingerprint = fingerprint;
  offtake_page_stack_get_flow_view (offtake_window_get_pages (window), &options.view);
  options.view.mass = OFFTAKE_MASS_TONNE;
  return offtake_summary_new (plan, offtake_view_get_solution (view), &options, error);
}

gboolean
offtake_print_write_report (OfftakeWindow *window, const char *path, GError **error)
{
  GtkPaperSize *paper = offtake_settings_dup_paper ();
  OfftakePageFormat format;

  offtake_page_format_init_size (&format, gtk_paper_size_get_width (paper, GTK_UNIT_POINTS),
                                 gtk_paper_size_get_height (paper, GTK_UNIT_POINTS));
  gtk_paper_size_free (paper);
  OfftakeLocaleBefore *before = offtake_locale_push (offtake_report_options_get (window)->language);
  g_autoptr (OfftakeSummary) summary = summary_new (window, &format, error);
  gboolean written = summary && offtake_summary_write_pdf (summary, path, error);

  offtake_locale_pop (before);
  return written;
}

/* The paper that the person chose decides how the pages break. */
static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  g_autoptr (GError) error = NULL;
  OfftakePageFormat format;

  offtake_page_format_init_size (&format, gtk_print_context_get_width (context),
                                 gtk_print_context_get_height (context));
  OfftakeLocaleBefore *before =
      offtake_locale_push (offtake_report_options_get (job->window)->language);
  g_clear_pointer (&job->summary, offtake_summary_free);
  job->summary = summary_new (job->window, &format, &error);
  offtake_locale_pop (before);
  if (!job->summary) {
    offtake_window_show_error (job->window, _ ("The report cannot be printed"), error);
    gtk_print_operation_cancel (operation);
    return;
  }
  gtk_print_operation_set_n_pages (operation, (int) offtake_summary_n_pages (job->summary));
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  OfftakeLocaleBefore *before =
      offtake_locale_push (offtake_report_options_get (job->window)->language);

  offtake_summary_draw_page (job->summary, gtk_print_context_get_cairo_context (context),
                             (guint) page);
  offtake_locale_pop (before);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  offtake_window_show_error (job->window, _ ("The report cannot be printed"), error);
}

/* What the dialog begins with; the person may choose another. */
static void
set_paper (GtkPrintOperation *operation)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = offtake_settings_dup_paper ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

void
offtake_print_report (OfftakeWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  g_object_set_data_full (G_OBJECT (operation), "job", job, job_free);
  /* The pages bring their own margins: the sheet is theirs up to its edges, in points. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  set_paper (operation);
  gtk_print_operation_set_job_name (operation, gtk_window_get_title (GTK_WINDOW (window)));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (window), &error) == GTK_PRINT_OPERATION_RESULT_ERROR &&
      error)
    offtake_window_show_error (window, _ ("The report cannot be printed"), error);
}
