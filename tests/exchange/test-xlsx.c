/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/xlsx.h"

#include <string.h>

#include "base/error.h"
#include "lib/zip.h"

#define WORKBOOK                                                                                   \
  "<workbook xmlns='m' xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>"

static void
assert_refused (GBytes *bytes, const char *words)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_xlsx_open (owned, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  if (!strstr (error->message, words))
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
test_refused (void)
{
  g_autofree char *zeros = g_strnfill (64 << 20, '0');

  assert_refused (g_bytes_new_static ("PK\3\4 and no more", 15), "zip");
  assert_refused (zip_new ("a.txt", "x", NULL), "no xl/workbook.xml");
  assert_refused (zip_new ("xl/workbook.xml", "<workbook/>", NULL), "without sheets");
  assert_refused (zip_new ("xl/workbook.xml", "<workbook", NULL), "xl/workbook.xml: line 1");
  /* A sheet that the relations lead out of the workbook to is none. */
  assert_refused (
      zip_new ("xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels",
               "<Relationships><Relationship Id='rId1' Target='../../etc/passwd'/></Relationships>",
               NULL),
      "without sheets");
  assert_refused (
      zip_new ("xl/workbook.xml",
               "<!DOCTYPE w [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><workbook>&b;</workbook>",
               NULL),
      "document type");
  assert_refused (zip_new ("xl/workbook.xml", WORKBOOK, "xl/media/zeros.bin", zeros, NULL),
                  "unpacks to far more");
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "</a>");
  assert_refused (zip_new ("xl/workbook.xml", deep->str, NULL), "nested too deep");
}

static void
test_sheets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_new (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='a' Target='/xl/s2.xml'/><Relationship Id='b' Target='s1.xml'/>"
      "<Relationship Id='c' Target='gone.xml'/></Relationships>",
      "xl/workbook.xml",
      "<workbook xmlns:r='r'><sheets><sheet name='First &amp; best' r:id='b'/><sheet name='Gone' r:id='c'/>"
      "<sheet name='Second' r:id='a'/></sheets></workbook>",
      "xl/s1.xml", "<w><sheetData><row><c><v>1</v></c></row></sheetData></w>", "xl/s2.xml", "<w/>",
      NULL);
  g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (offtake_xlsx_is_one (bytes));
  g_assert_cmpuint (offtake_xlsx_n_sheets (workbook), ==, 2);
  g_assert_cmpstr (offtake_xlsx_sheet_name (workbook, 0), ==, "First & best");
  g_assert_cmpstr (offtake_xlsx_sheet_name (workbook, 1), ==, "Second");
  g_autoptr (OfftakeCells) cells = offtake_xlsx_read_sheet (workbook, 0, &error);
  g_assert_cmpstr (offtake_cells_get (cells, 0, 0), ==, "1");
}

/* Every way to cut a workbook short is an error, never a crash. */
static void
test_cut_short (void)
{
  g_autoptr (GBytes) whole =
      zip_workbook ("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", "<si><t>x</t></si>");
  gsize size = g_bytes_get_size (whole);

  for (gsize length = 0; length < size; length += 7) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (part, &error);
    g_assert_true ((workbook != NULL) == (error == NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xlsx/refused", test_refused);
  g_test_add_func ("/exchange/xlsx/depth", test_depth);
  g_test_add_func ("/exchange/xlsx/sheets", test_sheets);
  g_test_add_func ("/exchange/xlsx/cut-short", test_cut_short);
  return g_test_run ();
}
