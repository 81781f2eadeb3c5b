/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/summary.h"

#include "lib/fixture.h"
#include "lib/sheet.h"

OfftakeSummary *
summary_new (const Sample *sample, const char *period)
{
  g_autoptr (GError) error = NULL;
  const char *const periods[] = { period, NULL };
  g_autofree char *fingerprint = g_strnfill (64, '0');
  OfftakeSummaryOptions options;

  offtake_summary_options_init (&options);
  options.periods = periods;
  options.fingerprint = fingerprint;
  OfftakeSummary *summary = offtake_summary_new (sample->plan, sample->solution, &options, &error);
  g_assert_no_error (error);
  return summary;
}

GBytes *
summary_pdf (OfftakeSummary *summary)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "summary.pdf", NULL);
  char *data;
  gsize length;

  g_assert_true (offtake_summary_write_pdf (summary, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  fixture_remove_dir (dir);
  return g_bytes_new_take (data, length);
}

char *
summary_text (const Sample *sample, const char *period)
{
  g_autoptr (OfftakeSummary) summary = summary_new (sample, period);
  g_autoptr (GBytes) pdf = summary_pdf (summary);
  g_autofree char *text = sheet_pdf_text (pdf);
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\n\\x{a0}]+", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}
