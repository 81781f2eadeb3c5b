/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/svg-items.h"

#include <string.h>

#include "exchange/picture.h"
#include "exchange/picture-check.h"

static char *
draw (gboolean as_text)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("g", "t");
  const OfftakeSheet sheet = { .title = "Nickel & \"lithium\"", .text_size = 12, .padding = 24 };
  g_autoptr (GError) error = NULL;
  OfftakePictureOptions options;

  offtake_graph_add_node (graph, "a", "Site <A> & Co");
  offtake_graph_add_node (graph, "b", "Site B");
  offtake_graph_add_link (graph, 0, 1, 100);
  offtake_graph_add_link (graph, 0, 1, 50);
  offtake_picture_options_init (&options);
  options.text = as_text;
  g_autoptr (GBytes) bytes =
      offtake_picture_new (graph, &sheet, OFFTAKE_PICTURE_SVG, &options, 0, &error);
  g_assert_no_error (error);
  g_assert_true (offtake_picture_check (bytes, OFFTAKE_PICTURE_SVG, &error));
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Nodes and flows can be found by ids that last, each once, and say what they are. */
static void
test_ids_and_titles (void)
{
  g_autofree char *svg = draw (FALSE);
  static const char *const ids[] = { "id=\"node-a\"><title>Site &lt;A&gt; &amp; Co",
                                     "id=\"node-b\"><title>", "id=\"flow-a-b\"><title>",
                                     "id=\"flow-a-b_2\"><title>" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!strstr (svg, ids[i]))
      g_error ("%s is missing", ids[i]);
  g_assert_null (strstr (svg, "<text"));
}

/* Words are either outlines or text that can be read out of the file. */
static void
test_text (void)
{
  g_autofree char *svg = draw (TRUE);

  g_assert_nonnull (strstr (svg, ">Nickel &amp; &quot;lithium&quot;</text>"));
  g_assert_nonnull (strstr (svg, "Site &lt;A&gt; &amp; Co</text>"));
  g_assert_null (strstr (svg, "glyph"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/svg-items/ids", test_ids_and_titles);
  g_test_add_func ("/exchange/svg-items/text", test_text);
  return g_test_run ();
}
