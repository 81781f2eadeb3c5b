/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/sheet.h"
#include "lib/summary.h"

/* Flows and the origin of the leading element: two figures with their captions and names. */
static void
test_figures (void)
{
  static const char *const argv[] = { "pdfinfo", "-struct", "-", NULL };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = summary_text (sample, "2030");
  g_autoptr (OfftakeSummary) summary = summary_new (sample, "2030");
  g_autoptr (GBytes) pdf = summary_pdf (summary);
  g_autofree char *tree = sheet_run (argv, pdf);

  g_assert_cmpuint (sheet_count (tree, "Figure"), ==, 2);
  g_assert_nonnull (strstr (text, "Goods, 2030, in t."));
  g_assert_nonnull (strstr (text, "Contained Ni, 2030, in t."));
  g_assert_nonnull (strstr (text, "Recycled, end of life"));
  g_assert_nonnull (strstr (text, "Nickel dissolver"));
}

/* More sites than can be read are brought together, and the caption says so. */
static void
test_many_sites (void)
{
  g_autoptr (GString) json = g_string_new (
      "{\"format\": \"offtake-plan\", \"version\": 1, \"title\": \"T\", \"currency\": \"USD\","
      " \"horizon\": {\"from\": 2027, \"to\": 2027},"
      " \"materials\": [{\"id\": \"m\", \"composition\": {\"Ni\": 0.5}}],"
      " \"parties\": [{\"id\": \"p\", \"country\": \"US\"}], \"sites\": [");

  for (guint i = 0; i < 160; i++)
    g_string_append_printf (
        json, "%s{\"id\": \"s%u\", \"party\": \"p\", \"kind\": \"%s\", \"stage\": \"%s\"}",
        i ? "," : "", i, i < 80 ? "source" : "sink", i < 80 ? "mine" : "cam");
  g_string_append (json, "], \"agreements\": [");
  for (guint i = 0; i < 80; i++)
    g_string_append_printf (
        json,
        "%s{\"id\": \"a%u\", \"seller\": \"s%u\", \"buyer\": \"s%u\", \"material\": \"m\","
        " \"quantity\": {\"kind\": \"fixed\", \"tpa\": 10}}",
        i ? "," : "", i, i, i + 80);
  g_string_append (json, "]}");

  g_autoptr (Sample) sample = sample_new_text (json->str);
  g_autofree char *text = summary_text (sample, "2027");
  g_assert_nonnull (strstr (text, "The 160 sites stand together by stage."));
  g_assert_nonnull (strstr (text, "Cathode makers"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary-chart/figures", test_figures);
  g_test_add_func ("/report/summary-chart/many-sites", test_many_sites);
  return g_test_run ();
}
