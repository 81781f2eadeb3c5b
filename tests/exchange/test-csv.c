/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/csv.h"

#include <string.h>

static const struct {
  const char *name, *text, *cells; /* cells by |, rows by / with the line in front */
} cases[] = {
  { "comma", "a,b\n1,2\n", "1:a|b/2:1|2/" },
  { "semicolon", "a;b\n1,5;2\n", "1:a|b/2:1,5|2/" },
  { "tab", "a\tb\n1\t2", "1:a|b/2:1|2/" },
  { "pipe", "a|b|c\n1|2|3\n", "1:a|b|c/2:1|2|3/" },
  { "quotes", "a,b\n\"x, \"\"y\"\"\",2\n", "1:a|b/2:x, \"y\"|2/" },
  { "line-in-cell", "a,b\n\"x\ny\",2\n3,4\n", "1:a|b/2:x\ny|2/4:3|4/" },
  { "blank-lines", "\n\na,b\n\n\n1,2\n", "3:a|b/6:1|2/" },
  { "returns", "a,b\r\n1,2\r3,4\r\n", "1:a|b/2:1|2/3:3|4/" },
  { "delimiter-in-quotes", "\"a;b;c\",d\n\"e;f;g\",h\n", "1:a;b;c|d/2:e;f;g|h/" },
  { "one-column", "a\nb\n", "1:a/2:b/" },
  { "nothing", "", "" },
};

static char *
show (const OfftakeCells *cells)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < offtake_cells_n_rows (cells); row++) {
    const OfftakeCellRow *found = offtake_cells_row (cells, row);
    g_string_append_printf (text, "%u:", found->line);
    for (guint i = 0; i < found->n; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", offtake_cells_get (cells, row, i));
    g_string_append_c (text, '/');
  }
  return g_string_free (text, FALSE);
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeCells) cells =
        offtake_csv_read (cases[i].text, strlen (cases[i].text), 0, &error);
    g_assert_no_error (error);
    g_autofree char *shown = show (cells);
    g_assert_cmpstr (shown, ==, cases[i].cells);
  }
}

static void
test_refused (void)
{
  g_autoptr (GError) open = NULL, wide = NULL, large = NULL;
  g_autofree char *commas = g_strnfill (1000, ',');
  g_autofree char *cell = g_strnfill (2000000, 'x');
  g_autofree char *late = g_strconcat ("a\nb\n", cell, NULL);

  g_assert_null (offtake_csv_read ("a,b\nc,\"d\n", 9, 0, &open));
  g_assert_cmpstr (open->message, ==, "line 2: a quote is opened here and never closed");
  g_assert_null (offtake_csv_read (commas, strlen (commas), 0, &wide));
  g_assert_nonnull (strstr (wide->message, "line 1: a row has more than 256 columns"));
  g_assert_null (offtake_csv_read (late, strlen (late), 0, &large));
  g_assert_nonnull (strstr (large->message, "line 3: a cell is longer"));
}

static const struct {
  const char *text;
  gboolean formula;
} formulas[] = {
  { "=1+1", TRUE },   { "+1+1", TRUE },   { "-1", FALSE },      { "-1.5e3", FALSE },
  { "+7", FALSE },    { "-2+3", TRUE },   { "@SUM(A1)", TRUE }, { "  =cmd", TRUE },
  { "\t=cmd", TRUE }, { "\r=cmd", TRUE }, { "＝1+1", TRUE },    { "＠a", TRUE },
  { "a=1", FALSE },   { "", FALSE },      { "-", TRUE },        { "\xc2\xa0=1", TRUE },
  { "-0x10", TRUE },  { "-inf", TRUE },   { "5", FALSE },       { "\x01=1", TRUE },
};

static void
test_formulas (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (offtake_csv_is_formula (formulas[i].text) != formulas[i].formula)
      g_error ("\"%s\"", formulas[i].text);
}

static char *
random_text (void)
{
  static const char *const parts[] = { "=", "+", "-", "@", "'",  "\"", ",", ";",  " ", "\t",
                                       "|", "a", "1", ".", "\n", "\r", "ä", "＝", "0", "|" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  g_strstrip (text->str);
  return g_string_free (text, FALSE);
}

/* What is written is no formula, and reads back as what it was. */
static void
test_write_and_read_back (void)
{
  for (guint i = 0; i < 20000; i++) {
    g_autofree char *text = random_text ();
    g_autoptr (GString) row = g_string_new ("x,");
    g_autoptr (GError) error = NULL;

    offtake_csv_append (row, text);
    g_string_append_c (row, '\n');
    g_autoptr (OfftakeCells) cells = offtake_csv_read (row->str, row->len, ',', &error);
    g_assert_no_error (error);
    g_assert_false (offtake_csv_is_formula (offtake_cells_get (cells, 0, 1)));
    g_assert_cmpstr (offtake_csv_strip_guard (offtake_cells_get (cells, 0, 1)), ==, text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/read", test_read);
  g_test_add_func ("/exchange/csv/refused", test_refused);
  g_test_add_func ("/exchange/csv/formulas", test_formulas);
  g_test_add_func ("/exchange/csv/write-and-read-back", test_write_and_read_back);
  return g_test_run ();
}
