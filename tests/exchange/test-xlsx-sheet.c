/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "exchange/xlsx.h"
#include "lib/zip.h"

static OfftakeCells *
read_rows (const char *rows, const char *texts, GError **error)
{
  g_autoptr (GBytes) bytes = zip_workbook (rows, texts);
  g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (bytes, error);

  return workbook ? offtake_xlsx_read_sheet (workbook, 0, error) : NULL;
}

static const struct {
  const char *cell, *text;
} cases[] = {
  { "<c r='A1'><v>1234.5</v></c>", "1234.5" },
  { "<c r='A1'><v>1.0000000000000001E-1</v></c>", "0.1" },
  { "<c r='A1' t='s'><v>1</v></c>", "x y" },
  { "<c r='A1' t='s'><v>2</v></c>", "\xe6\x9d\xb1" },
  { "<c r='A1' t='s'><v>9</v></c>", "" },
  { "<c r='A1' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c>", "ab" },
  { "<c r='A1' t='str'><f>1+1</f><v>two</v></c>", "two" },
  { "<c r='A1'><f>1+1</f><v>2</v></c>", "2" },
  { "<c r='A1' t='b'><v>1</v></c>", "true" },
  { "<c r='A1' t='b'><v>0</v></c>", "false" },
  { "<c r='A1' t='e'><v>#N/A</v></c>", "#N/A" },
  { "<c r='A1' s='1'><v>46091</v></c>", "2026-03-10" },
  { "<c r='A1' s='1'><v>46091.75</v></c>", "2026-03-10" },
  { "<c r='A1' s='1'><v>1</v></c>", "1900-01-01" },
  { "<c r='A1' s='1'><v>-1</v></c>", "-1" },
  { "<c r='A1' s='2'><v>46091</v></c>", "46091" },
  { "<c r='A1' s='99'><v>5</v></c>", "5" },
  { "<c r='A1' t='d'><v>2026-03-10</v></c>", "2026-03-10" },
  { "<c r='A1' t='inlineStr'><is><t>a_x000D_b</t></is></c>", "a\rb" },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *rows =
        g_strdup_printf ("<row r='1'>%s<c r='B1'><v>7</v></c></row>", cases[i].cell);
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeCells) cells =
        read_rows (rows,
                   "<si><t>a</t></si><si><r><t xml:space='preserve'>x </t></r><r><t>y</t></r></si>"
                   "<si><t>\xe6\x9d\xb1</t><rPh sb='0' eb='1'><t>higashi</t></rPh></si>",
                   &error);
    g_assert_no_error (error);
    g_assert_cmpstr (offtake_cells_get (cells, 0, 0), ==, cases[i].text);
    g_assert_cmpstr (offtake_cells_get (cells, 0, 1), ==, "7");
  }
}

static void
test_gaps (void)
{
  g_autoptr (OfftakeCells) cells = read_rows (
      "<row r='3'><c r='C3'><v>1</v></c><c r='D3'/></row><row r='4'/><row r='9'><c><v>2</v></c></row>",
      NULL, NULL);

  g_assert_cmpuint (offtake_cells_n_rows (cells), ==, 2);
  g_assert_cmpuint (offtake_cells_row (cells, 0)->line, ==, 3);
  g_assert_cmpuint (offtake_cells_row (cells, 1)->line, ==, 9);
  g_assert_cmpstr (offtake_cells_get (cells, 0, 2), ==, "1");
  g_assert_cmpstr (offtake_cells_get (cells, 0, 1), ==, "");
}

static void
test_refused (void)
{
  static const struct {
    const char *rows, *words;
  } bad[] = {
    { "<row r='2'/><row r='1'/>", "rows are not in order" },
    { "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>", "cells are not in order" },
    { "<row r='1'><c r='A2'><v>1</v></c></row>", "cells are not in order" },
    { "<row r='1'><c r='1'><v>1</v></c></row>", "a cell has no place" },
    { "<row r='1'><c r='XFD1'><v>1</v></c></row>", "more columns" },
    { "<row r='9999999'/>", "rows are not in order" },
    { "<row r='1'>&amp;&lt;<c></row>", "xl/worksheets/sheet1.xml: line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (read_rows (bad[i].rows, NULL, &error));
    if (!strstr (error->message, bad[i].words) || !strstr (error->message, "sheet \"S\""))
      g_error ("%s", error->message);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xlsx-sheet/cells", test_cells);
  g_test_add_func ("/exchange/xlsx-sheet/gaps", test_gaps);
  g_test_add_func ("/exchange/xlsx-sheet/refused", test_refused);
  return g_test_run ();
}
