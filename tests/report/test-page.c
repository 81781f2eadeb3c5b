/* SPDX-License-Identifier: MPL-2.0 */
#include "report/page.h"

#include <string.h>

#include "lib/sheet.h"
#include "report/paragraph.h"
#include "report/table.h"

static void
test_formats (void)
{
  OfftakePageFormat format;
  OfftakePaper paper;

  offtake_page_format_init (&format, OFFTAKE_PAPER_A4);
  g_assert_cmpfloat_with_epsilon (format.width, 210 / 25.4 * 72, 0.01);
  g_assert_cmpfloat_with_epsilon (format.height, 297 / 25.4 * 72, 0.01);
  offtake_page_format_init (&format, OFFTAKE_PAPER_LETTER);
  g_assert_cmpfloat (format.width, ==, 612);
  g_assert_cmpfloat (format.height, ==, 792);
  offtake_page_format_init_size (&format, 1, 1);
  g_assert_cmpfloat (format.height, >, format.top + format.bottom);

  g_assert_true (offtake_paper_parse ("Letter", &paper));
  g_assert_cmpint (paper, ==, OFFTAKE_PAPER_LETTER);
  g_assert_true (offtake_paper_parse ("a4", &paper));
  g_assert_cmpint (paper, ==, OFFTAKE_PAPER_A4);
  g_assert_false (offtake_paper_parse ("a5", &paper));
}

static void
test_nothing_is_one_page (void)
{
  g_autoptr (OfftakePages) pages = sheet_pages ();

  g_assert_cmpuint (offtake_pages_count (pages), ==, 1);
  g_assert_cmpuint (offtake_pages_get_marks (pages)->len, ==, 0);
}

static void
test_breaks (void)
{
  g_autoptr (OfftakePages) pages = sheet_pages ();

  offtake_pages_break (pages); /* at the top of a page: nothing to do */
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_HEADING_1, "One"));
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_BODY, "text"));
  offtake_pages_break (pages);
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_HEADING_1, "Two"));
  offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_HEADING_2, "Two and a half"));
  g_assert_cmpuint (offtake_pages_count (pages), ==, 2);

  const GArray *marks = offtake_pages_get_marks (pages);
  g_assert_cmpuint (marks->len, ==, 3);
  const OfftakePageMark *last = &g_array_index (marks, OfftakePageMark, 2);
  g_assert_cmpstr (last->text, ==, "Two and a half");
  g_assert_cmpuint (last->level, ==, 2);
  g_assert_cmpuint (last->page, ==, 1);
  g_assert_cmpfloat (last->y, >, g_array_index (marks, OfftakePageMark, 1).y);
}

/* However much stands above it, a heading has text below it on its page. */
static void
test_headings_are_never_last (void)
{
  for (guint n_lines = 40; n_lines < 62; n_lines++) {
    g_autoptr (OfftakePages) pages = sheet_pages ();
    for (guint i = 0; i < n_lines; i++)
      offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_NOTE, "line"));
    offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_HEADING_2, "Heading"));
    offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_BODY, "below"));

    g_autoptr (GBytes) pdf = sheet_pdf (pages);
    g_autofree char *text = sheet_pdf_text (pdf);
    g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);
    for (guint i = 0; i < offtake_pages_count (pages); i++)
      g_assert_cmpint (strstr (sheets[i], "Heading") != NULL, ==,
                       strstr (sheets[i], "below") != NULL);
  }
}

/* Header, footer and body stay on the sheet and do not meet, whatever they hold. */
static void
test_ink_stays_on_the_sheet (void)
{
  for (guint run = 0; run < 20; run++) {
    OfftakePageFormat format;
    offtake_page_format_init_size (&format, g_test_rand_double_range (200, 900),
                                   g_test_rand_double_range (250, 900));
    g_autoptr (OfftakePages) pages = offtake_pages_new (&format);
    g_autofree char *title = g_strnfill ((gsize) g_test_rand_int_range (1, 300), 'W');
    offtake_pages_set_running (pages, title, title, title);
    for (int i = g_test_rand_int_range (1, 40); i > 0; i--) {
      g_autofree char *text = g_strnfill ((gsize) g_test_rand_int_range (1, 500), 'm');
      offtake_pages_add (
          pages, offtake_paragraph_new ((OfftakeTextStyle) g_test_rand_int_range (0, 6), text));
    }
    for (guint page = 0; page < offtake_pages_count (pages); page++) {
      const cairo_rectangle_t ink = sheet_page_ink (pages, page);
      g_assert_cmpfloat (ink.x, >=, format.left - 2);
      g_assert_cmpfloat (ink.x + ink.width, <=, format.width - format.right + 2);
      g_assert_cmpfloat (ink.y, >=, 20);
      g_assert_cmpfloat (ink.y + ink.height, <=, format.height - 20);
    }
  }
}

static void
test_running_lines (void)
{
  g_autoptr (OfftakePages) pages = sheet_pages ();

  offtake_pages_set_running (pages, "Plan of the founders", "Base plan", "SHA-256 0123");
  for (guint i = 0; i < 200; i++)
    offtake_pages_add (pages, offtake_paragraph_new (OFFTAKE_TEXT_BODY, "text"));

  g_autoptr (GBytes) pdf = sheet_pdf (pages);
  g_autofree char *text = sheet_pdf_text (pdf);
  const guint n = offtake_pages_count (pages);
  g_autofree char *last = g_strdup_printf ("Page %u of %u", n, n);
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (sheet_count (text, "Plan of the founders"), ==, n);
  g_assert_cmpuint (sheet_count (text, "Base plan"), ==, n);
  g_assert_cmpuint (sheet_count (text, "SHA-256 0123"), ==, n);
  g_assert_cmpuint (sheet_count (text, last), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/page/formats", test_formats);
  g_test_add_func ("/report/page/nothing-is-one-page", test_nothing_is_one_page);
  g_test_add_func ("/report/page/breaks", test_breaks);
  g_test_add_func ("/report/page/headings-are-never-last", test_headings_are_never_last);
  g_test_add_func ("/report/page/ink-stays-on-the-sheet", test_ink_stays_on_the_sheet);
  g_test_add_func ("/report/page/running-lines", test_running_lines);
  return g_test_run ();
}
