/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/measure.h"

/* What Pango says of the same text, however often and in which order it is asked for. */
static void
test_sizes (void)
{
  static const char *const texts[] = { "Sierra ARC", "PlusCAM", "", "NiSO₄·6H₂O", "Sierra ARC" };
  g_autoptr (OfftakeMeasure) measure = offtake_measure_new ();
  g_autoptr (PangoContext) context =
      pango_font_map_create_context (pango_cairo_font_map_get_default ());

  for (guint run = 0; run < 2; run++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      for (OfftakeTextKind kind = OFFTAKE_TEXT_NAME; kind <= OFFTAKE_TEXT_HEADING; kind++) {
        g_autoptr (PangoLayout) layout = offtake_scene_text_layout (context, kind, texts[i]);
        int width, height;
        double high;
        pango_layout_get_pixel_size (layout, &width, &height);
        g_assert_cmpfloat (offtake_measure_width (measure, kind, texts[i], -1, &high), ==, width);
        g_assert_cmpfloat (high, ==, height);
      }
}

static void
test_parts (void)
{
  g_autoptr (OfftakeMeasure) measure = offtake_measure_new ();

  g_assert_cmpfloat (offtake_measure_width (measure, OFFTAKE_TEXT_NAME, "Sierra ARC", 6, NULL), ==,
                     offtake_measure_width (measure, OFFTAKE_TEXT_NAME, "Sierra", -1, NULL));
  g_assert_cmpfloat (offtake_measure_width (measure, OFFTAKE_TEXT_NAME, "Sierra", 0, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/sizes", test_sizes);
  g_test_add_func ("/measure/parts", test_parts);
  return g_test_run ();
}
