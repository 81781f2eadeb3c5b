/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/xml-walk.h"

#include <string.h>

/* "<a" for a beginning with its attribute x, ">a" for an end, the text itself. */
static char *
show (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (OfftakeXmlWalk) walk = offtake_xml_walk_new (bytes, "it");
  GString *steps = g_string_new (NULL);
  OfftakeXmlStep step;

  while ((step = offtake_xml_walk_next (walk, error)) != OFFTAKE_XML_DONE) {
    g_autofree char *x = step == OFFTAKE_XML_BEGIN ? offtake_xml_walk_attribute (walk, "x") : NULL;
    g_string_append_printf (steps, "%s%s%s%s ",
                            step == OFFTAKE_XML_BEGIN ? "<"
                            : step == OFFTAKE_XML_END ? ">"
                                                      : "",
                            step == OFFTAKE_XML_TEXT ? offtake_xml_walk_text (walk)
                                                     : offtake_xml_walk_name (walk),
                            x ? "=" : "", x ? x : "");
  }
  return g_string_free (steps, FALSE);
}

static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *steps = show (
      "<a x='1' y='2'><p:b xmlns:p='q' p:x='&lt;3'/>t&amp;u<![CDATA[<v>]]><!-- no --></a>", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (steps, ==, "<a=1 <b=<3 >b t&u<v> >a ");
}

#define TENFOLD(name, of)                                                                          \
  "<!ENTITY " name " '&" of ";&" of ";&" of ";&" of ";&" of ";&" of ";&" of ";&" of ";&" of        \
  ";&" of ";'>"

static void
test_refused (void)
{
  static const struct {
    const char *text, *message;
  } cases[] = {
    { "", "it: " },
    { "<a><b></a>", "it: line 1: " },
    { "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "document type" },
    { "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "document type" },
    { "<a>&undefined;</a>", "it: " },
    /* A billion laughs. */
    { "<!DOCTYPE a [<!ENTITY l 'lol'>" TENFOLD ("m", "l") TENFOLD ("n", "m") TENFOLD ("o", "n")
          TENFOLD ("p", "o") TENFOLD ("q", "p") TENFOLD ("r", "q") TENFOLD ("s", "r")
              TENFOLD ("t", "s") TENFOLD ("u", "t") "]><a>&u;</a>",
      "document type" },
    { "<!DOCTYPE a [<!ENTITY l '&m;'><!ENTITY m '&l;'>]><a>&l;</a>", "document type" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *steps = show (cases[i].text, &error);
    g_assert_nonnull (error);
    if (!strstr (error->message, cases[i].message) || strchr (error->message, '\n'))
      g_error ("%s", error->message);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/xml-walk/steps", test_steps);
  g_test_add_func ("/exchange/xml-walk/refused", test_refused);
  return g_test_run ();
}
