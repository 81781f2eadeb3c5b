/* SPDX-License-Identifier: MPL-2.0 */

/* Any bytes as a workbook, and any bytes as the XML of a sheet in a sound one: the zip's checksums
   would keep the second from being reached. */

#include "exchange/xlsx.h"
#include "fuzz/fuzz.h"
#include "lib/zip.h"

static void
read_all (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeXlsx) workbook = offtake_xlsx_open (bytes, &error);

  g_assert_true ((workbook != NULL) == (error == NULL));
  for (guint i = 0; workbook && i < offtake_xlsx_n_sheets (workbook); i++) {
    g_autoptr (GError) cause = NULL;
    g_autoptr (OfftakeCells) cells = offtake_xlsx_read_sheet (workbook, i, &cause);
    g_assert_true ((cells != NULL) == (cause == NULL));
    for (guint row = 0; cells && row < offtake_cells_n_rows (cells); row++)
      for (guint k = 0; k < offtake_cells_row (cells, row)->n; k++)
        g_assert_true (g_utf8_validate (offtake_cells_get (cells, row, k), -1, NULL));
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  read_all (bytes);
  if (size < 65536 && !offtake_xlsx_is_one (bytes)) {
    g_autofree char *text = g_strndup ((const char *) data, size);
    g_autoptr (GBytes) sheet = zip_workbook (text, "<si><t>a_x000D_</t></si>");
    g_autoptr (GBytes) texts = zip_workbook ("", text);
    read_all (sheet);
    read_all (texts);
  }
  return 0;
}
