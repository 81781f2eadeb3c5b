/* SPDX-License-Identifier: MPL-2.0 */
#include "dialogs/difference-text.h"

#include "ui/stage.h"

static void
test_subject (void)
{
  g_autofree char *field = offtake_difference_subject ("agreements", "COL-01", "price");
  g_autofree char *record = offtake_difference_subject ("materials", "Nickel", NULL);
  g_autofree char *list = offtake_difference_subject ("sites", NULL, NULL);
  g_autofree char *odd = offtake_difference_subject ("agreements", "a", "unheard_of");

  g_assert_cmpstr (field, ==, "Agreement COL-01: Price");
  g_assert_cmpstr (record, ==, "Material Nickel");
  g_assert_cmpstr (list, ==, "Site");
  g_assert_cmpstr (odd, ==, "Agreement a: unheard_of");
}

/* Of a price only what the versions do not share. */
static void
test_value (void)
{
  g_autoptr (json_t) mine =
      json_pack ("{s:s, s:i, s:i}", "kind", "fixed", "per_t", 5, "cap_per_t", 9);
  g_autoptr (json_t) theirs = json_pack ("{s:s, s:i}", "kind", "fixed", "per_t", 6);
  g_autoptr (json_t) title = json_string ("A title");
  json_t *const prices[] = { mine, theirs, NULL };
  json_t *const titles[] = { title, NULL };
  g_autofree char *one = offtake_difference_value ("agreements", "price", prices, 2, 0);
  g_autofree char *other = offtake_difference_value ("agreements", "price", prices, 2, 1);
  g_autofree char *none = offtake_difference_value ("agreements", "price", prices, 3, 2);
  g_autofree char *text = offtake_difference_value ("agreements", "title", titles, 2, 0);

  g_assert_cmpstr (one, ==, "Price 5, Cap 9");
  g_assert_cmpstr (other, ==, "Price 6, Cap absent");
  g_assert_cmpstr (none, ==, "absent");
  g_assert_cmpstr (text, ==, "“A title”");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/difference-text/subject", test_subject);
  g_test_add_func ("/ui/difference-text/value", test_value);
  return stage_run ();
}
