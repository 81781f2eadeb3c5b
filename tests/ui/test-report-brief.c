/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report-brief.h"

#include "lib/fixture.h"
#include "report/print.h"
#include "ui/stage.h"

typedef struct {
  OfftakeWindow *window;
  char *dir, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = stage_open ("founding");
  self->dir = fixture_dir ();
  self->path = g_build_filename (self->dir, "report.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->path);
  fixture_remove_dir (self->dir);
  stage_close (self->window);
}

static gpointer
write_it (gpointer brief)
{
  g_autoptr (GError) error = NULL;

  offtake_report_brief_write (brief, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

static void
set_status (OfftakeWindow *window, const char *text)
{
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *record = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (json_t) status = json_string (text);
  g_autoptr (GError) error = NULL;

  offtake_document_set (offtake_window_get_document (window), record, "status", status, &error);
  g_assert_no_error (error);
}

/* A worker writes the very report that is printed, of the plan as it was when it was asked for,
   while the plan is edited. */
static void
test_worker_writes_the_same (Fixture *self, gconstpointer data)
{
  g_autofree char *at_once = g_build_filename (self->dir, "at-once.pdf", NULL);
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length = 0, second_length = 0;
  g_autoptr (GError) error = NULL;

  offtake_print_write_report (self->window, at_once, &error);
  g_assert_no_error (error);
  g_autoptr (OfftakeReportBrief) brief =
      offtake_print_read_report (self->window, self->path, &error);
  g_assert_no_error (error);
  GThread *worker = g_thread_new ("report", write_it, brief);
  set_status (self->window, "draft");
  set_status (self->window, "expired");
  g_thread_join (worker);
  g_assert_true (g_file_get_contents (at_once, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (self->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_stopped_is_not_written (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeReportBrief) brief =
      offtake_print_read_report (self->window, self->path, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (offtake_report_brief_write (brief, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add ("/ui/report-brief/worker-writes-the-same", Fixture, NULL, set_up,
              test_worker_writes_the_same, tear_down);
  g_test_add ("/ui/report-brief/stopped-is-not-written", Fixture, NULL, set_up,
              test_stopped_is_not_written, tear_down);
  return stage_run ();
}
