/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/png-density.h"

#include <string.h>

#include "exchange/picture.h"

/* A reader finds the chunk sound, and the density that was asked for. */
static void
test_density (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("g", "t");
  const OfftakeSheet sheet = { .text_size = 12, .padding = 24 };
  g_autoptr (GError) error = NULL;
  OfftakePictureOptions options;
  gsize size;

  offtake_picture_options_init (&options);
  options.scale = 300 / 96.0;
  g_autoptr (GBytes) bytes =
      offtake_picture_new (graph, &sheet, OFFTAKE_PICTURE_PNG, &options, 0, &error);
  g_assert_no_error (error);
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (data + 37, 4, "pHYs", 4);
  g_assert_cmpuint (data[41] << 24 | data[42] << 16 | data[43] << 8 | data[44], ==, 11811);
}

static void
test_other_bytes_stay (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "no picture at all, but long enough for one", 42);
  offtake_png_set_density (bytes, 96);
  g_assert_cmpuint (bytes->len, ==, 42);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/png-density/density", test_density);
  g_test_add_func ("/exchange/png-density/other", test_other_bytes_stay);
  return g_test_run ();
}
