/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/svg-text.h"

#include <string.h>

static char *
finish (const char *text, const char *title)
{
  g_autoptr (GByteArray) svg = g_byte_array_new ();

  g_byte_array_append (svg, (const guint8 *) text, (guint) strlen (text));
  offtake_svg_finish (svg, title, NULL);
  return g_strndup ((const char *) svg->data, svg->len);
}

static void
test_cases (void)
{
  static const struct {
    const char *name, *text, *title, *expected;
  } cases[] = {
    { "title", "<?xml?>\n<svg a=\"1\">\n<g/></svg>", "A & B",
      "<?xml?>\n<svg a=\"1\">\n<title>A &amp; B</title>\n<g/></svg>" },
    { "no-title", "<svg >x</svg>", NULL, "<svg >x</svg>" },
    { "no-root", "<html>", "T", "<html>" },
    { "renumbers", "surface41 surface7 #surface41 surface", NULL,
      "surface1 surface2 #surface1 surface" },
    { "at-the-end", "<g id=\"surface99", NULL, "<g id=\"surface1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = finish (cases[i].text, cases[i].title);
    g_test_message ("%s", cases[i].name);
    g_assert_cmpstr (text, ==, cases[i].expected);
  }
}

static void
test_more_comes_last (void)
{
  g_autoptr (GByteArray) svg = g_byte_array_new ();
  static const char text[] = "<svg >\n<g/>\n</svg>\n";

  g_byte_array_append (svg, (const guint8 *) text, sizeof text - 1);
  offtake_svg_finish (svg, NULL, "<b/>\n");
  g_autofree char *done = g_strndup ((const char *) svg->data, svg->len);
  g_assert_cmpstr (done, ==, "<svg >\n<g/>\n<b/>\n</svg>\n");
}

static void
test_ids (void)
{
  g_autofree char *plain = offtake_svg_id ("node-", "sierra-arc.2");
  g_autofree char *odd = offtake_svg_id ("node-", "Hütte <1>_");

  g_assert_cmpstr (plain, ==, "node-sierra-arc.2");
  g_assert_cmpstr (odd, ==, "node-H_fc_tte_20__3c_1_3e__5f_");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/svg-text/cases", test_cases);
  g_test_add_func ("/exchange/svg-text/more", test_more_comes_last);
  g_test_add_func ("/exchange/svg-text/ids", test_ids);
  return g_test_run ();
}
