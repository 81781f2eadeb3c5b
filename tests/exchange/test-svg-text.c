/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/svg-text.h"

#include <string.h>

static char *
finish (const char *text, const char *title)
{
  g_autoptr (GByteArray) svg = g_byte_array_new ();

  g_byte_array_append (svg, (const guint8 *) text, (guint) strlen (text));
  offtake_svg_finish (svg, title);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/svg-text/cases", test_cases);
  return g_test_run ();
}
