/* SPDX-License-Identifier: MPL-2.0 */
#include "report/summary.h"

#include <string.h>

#include "base/error.h"
#include "lib/plan.h"
#include "lib/sheet.h"
#include "lib/summary.h"

static void
test_same_bytes (void)
{
  g_autoptr (Sample) first = sample_new ("founding", NULL), second = sample_new ("founding", NULL);
  g_autoptr (OfftakeSummary) one = summary_new (first, "2030"), two = summary_new (second, "2030");
  g_autoptr (GBytes) one_pdf = summary_pdf (one), two_pdf = summary_pdf (two);

  g_assert_true (g_bytes_equal (one_pdf, two_pdf));
}

/* The plan may be gone once the summary is made. */
static void
test_outlives_the_plan (void)
{
  Sample *sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeSummary) summary = summary_new (sample, NULL);

  sample_free (sample);
  g_autoptr (GBytes) pdf = summary_pdf (summary);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 10000);
}

static void
test_every_page_is_signed (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (Sample) sample = sample_new (samples[i], NULL);
    g_autoptr (OfftakeSummary) summary = summary_new (sample, NULL);
    g_autoptr (GBytes) pdf = summary_pdf (summary);
    g_autofree char *text = sheet_pdf_text (pdf);
    const guint n = offtake_summary_n_pages (summary);
    g_assert_cmpuint (n, >, 4);
    g_assert_cmpuint (sheet_count (text, "\f"), ==, n);
    g_assert_cmpuint (sheet_count (text, "SHA-256 0000000000"), ==, n);
    g_assert_cmpuint (sheet_count (text, "Compliance summary · Base plan"), ==, n);
  }
}

static void
test_facts (void)
{
  static const char *const argv[] = { "pdfinfo", "-", NULL };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeSummary) summary = summary_new (sample, NULL);
  g_autoptr (GBytes) pdf = summary_pdf (summary);
  g_autofree char *info = sheet_run (argv, pdf);

  g_assert_nonnull (strstr (info, "Sierra ARC to PlusCAM"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", info, 0, 0));
  /* The newest day in the plan, not today. */
  g_assert_true (g_regex_match_simple ("CreationDate: +Mon Nov 10 00:00:00 2025", info, 0, 0));
}

static void
test_periods (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *last = summary_text (sample, NULL), *chosen = summary_text (sample, "2026");

  g_assert_nonnull (strstr (last, "Agreements, 2036"));
  g_assert_nonnull (strstr (chosen, "Agreements, 2026"));
  g_assert_null (strstr (chosen, "Agreements, 2036"));
}

static void
test_unknown_period (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const char *const periods[] = { "2030", "2099", NULL };
  OfftakeSummaryOptions options;

  offtake_summary_options_init (&options);
  options.periods = periods;
  g_assert_null (offtake_summary_new (sample->plan, sample->solution, &options, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "2099"));
  g_assert_nonnull (strstr (error->message, "2036"));
}

/* Each page's ink stays between the margins on any paper, also for a plan with nothing in it. */
static void
test_ink_stays_on_the_sheet (void)
{
  static const char *const plans[] = { "least.json", "every-key.json" };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    for (guint paper = OFFTAKE_PAPER_A4; paper <= OFFTAKE_PAPER_LETTER; paper++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (OfftakePlan) plan = fixture_plan (plans[i]);
      g_autofree char *text = fixture_plan_text (plan);
      g_autoptr (Sample) sample = sample_new_text (text);
      OfftakeSummaryOptions options;
      offtake_summary_options_init (&options);
      offtake_page_format_init (&options.format, paper);
      g_autoptr (OfftakeSummary) summary =
          offtake_summary_new (sample->plan, sample->solution, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (offtake_summary_n_pages (summary), >=, 1);
      for (guint page = 0; page < offtake_summary_n_pages (summary); page++) {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 700, 900);
        cairo_t *cr = cairo_create (surface);
        offtake_summary_draw_page (summary, cr, page);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        const guint8 *data = cairo_image_surface_get_data (surface);
        const int stride = cairo_image_surface_get_stride (surface);
        for (int y = 0; y < 900; y++)
          for (int x = 0; x < 700; x++)
            if (data[y * stride + x] > 32)
              g_assert_true (x >= options.format.left - 2 &&
                             x <= options.format.width - options.format.right + 2 && y >= 30 &&
                             y <= options.format.height - 30);
        cairo_surface_destroy (surface);
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary/same-bytes", test_same_bytes);
  g_test_add_func ("/report/summary/outlives-the-plan", test_outlives_the_plan);
  g_test_add_func ("/report/summary/every-page-is-signed", test_every_page_is_signed);
  g_test_add_func ("/report/summary/facts", test_facts);
  g_test_add_func ("/report/summary/periods", test_periods);
  g_test_add_func ("/report/summary/unknown-period", test_unknown_period);
  g_test_add_func ("/report/summary/ink-stays-on-the-sheet", test_ink_stays_on_the_sheet);
  return g_test_run ();
}
