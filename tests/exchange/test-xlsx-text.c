/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/xlsx-private.h"

static const struct {
  const char *plain, *escaped;
} cases[] = {
  { "", "" },
  { "plain\ntext\t", "plain\ntext\t" },
  { "a\rb", "a_x000D_b" },
  { "\x01", "_x0001_" },
  { "_x000D_", "_x005F_x000D_" },
  { "_x00", "_x00" },
  { "\xef\xbf\xbe", "_xFFFE_" },
  { "__x0041_", "__x005F_x0041_" },
};

static void
test_both_ways (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *escaped = offtake_xlsx_escape (cases[i].plain);
    g_autofree char *plain = offtake_xlsx_unescape (cases[i].escaped);
    g_assert_cmpstr (escaped, ==, cases[i].escaped);
    g_assert_cmpstr (plain, ==, cases[i].plain);
  }
}

/* What would end the text, or is half a character, stays as it is written. */
static void
test_no_character (void)
{
  static const char *const texts[] = { "_x0000_", "_xD800_", "_xGGGG_", "_x0041" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *plain = offtake_xlsx_unescape (texts[i]);
    g_assert_cmpstr (plain, ==, texts[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xlsx-text/both-ways", test_both_ways);
  g_test_add_func ("/exchange/xlsx-text/no-character", test_no_character);
  return g_test_run ();
}
