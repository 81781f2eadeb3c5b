/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/show-text.h"

static void
count (cairo_t *cr, PangoLayout *layout, gpointer data)
{
  g_assert_cmpstr (pango_layout_get_text (layout), ==, "Words");
  ++*(guint *) data;
}

static void
test_sink_takes_what_is_shown (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 40, 20);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  guint n = 0;

  pango_layout_set_text (layout, "Words", -1);
  g_assert_false (offtake_show_text_goes_elsewhere (cr));
  offtake_show_text (cr, layout);
  offtake_show_text_to (cr, count, &n);
  g_assert_true (offtake_show_text_goes_elsewhere (cr));
  offtake_show_text (cr, layout);
  g_assert_cmpuint (n, ==, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/show-text/sink", test_sink_takes_what_is_shown);
  return g_test_run ();
}
