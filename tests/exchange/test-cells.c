/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/cells.h"

#include <string.h>

#include "base/error.h"

static void
test_rows (void)
{
  g_autoptr (OfftakeCells) cells = offtake_cells_new ();

  g_assert_true (offtake_cells_add (cells, " a b ", 5, NULL));
  g_assert_true (offtake_cells_add (cells, "", 0, NULL));
  g_assert_true (offtake_cells_end_row (cells, 1, NULL));
  g_assert_true (offtake_cells_add (cells, " ", 1, NULL));
  g_assert_true (offtake_cells_end_row (cells, 2, NULL)); /* empty, so no row */
  g_assert_true (offtake_cells_add (cells, "c", 1, NULL));
  g_assert_true (offtake_cells_end_row (cells, 3, NULL));

  g_assert_cmpuint (offtake_cells_n_rows (cells), ==, 2);
  g_assert_cmpuint (offtake_cells_row (cells, 1)->line, ==, 3);
  g_assert_cmpstr (offtake_cells_get (cells, 0, 0), ==, "a b");
  g_assert_cmpstr (offtake_cells_get (cells, 1, 0), ==, "c");
  g_assert_cmpstr (offtake_cells_get (cells, 1, 7), ==, "");
  g_assert_cmpstr (offtake_cells_get_raw (cells, offtake_cells_get (cells, 0, 0)), ==, " a b ");
  g_assert_cmpstr (offtake_cells_get_raw (cells, offtake_cells_get (cells, 1, 0)), ==, "c");
}

static void
test_limits (void)
{
  g_autoptr (OfftakeCells) cells = offtake_cells_new ();
  g_autoptr (GError) too_long = NULL, too_wide = NULL;
  g_autofree char *text = g_strnfill (OFFTAKE_CELLS_MAX_LENGTH + 1, 'x');

  g_assert_false (offtake_cells_add (cells, text, strlen (text), &too_long));
  g_assert_error (too_long, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  for (guint i = 0; i < OFFTAKE_CELLS_MAX_COLUMNS; i++)
    g_assert_true (offtake_cells_add (cells, "x", 1, NULL));
  g_assert_false (offtake_cells_add (cells, "x", 1, &too_wide));
  g_assert_error (too_wide, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (too_wide->message, "256 columns"));
}

/* Many long cells are no more than few. */
static void
test_text_in_all (void)
{
  g_autoptr (OfftakeCells) cells = offtake_cells_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (OFFTAKE_CELLS_MAX_LENGTH, 'x');

  for (guint i = 0; i < OFFTAKE_CELLS_MAX_BYTES / OFFTAKE_CELLS_MAX_LENGTH; i++)
    g_assert_true (offtake_cells_add (cells, text, strlen (text), NULL));
  g_assert_false (offtake_cells_add (cells, "x", 1, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "64 MB"));
}

static void
test_set (void)
{
  g_autoptr (OfftakeCells) cells = offtake_cells_new ();

  for (guint row = 1; row <= 2; row++) {
    g_assert_true (offtake_cells_add (cells, "x", 1, NULL));
    g_assert_true (offtake_cells_end_row (cells, row, NULL));
  }
  g_assert_true (offtake_cells_set (cells, 0, 2, " far ", NULL));
  g_assert_true (offtake_cells_set (cells, 1, 0, "near", NULL));
  g_assert_cmpstr (offtake_cells_get (cells, 0, 0), ==, "x");
  g_assert_cmpstr (offtake_cells_get (cells, 0, 1), ==, "");
  g_assert_cmpstr (offtake_cells_get (cells, 0, 2), ==, "far");
  g_assert_cmpstr (offtake_cells_get (cells, 1, 0), ==, "near");
  g_assert_cmpuint (offtake_cells_row (cells, 1)->n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cells/rows", test_rows);
  g_test_add_func ("/exchange/cells/set", test_set);
  g_test_add_func ("/exchange/cells/limits", test_limits);
  g_test_add_func ("/exchange/cells/text-in-all", test_text_in_all);
  return g_test_run ();
}
