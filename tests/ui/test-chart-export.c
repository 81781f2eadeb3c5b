/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-export.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "settings.h"
#include "ui/stage.h"

static const struct {
  const char *name, *magic;
} cases[] = {
  { "chart.svg", "<?xml" },
  { "chart.pdf", "%PDF-" },
  { "chart.png", "\211PNG" },
};

static gboolean
write_chart (OfftakeView *view, const OfftakeFlowSource *source, const char *path, GError **error)
{
  g_autoptr (OfftakeChartExport) chart = offtake_chart_export_new (view, source, path, error);

  return chart && offtake_chart_export_write (chart, NULL, error);
}

static void
test_formats (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  const OfftakeFlowSource source = { .least = 0 };
  char *dir = fixture_dir ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_build_filename (dir, cases[i].name, NULL);
    g_autofree char *content = NULL;
    g_autoptr (GError) error = NULL;

    write_chart (view, &source, path, &error);
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_true (g_str_has_prefix (content, cases[i].magic));
  }
  fixture_remove_dir (dir);
}

/* Words as text and figures beside the picture, where that was chosen. */
static void
test_choices (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  const OfftakeFlowSource source = { .view = { OFFTAKE_MEASURE_GOODS } };
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "chart.svg", NULL);
  g_autofree char *data = g_build_filename (dir, "chart.csv", NULL);
  g_autofree char *picture = NULL, *figures = NULL;
  GSettings *settings = offtake_settings_get ();
  g_autoptr (GError) error = NULL;

  g_settings_set_boolean (settings, "picture-text", TRUE);
  g_settings_set_boolean (settings, "picture-data", TRUE);
  write_chart (view, &source, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &picture, NULL, NULL));
  g_assert_nonnull (strstr (picture, "Sierra ARC</text>"));
  g_assert_true (g_file_get_contents (data, &figures, NULL, NULL));
  g_assert_nonnull (strstr (figures, "flow,Sierra ARC,PlusCAM"));
  g_settings_reset (settings, "picture-text");
  g_settings_reset (settings, "picture-data");
  fixture_remove_dir (dir);
}

static void
test_refusals (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeView) empty = offtake_view_new ();
  const OfftakeFlowSource source = { .least = 0 };
  g_autoptr (GError) ending = NULL;
  g_autoptr (GError) nothing = NULL;

  g_assert_false (write_chart (view, &source, "chart.bmp", &ending));
  g_assert_error (ending, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_false (write_chart (empty, &source, "chart.svg", &nothing));
  g_assert_error (nothing, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

/* What was read is written, whatever becomes of the plan meanwhile; and nothing once it was
 * stopped. */
static void
test_later (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  const OfftakeFlowSource source = { .view = { OFFTAKE_MEASURE_GOODS } };
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "chart.svg", NULL);
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL, none = NULL;
  g_autoptr (OfftakeChartExport) chart = offtake_chart_export_new (view, &source, path, &error);

  g_assert_no_error (error);
  offtake_view_set_document (view, NULL);
  g_cancellable_cancel (stopped);
  g_assert_false (offtake_chart_export_write (chart, stopped, &none));
  g_assert_error (none, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (offtake_chart_export_write (chart, NULL, &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/chart-export/formats", test_formats);
  g_test_add_func ("/ui/chart-export/choices", test_choices);
  g_test_add_func ("/ui/chart-export/refusals", test_refusals);
  g_test_add_func ("/ui/chart-export/later", test_later);
  return stage_run ();
}
