/* SPDX-License-Identifier: MPL-2.0 */
#include "report/print.h"

#include <glib/gi18n.h>

#include "base/locale.h"
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

static OfftakeSummary *
summary_new (OfftakeWindow *window, const OfftakePageFormat *format, GError **error)
{
  g_autoptr (OfftakeReportBrief) brief = offtake_report_brief_new (window, format, error);

  return brief ? offtake_report_brief_make (brief, window, error) : NULL;
}

static void
chosen_format (OfftakePageFormat *format)
{
  GtkPaperSize *paper = offtake_settings_dup_paper ();

  offtake_page_format_init_size (format, gtk_paper_size_get_width (paper, GTK_UNIT_POINTS),
                                 gtk_paper_size_get_height (paper, GTK_UNIT_POINTS));
  gtk_paper_size_free (paper);
}

OfftakeReportBrief *
offtake_print_read_report (OfftakeWindow *window, const char *path, GError **error)
{
  OfftakePageFormat format;

  chosen_format (&format);
  OfftakeReportBrief *brief = offtake_report_brief_new (window, &format, error);
  if (brief)
    offtake_report_brief_set_path (brief, path);
  return brief;
}

gboolean
offtake_print_write_report (OfftakeWindow *window, const char *path, GError **error)
{
  OfftakePageFormat format;

  chosen_format (&format);
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
    offtake_window_show_error (job->window, _ ("The Report Cannot Be Printed"), error);
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
  offtake_window_show_error (job->window, _ ("The Report Cannot Be Printed"), error);
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
    offtake_window_show_error (window, _ ("The Report Cannot Be Printed"), error);
}
