/* SPDX-License-Identifier: MPL-2.0 */
#include "report/table.h"

#include <string.h>

#include "lib/sheet.h"
#include "report/style.h"

static const OfftakeColumn columns[] = {
  { "Number", OFFTAKE_ALIGN_START, 0 },       { "Title of the agreement", OFFTAKE_ALIGN_START, 2 },
  { "Material", OFFTAKE_ALIGN_START, 1 },     { "Tonnes", OFFTAKE_ALIGN_END, 0 },
  { "Value in M USD", OFFTAKE_ALIGN_END, 0 },
};
#define N_COLUMNS G_N_ELEMENTS (columns)

/* Words that tell where they stand, so that each can be looked for: "r12c3w4". */
static char *
words (guint row, guint column, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%sr%uc%uw%u.", i ? " " : "", row, column, i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (OfftakeBlock *table, OfftakeRowKind kind, guint row, const guint *n_words)
{
  char *cells[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = words (row, i, n_words[i]);
  offtake_table_add_row (table, kind, (const char *const *) cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static void
lay_out (OfftakeBlock *table, double width, double height)
{
  PangoContext *context = offtake_style_context_new ();

  table->class->lay_out (table, context, width, height);
  g_object_unref (context);
}

static void
assert_inside (OfftakeBlock *table, guint from, guint to, double width)
{
  const cairo_rectangle_t ink = sheet_block_ink (table, from, to);

  g_assert_cmpfloat (ink.x, >=, -0.5);
  g_assert_cmpfloat (ink.x + ink.width, <=, width + 0.5);
  g_assert_cmpfloat (ink.y, >=, -0.5);
  g_assert_cmpfloat (ink.y + ink.height, <=, offtake_block_height (table, from, to) + 0.8);
}

/* Any table, at any width, broken anywhere: the ink stays in its strips, and no strip with what it
   repeats is higher than the page. */
static void
test_never_clips (void)
{
  for (guint run = 0; run < 30; run++) {
    g_autoptr (OfftakeBlock) table = offtake_table_new (columns, N_COLUMNS);
    const guint n_rows = (guint) g_test_rand_int_range (1, 25);
    const double width = g_test_rand_double_range (150, 600),
                 height = g_test_rand_double_range (200, 700);
    for (guint row = 0; row < n_rows; row++) {
      guint n_words[N_COLUMNS];
      for (guint i = 0; i < N_COLUMNS; i++)
        n_words[i] = (guint) g_test_rand_int_range (0, g_test_rand_int_range (1, 40));
      add_row (table, (OfftakeRowKind) g_test_rand_int_range (0, 3), row, n_words);
    }
    lay_out (table, width, height);
    const guint n = table->strips->len;
    g_assert_cmpuint (n, >=, n_rows);
    for (guint i = 0; i < n; i++)
      g_assert_cmpfloat (offtake_block_height (table, i, i + 1), <=, height + 1e-6);
    for (guint i = 0; i < 3; i++) {
      const guint from = (guint) g_test_rand_int_range (0, (int) n);
      guint to = from + 1;
      while (to < n && offtake_block_height (table, from, to + 1) <= height)
        to++;
      assert_inside (table, from, to, width);
    }
  }
}

/* Over all pages each word is there once, and each page has the head. */
static void
test_is_complete_with_heads (void)
{
  for (guint run = 0; run < 4; run++) {
    g_autoptr (OfftakePages) pages = sheet_pages ();
    OfftakeBlock *table = offtake_table_new (columns, N_COLUMNS);
    const guint n_rows = (guint) g_test_rand_int_range (40, 120);
    guint n_words[200][N_COLUMNS];
    for (guint row = 0; row < n_rows; row++) {
      const guint most = row == 7 ? 400 : 9; /* one row is higher than a page */
      for (guint i = 0; i < N_COLUMNS; i++)
        n_words[row][i] = (guint) g_test_rand_int_range (1, i == 1 ? (int) most : 3);
      add_row (table, row + 1 == n_rows ? OFFTAKE_ROW_TOTAL : OFFTAKE_ROW_NORMAL, row,
               n_words[row]);
    }
    offtake_pages_add (pages, table);

    g_autoptr (GBytes) pdf = sheet_pdf (pages);
    g_autofree char *text = sheet_pdf_text (pdf);
    g_assert_cmpuint (offtake_pages_count (pages), >, 1);
    g_assert_cmpuint (sheet_count (text, "Material"), ==, offtake_pages_count (pages));
    for (guint row = 0; row < n_rows; row++)
      for (guint i = 0; i < N_COLUMNS; i++)
        for (guint word = 0; word < n_words[row][i]; word++) {
          g_autofree char *needle = g_strdup_printf ("r%uc%uw%u.", row, i, word);
          if (sheet_count (text, needle) != 1)
            g_error ("%s stands %u times", needle, sheet_count (text, needle));
        }
  }
}

/* A group that goes on on the next page says so there; a total never stands alone. */
static void
test_groups_and_totals (void)
{
  for (guint n_rows = 30; n_rows < 60; n_rows++) {
    g_autoptr (OfftakePages) pages = sheet_pages ();
    OfftakeBlock *table = offtake_table_new (columns, N_COLUMNS);
    const char *group[N_COLUMNS] = { "Sierra ARC" }, *total[N_COLUMNS] = { "Grand total" };
    const guint n_words[N_COLUMNS] = { 1, 1, 1, 1, 1 };
    offtake_table_add_row (table, OFFTAKE_ROW_GROUP, group);
    for (guint row = 0; row < n_rows; row++)
      add_row (table, OFFTAKE_ROW_NORMAL, row, n_words);
    offtake_table_add_row (table, OFFTAKE_ROW_TOTAL, total);
    offtake_pages_add (pages, table);

    g_autoptr (GBytes) pdf = sheet_pdf (pages);
    g_autofree char *text = sheet_pdf_text (pdf);
    g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);
    const guint n_pages = offtake_pages_count (pages);
    g_assert_cmpuint (sheet_count (text, "Sierra ARC (continued)"), ==, n_pages - 1);
    g_assert_cmpuint (sheet_count (text, "Grand total"), ==, 1);
    g_assert_nonnull (strstr (sheets[n_pages - 1], "c1w0."));
  }
}

static void
test_empty (void)
{
  g_autoptr (OfftakeBlock) silent = offtake_table_new (columns, N_COLUMNS);
  g_autoptr (OfftakeBlock) speaking = offtake_table_new (columns, N_COLUMNS);

  offtake_table_set_empty_text (speaking, "No agreement moves anything.");
  lay_out (silent, 400, 400);
  lay_out (speaking, 400, 400);
  g_assert_cmpuint (silent->strips->len, ==, 0);
  g_assert_cmpuint (speaking->strips->len, ==, 1);
  assert_inside (speaking, 0, 1, 400);
}

/* How many pixels of @table's only row are inked from @x0 to @x1; the rules are above and below. */
static guint
count_ink (OfftakeBlock *table, int x0, int x1)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 100);
  cairo_t *cr = cairo_create (surface);
  const int end = (int) offtake_block_height (table, 0, 1) - 1;
  guint n = 0;

  table->class->draw (table, cr, 0, 1);
  cairo_surface_flush (surface);
  for (int y = 1; y < end; y++)
    for (int x = x0; x < x1; x++)
      n += cairo_image_surface_get_data (
               surface)[y * cairo_image_surface_get_stride (surface) + x] > 16;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* The first column, and a group's name, stand where lines begin. */
static void
test_mirrored (void)
{
  static const OfftakeColumn two[] = { { NULL, OFFTAKE_ALIGN_START, 1 },
                                       { NULL, OFFTAKE_ALIGN_START, 1 } };
  static const char *const cells[] = { "PlusCAM", NULL };

  for (guint run = 0; run < 4; run++) {
    const gboolean mirrored = run % 2 == 1;
    g_autoptr (OfftakeBlock) table = offtake_table_new (two, G_N_ELEMENTS (two));
    PangoContext *context = offtake_style_context_new ();

    if (mirrored)
      pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
    offtake_table_add_row (table, run < 2 ? OFFTAKE_ROW_NORMAL : OFFTAKE_ROW_GROUP, cells);
    table->class->lay_out (table, context, 400, 300);
    g_assert_cmpuint (count_ink (table, mirrored ? 300 : 0, mirrored ? 400 : 100), >, 30);
    g_assert_cmpuint (count_ink (table, mirrored ? 0 : 100, mirrored ? 300 : 400), ==, 0);
    g_object_unref (context);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/table/never-clips", test_never_clips);
  g_test_add_func ("/report/table/is-complete-with-heads", test_is_complete_with_heads);
  g_test_add_func ("/report/table/groups-and-totals", test_groups_and_totals);
  g_test_add_func ("/report/table/empty", test_empty);
  g_test_add_func ("/report/table/mirrored", test_mirrored);
  return g_test_run ();
}
