/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/picture.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

static const OfftakeSheet sheet = { .title = "Nickel & \"lithium\" <loop>",
                                    .text_size = 12,
                                    .padding = 24 };

static OfftakeGraph *
graph_new (void)
{
  OfftakeGraph *graph = offtake_graph_new ("Goods, 2027", "t");
  guint nodes[6];

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++) {
    g_autofree char *id = g_strdup_printf ("n%u", i),
                    *label = g_strdup_printf ("Site <%u> & more", i);
    nodes[i] = offtake_graph_add_node (graph, id, label);
  }
  for (guint i = 0; i + 1 < G_N_ELEMENTS (nodes); i++)
    offtake_graph_add_link (graph, nodes[i], nodes[i + 1], 100 + i);
  offtake_graph_add_link (graph, nodes[4], nodes[1], 40);
  offtake_graph_add_link (graph, nodes[2], nodes[2], 10);
  return graph;
}

static GBytes *
draw (OfftakePictureFormat format, double scale)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeGraph) graph = graph_new ();
  OfftakePictureOptions options;

  offtake_picture_options_init (&options);
  options.scale = scale;
  GBytes *bytes = offtake_picture_new (graph, &sheet, format, &options, 0, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_endings (void)
{
  OfftakePictureFormat format;
  g_autoptr (GError) error = NULL;

  g_assert_true (offtake_picture_format_for ("a/b.SVG", &format, NULL));
  g_assert_cmpint (format, ==, OFFTAKE_PICTURE_SVG);
  g_assert_true (offtake_picture_format_for ("b.pdf", &format, NULL));
  g_assert_cmpint (format, ==, OFFTAKE_PICTURE_PDF);
  g_assert_true (offtake_picture_format_for ("b.x.png", &format, NULL));
  g_assert_cmpint (format, ==, OFFTAKE_PICTURE_PNG);
  g_assert_false (offtake_picture_format_for ("b.jpeg", &format, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "b.jpeg"));
  g_assert_nonnull (strstr (error->message, ".svg"));
}

static void
test_same_bytes (void)
{
  for (guint format = OFFTAKE_PICTURE_SVG; format <= OFFTAKE_PICTURE_PNG; format++) {
    g_autoptr (GBytes) one = draw (format, 1), two = draw (format, 1);
    g_assert_true (g_bytes_equal (one, two));
  }
}

static void
on_element (GMarkupParseContext *context,
            const char *name,
            const char **names,
            const char **values,
            gpointer data,
            GError **error)
{
  GString *path = data;

  g_string_append_printf (path, "%s ", name);
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  if (strcmp (g_markup_parse_context_get_element (context), "title") == 0)
    g_string_append_len (data, text, (gssize) length);
}

/* Well-formed, with the title as its first child, escaped. */
static void
test_svg (void)
{
  static const GMarkupParser parser = { .start_element = on_element, .text = on_text };
  g_autoptr (GBytes) bytes = draw (OFFTAKE_PICTURE_SVG, 1);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (g_markup_parse_context_parse (context, text, (gssize) length, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (seen->str, "svg title Nickel & \"lithium\" <loop>"));
  g_assert_nonnull (memmem (text, length, "width=\"1200px\"", 14));
}

static guint32
big_endian (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_png_is_scaled (void)
{
  g_autoptr (GBytes) one = draw (OFFTAKE_PICTURE_PNG, 1), two = draw (OFFTAKE_PICTURE_PNG, 2);
  const guint8 *small = g_bytes_get_data (one, NULL), *large = g_bytes_get_data (two, NULL);

  g_assert_cmpint (memcmp (small, "\x89PNG\r\n\x1a\n", 8), ==, 0);
  g_assert_cmpuint (big_endian (small + 16), ==, 1200);
  g_assert_cmpuint (big_endian (small + 20), ==, 675);
  g_assert_cmpuint (big_endian (large + 16), ==, 2400);
  g_assert_cmpuint (big_endian (large + 20), ==, 1350);
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeGraph) graph = graph_new ();
  OfftakePictureOptions options;

  offtake_picture_options_init (&options);
  options.scale = 20;
  g_assert_null (offtake_picture_new (graph, &sheet, OFFTAKE_PICTURE_PNG, &options, 0, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) bytes = draw (OFFTAKE_PICTURE_PDF, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpint (memcmp (data, "%PDF-", 5), ==, 0);
  g_assert_nonnull (memmem (data, length, "19700101000000", 14));
}

static void
test_empty_graph (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("Nothing", "t");
  OfftakePictureOptions options;

  offtake_picture_options_init (&options);
  g_autoptr (GBytes) bytes =
      offtake_picture_new (graph, &sheet, OFFTAKE_PICTURE_SVG, &options, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

static void
test_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeGraph) graph = graph_new ();
  char *dir = fixture_dir ();
  g_autofree char *good = g_build_filename (dir, "flows.svg", NULL),
                  *bad = g_build_filename (dir, "flows.gif", NULL);
  OfftakePictureOptions options;

  offtake_picture_options_init (&options);
  g_assert_true (offtake_picture_write (graph, &sheet, good, &options, 0, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (good, G_FILE_TEST_IS_REGULAR));
  g_assert_false (offtake_picture_write (graph, &sheet, bad, &options, 0, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_false (g_file_test (bad, G_FILE_TEST_EXISTS));
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/picture/endings", test_endings);
  g_test_add_func ("/exchange/picture/same-bytes", test_same_bytes);
  g_test_add_func ("/exchange/picture/svg", test_svg);
  g_test_add_func ("/exchange/picture/png-is-scaled", test_png_is_scaled);
  g_test_add_func ("/exchange/picture/too-large", test_too_large);
  g_test_add_func ("/exchange/picture/pdf", test_pdf);
  g_test_add_func ("/exchange/picture/empty-graph", test_empty_graph);
  g_test_add_func ("/exchange/picture/write", test_write);
  return g_test_run ();
}
