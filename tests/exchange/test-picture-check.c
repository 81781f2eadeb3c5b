/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/picture-check.h"

#include "base/error.h"

static OfftakeGraph *
graph_new (void)
{
  OfftakeGraph *graph = offtake_graph_new ("g", "t");

  offtake_graph_add_node (graph, "a <&>", "A");
  offtake_graph_add_node (graph, "b", "B");
  for (guint i = 0; i < 3; i++)
    offtake_graph_add_link (graph, 0, 1, 1 + i);
  return graph;
}

/* What is written is whole; what has lost its end is not. */
static void
test_whole_and_cut (void)
{
  g_autoptr (OfftakeGraph) graph = graph_new ();
  const OfftakeSheet sheet = { .title = "T", .text_size = 12, .padding = 24 };
  OfftakePictureOptions options;

  offtake_picture_options_init (&options);
  for (guint format = OFFTAKE_PICTURE_SVG; format <= OFFTAKE_PICTURE_PNG; format++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = offtake_picture_new (graph, &sheet, format, &options, 0, &error);
    g_assert_no_error (error);
    g_assert_true (offtake_picture_check (bytes, format, &error));
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 30);
    g_assert_false (offtake_picture_check (cut, format, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED);
  }
}

static void
test_id_twice (void)
{
  static const char text[] = "<svg><g id=\"a\"/><g id=\"a\"/></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);

  g_assert_false (offtake_picture_check (bytes, OFFTAKE_PICTURE_SVG, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/picture-check/whole", test_whole_and_cut);
  g_test_add_func ("/exchange/picture-check/id-twice", test_id_twice);
  return g_test_run ();
}
