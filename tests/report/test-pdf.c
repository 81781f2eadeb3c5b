/* SPDX-License-Identifier: MPL-2.0 */
#include "report/pdf.h"

#include <locale.h>
#include <string.h>

#include "lib/sheet.h"
#include "report/paragraph.h"
#include "report/table.h"

static OfftakePages *
sample_pages (void)
{
  static const OfftakeColumn columns[] = { { "Site", OFFTAKE_ALIGN_START, 1 },
                                           { "t", OFFTAKE_ALIGN_END, 0 } };
  static const char *const cells[] = { "Übergröße · 铜 → PlusCAM", "1,882" };
  OfftakePages *pages = sheet_pages ();
  OfftakeBlock *table = offtake_table_new (columns, G_N_ELEMENTS (columns));

  offtake_pages_set_running (pages, "A plan", NULL, "fingerprint");
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_TITLE, "A plan"));
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_HEADING_1, "Key figures"));
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_HEADING_2, "2027"));
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_BODY, "Some words."));
  for (guint i = 0; i < 100; i++)
    offtake_table_add_row (table, OFFTAKE_ROW_NORMAL, cells);
  offtake_pages_add (pages, table);
  return pages;
}

static void
test_same_bytes (void)
{
  g_autoptr (OfftakePages) first = sample_pages (), second = sample_pages ();
  g_autoptr (GBytes) one = sheet_pdf (first), two = sheet_pdf (second), again = sheet_pdf (first);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_true (g_bytes_equal (one, again));
}

/* The reader of a PDF's places takes points for decimals only, wherever the program runs. */
static void
test_comma (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "pl_PL.UTF-8" };
  g_autoptr (OfftakePages) pages = sample_pages ();
  g_autoptr (GBytes) plain = sheet_pdf (pages), bytes = NULL;
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_NUMERIC, locales[i]))
      break;
  bytes = sheet_pdf (pages);
  setlocale (LC_NUMERIC, before);
  g_assert_true (g_bytes_equal (plain, bytes));
}

static void
test_facts (void)
{
  static const char *const info_argv[] = { "pdfinfo", "-", NULL };
  g_autoptr (OfftakePages) pages = sample_pages ();
  g_autoptr (GBytes) pdf = sheet_pdf (pages);
  g_autofree char *info = sheet_run (info_argv, pdf);

  g_assert_true (g_regex_match_simple ("Title: +A plan\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Author: +A planner\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("CreationDate: +Fri Mar +1 00:00:00 2024", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Tagged: +yes\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Pages: +3\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size: .*\\(A4\\)", info, 0, 0));
}

static void
test_structure (void)
{
  static const char *const argv[] = { "pdfinfo", "-struct-text", "-", NULL };
  g_autoptr (OfftakePages) pages = sample_pages ();
  g_autoptr (GBytes) pdf = sheet_pdf (pages);
  g_autofree char *tree = sheet_run (argv, pdf);

  g_assert_true (g_str_has_prefix (tree, "Document"));
  g_assert_cmpuint (sheet_count (tree, "Sect"), ==, 3);
  g_assert_cmpuint (sheet_count (tree, "H1"), ==, 2);
  g_assert_cmpuint (sheet_count (tree, "H2"), ==, 1);
  g_assert_cmpuint (sheet_count (tree, "Table"), ==, 3);
  g_assert_cmpuint (sheet_count (tree, "TR"), ==, 103);
  g_assert_cmpuint (sheet_count (tree, "TD"), ==, 200);
  g_assert_nonnull (strstr (tree, "Some words."));
  g_assert_null (strstr (tree, "fingerprint"));
}

static void
test_fonts_are_embedded (void)
{
  static const char *const argv[] = { "pdffonts", "-", NULL };
  g_autoptr (OfftakePages) pages = sample_pages ();
  g_autoptr (GBytes) pdf = sheet_pdf (pages);
  g_autofree char *fonts = sheet_run (argv, pdf);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i]; i++)
    g_assert_true (g_regex_match_simple (" yes yes (yes|no ) +[0-9]+ +0$", lines[i], 0, 0));
}

static void
test_outline (void)
{
  g_autoptr (OfftakePages) pages = sample_pages ();
  g_autoptr (GBytes) pdf = sheet_pdf (pages);
  static const char *const parts[] = { "/Outlines", "(Key figures)", "(2027)" };
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (memmem (data, length, parts[i], strlen (parts[i])));
}

static void
test_text (void)
{
  g_autoptr (OfftakePages) pages = sample_pages ();
  g_autoptr (GBytes) pdf = sheet_pdf (pages);
  g_autofree char *text = sheet_pdf_text (pdf);

  g_assert_cmpuint (sheet_count (text, "Übergröße"), ==, 100);
  g_assert_cmpuint (sheet_count (text, "1,882"), ==, 100);
  g_assert_nonnull (strstr (text, "Page 3 of 3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/comma", test_comma);
  g_test_add_func ("/report/pdf/facts", test_facts);
  g_test_add_func ("/report/pdf/structure", test_structure);
  g_test_add_func ("/report/pdf/fonts-are-embedded", test_fonts_are_embedded);
  g_test_add_func ("/report/pdf/outline", test_outline);
  g_test_add_func ("/report/pdf/text", test_text);
  return g_test_run ();
}
