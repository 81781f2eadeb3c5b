/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/mapping-store.h"

#include <string.h>

#include "exchange/csv.h"
#include "lib/fixture.h"

static OfftakeCells *
read_cells (const char *text)
{
  g_autoptr (GError) error = NULL;
  OfftakeCells *cells = offtake_csv_read (text, strlen (text), 0, &error);

  g_assert_no_error (error);
  return cells;
}

/* By the columns' names, whatever the rows hold. */
static void
test_same_header_is_known_again (void)
{
  static const char text[] =
      "{\"columns\": {\"A\": \"seller.party\", \"B\": {\"field\": \"amount\", \"unit\": \"kt/year\"}, "
      "\"C\": null}, \"delimiter\": \";\", \"decimal\": \",\", \"encoding\": \"windows-1252\", "
      "\"currency\": \"EUR\", \"title\": \"T\"}";
  char *dir = fixture_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeMapping) mapping = offtake_mapping_read (text, strlen (text), "m", &error);
  g_autoptr (OfftakeCells) cells = read_cells ("A;B;C\n1;2;3\n"),
                           again = read_cells ("A;B;C\n4;5;6\n"),
                           other = read_cells ("A;B;D\n1;2;3\n");

  g_assert_no_error (error);
  g_assert_null (offtake_mapping_recall (dir, cells));
  g_assert_true (offtake_mapping_keep (mapping, dir, cells, &error));
  g_autoptr (OfftakeMapping) recalled = offtake_mapping_recall (dir, again);
  g_assert_nonnull (recalled);
  g_autoptr (json_t) before = offtake_mapping_to_json (mapping);
  g_autoptr (json_t) after = offtake_mapping_to_json (recalled);
  g_assert_true (json_equal (before, after));
  g_assert_null (offtake_mapping_recall (dir, other));
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mapping-store/same-header", test_same_header_is_known_again);
  return g_test_run ();
}
