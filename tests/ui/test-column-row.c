/* SPDX-License-Identifier: MPL-2.0 */
#include "import/column-row.h"

#include <string.h>

#include "exchange/csv.h"
#include "ui/stage.h"

static OfftakeColumnRow *
row_new (guint column)
{
  static const char text[] = "Seller,Vol. (kt/year),Price (EUR/kg)\nA & Co <b>,5,4\n,6,\n";
  g_autoptr (OfftakeCells) cells = offtake_csv_read (text, strlen (text), 0, NULL);
  OfftakeColumnRow *row = offtake_column_row_new ("agreements", cells, column);

  return g_object_ref_sink (row);
}

static void
assert_says (OfftakeColumnRow *row, const char *expected)
{
  g_autoptr (json_t) value = offtake_column_row_to_json (row);
  g_autofree char *text = offtake_json_write_compact (value);

  g_assert_cmpstr (text, ==, expected);
}

/* Cells are shown as they are, whatever they look like. */
static void
test_examples (void)
{
  g_autoptr (OfftakeColumnRow) row = row_new (0);

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "A & Co <b>");
  g_assert_cmpstr (offtake_column_row_get_header (row), ==, "Seller");
  assert_says (row, "null");
}

static void
count (guint *n)
{
  ++*n;
}

/* What is chosen is told, what is shown is not; a unit goes with what has one. */
static void
test_choices (void)
{
  g_autoptr (OfftakeColumnRow) row = row_new (1);
  OfftakeColumn amount = { .header = "Vol. (kt/year)",
                           .field = (char *) "amount",
                           .unit = (char *) "kt/year" };
  OfftakeColumn odd = { .header = "Vol. (kt/year)",
                        .field = (char *) "amount",
                        .unit = (char *) "bags/week" };
  guint n = 0;

  g_signal_connect_swapped (row, "changed", G_CALLBACK (count), &n);
  offtake_column_row_show (row, &amount);
  assert_says (row, "{\"field\":\"amount\",\"unit\":\"kt/year\"}");
  offtake_column_row_show (row, &odd);
  assert_says (row, "{\"field\":\"amount\",\"unit\":\"bags/week\"}");
  g_assert_cmpuint (n, ==, 0);
  offtake_column_row_set_field (row, "notes");
  g_assert_cmpuint (n, ==, 1);
  assert_says (row, "\"notes\"");
  offtake_column_row_set_field (row, NULL);
  g_assert_cmpstr (offtake_column_row_get_field (row), ==, NULL);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/column-row/examples", test_examples);
  g_test_add_func ("/ui/column-row/choices", test_choices);
  return stage_run ();
}
