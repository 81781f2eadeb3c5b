/* SPDX-License-Identifier: MPL-2.0 */
#include "report/style.h"

static double
width_of (const char *text, OfftakeTextStyle style, double scale)
{
  PangoContext *context = offtake_style_context_new ();
  g_autoptr (PangoLayout) layout = offtake_style_layout (context, style, scale, text);

  g_object_unref (context);
  return offtake_style_width (layout);
}

static void
test_figures_are_tabular (void)
{
  const double width = width_of ("0000", OFFTAKE_TEXT_CELL, 1);

  for (char digit = '1'; digit <= '9'; digit++) {
    const char text[] = { digit, digit, digit, digit, '\0' };
    g_assert_cmpfloat_with_epsilon (width_of (text, OFFTAKE_TEXT_CELL, 1), width, 0.01);
  }
}

static void
test_scale (void)
{
  const double full = width_of ("PlusCAM", OFFTAKE_TEXT_BODY, 1);

  g_assert_cmpfloat_with_epsilon (width_of ("PlusCAM", OFFTAKE_TEXT_BODY, 2), 2 * full,
                                  0.02 * full);
  g_assert_cmpfloat (width_of ("PlusCAM", OFFTAKE_TEXT_TITLE, 1), >, full);
  g_assert_cmpfloat (width_of (NULL, OFFTAKE_TEXT_BODY, 1), ==, 0);
}

static void
test_tags (void)
{
  g_assert_cmpstr (offtake_style_tag (OFFTAKE_TEXT_TITLE), ==, "H1");
  g_assert_cmpstr (offtake_style_tag (OFFTAKE_TEXT_HEADING_2), ==, "H2");
  g_assert_cmpstr (offtake_style_tag (OFFTAKE_TEXT_CELL_HEAD), ==, "TH");
  g_assert_cmpint (offtake_style_ink (OFFTAKE_TEXT_NOTE), ==, OFFTAKE_PRINT_INK_FAINT);
}

/* Where lines begin at the right all of them do, and what is written from the left is isolated,
   lest its full stop go over to the other side. */
static void
test_lines_begin_at_one_side (void)
{
  PangoContext *context = offtake_style_context_new ();

  g_assert_false (offtake_style_is_right_to_left (context));
  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  g_assert_true (offtake_style_is_right_to_left (context));
  g_autoptr (PangoLayout) layout =
      offtake_style_layout (context, OFFTAKE_TEXT_BODY, 1, "NMC811.\n\nالنيكل.\n26 %");
  g_assert_cmpstr (pango_layout_get_text (layout), ==,
                   "\u2068NMC811.\u2069\n\nالنيكل.\n\u206826 %\u2069");
  pango_layout_set_width (layout, 300 * PANGO_SCALE);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++) {
    PangoRectangle logical;
    pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &logical);
    g_assert_cmpint (
        pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, i)), ==,
        PANGO_DIRECTION_RTL);
    g_assert_cmpint (logical.width, <, 300 * PANGO_SCALE);
  }
  g_assert_cmpint (pango_layout_get_alignment (layout), ==, PANGO_ALIGN_RIGHT);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/style/figures-are-tabular", test_figures_are_tabular);
  g_test_add_func ("/report/style/scale", test_scale);
  g_test_add_func ("/report/style/tags", test_tags);
  g_test_add_func ("/report/style/lines-begin-at-one-side", test_lines_begin_at_one_side);
  return g_test_run ();
}
