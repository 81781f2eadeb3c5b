/* SPDX-License-Identifier: MPL-2.0 */
#include "report/print.h"

#include "base/error.h"
#include "lib/fixture.h"
#include "ui/stage.h"

static void
test_report_is_a_pdf (void)
{
  OfftakeWindow *window = stage_open ("founding");
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "report.pdf", NULL);
  g_autofree char *again = g_build_filename (dir, "again.pdf", NULL);
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length = 0, second_length = 0;
  g_autoptr (GError) error = NULL;

  offtake_print_write_report (window, path, &error);
  g_assert_no_error (error);
  offtake_print_write_report (window, again, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (again, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_true (g_str_has_prefix (first, "%PDF-"));
  fixture_remove_dir (dir);
  stage_close (window);
}

static void
test_failure_is_told (void)
{
  OfftakeWindow *window = stage_open ("founding");
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_print_write_report (window, "/nonexistent/report.pdf", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  stage_close (window);
}

/* Right after an edit the old figures do not go out with the new plan. */
static void
test_old_figures_stay_in (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeDocument *document = offtake_window_get_document (window);
  g_autoptr (json_t) status = json_string ("draft");
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_document_set (
      document, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")), "status", status, NULL));
  g_assert_false (offtake_print_write_report (window, "/nonexistent/report.pdf", &error));
  g_assert_nonnull (strstr (error->message, "worked out"));
  g_clear_error (&error);
  stage_solve (document);
  g_assert_false (offtake_print_write_report (window, "/nonexistent/report.pdf", &error));
  g_assert_null (strstr (error->message, "worked out"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/print/report-is-a-pdf", test_report_is_a_pdf);
  g_test_add_func ("/ui/print/failure-is-told", test_failure_is_told);
  g_test_add_func ("/ui/print/old-figures-stay-in", test_old_figures_stay_in);
  return stage_run ();
}
