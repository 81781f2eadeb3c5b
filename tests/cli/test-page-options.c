/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/page-options.h"

#include <string.h>

#include "base/error.h"
#include "base/locale.h"
#include "lib/cli.h"
#include "lib/fixture.h"
#include "lib/sheet.h"

static void
test_sections (void)
{
  char *words[] = { "verdicts", "signatures", NULL };
  OfftakePageOptions options = { .sections = words };
  OfftakeSummaryOptions summary;
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_page_options_apply (&options, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.sections, ==, OFFTAKE_SECTION_VERDICTS | OFFTAKE_SECTION_SIGNATURES);
  options.sections = NULL;
  g_assert_true (offtake_page_options_apply (&options, &summary, &error));
  g_assert_cmpuint (summary.sections, ==, OFFTAKE_SECTIONS_ALL);
}

/* Only what was asked for is on the pages, in the language asked for. */
static void
test_pages (void)
{
  char *dir = fixture_dir ();
  g_autofree char *chain = fixture_data_path ("rules/chain.json");
  g_autofree char *path = g_build_filename (dir, "a.pdf", NULL), *data = NULL;
  g_autofree char *output = cli_output ("report", chain, path, "--section", "verdicts", "--section",
                                        "signatures", "--language", "de", NULL);
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_autoptr (GBytes) pdf = g_bytes_new_static (data, length);
  g_autofree char *text = sheet_pdf_text (pdf);
  g_assert_nonnull (strstr (text, "Unterschriften"));
  g_assert_null (strstr (text, "Kennzahlen"));
  g_assert_null (strstr (text, "Key figures"));
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  offtake_locale_init ();
  g_test_add_func ("/cli/page-options/sections", test_sections);
  g_test_add_func ("/cli/page-options/pages", test_pages);
  return g_test_run ();
}
