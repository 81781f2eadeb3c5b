/* SPDX-License-Identifier: MPL-2.0 */

/* Any bytes as a table: decoded, parted, written again; what is written reads back the same and
   holds no formula. */

#include <string.h>

#include "exchange/csv.h"
#include "exchange/source-text.h"
#include "fuzz/fuzz.h"

static void
check_again (const OfftakeCells *cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < offtake_cells_n_rows (cells); row++) {
    for (guint i = 0; i < offtake_cells_row (cells, row)->n; i++) {
      if (i > 0)
        g_string_append_c (text, ',');
      offtake_csv_append (text, offtake_cells_get (cells, row, i));
    }
    g_string_append_c (text, '\n');
  }
  g_autoptr (OfftakeCells) again = offtake_csv_read (text->str, text->len, ',', &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offtake_cells_n_rows (again), ==, offtake_cells_n_rows (cells));
  for (guint row = 0; row < offtake_cells_n_rows (cells); row++)
    for (guint i = 0; i < offtake_cells_row (cells, row)->n; i++) {
      const char *written = offtake_cells_get (again, row, i);
      g_assert_false (offtake_csv_is_formula (written));
      g_assert_cmpstr (offtake_csv_strip_guard (written), ==, offtake_cells_get (cells, row, i));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *text = offtake_source_decode ((const char *) data, size, NULL, &length, &error);
  g_assert_true ((text != NULL) == (error == NULL));
  g_autoptr (OfftakeCells) cells = text ? offtake_csv_read (text, length, 0, &error) : NULL;

  g_assert_true ((cells != NULL) == (error == NULL));
  if (cells)
    check_again (cells);
  return 0;
}
