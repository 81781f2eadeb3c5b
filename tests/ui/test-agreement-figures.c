/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/agreement-figures.h"

#include "ui/stage.h"

static const char *
figure_of (GPtrArray *figures, const char *title)
{
  for (guint i = 0; i < figures->len; i++) {
    const OfftakeFigure *figure = g_ptr_array_index (figures, i);

    if (g_str_equal (figure->title, title))
      return figure->figure;
  }
  return NULL;
}

static void
test_what_it_does (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");

  stage_show_period (view, "2030");
  g_autoptr (GPtrArray) figures =
      offtake_agreement_figures_new (view, stage_agreement (view, "aqms-6k-li"));
  /* 30 % of the lithium carbonate of 13,000 t of NMC811, at 14,000 USD/t. */
  g_assert_cmpstr (figure_of (figures, "Quantity"), ==, "1,481 t");
  g_assert_cmpstr (figure_of (figures, "Price"), ==, "14,000 USD/t");
  g_assert_cmpstr (figure_of (figures, "Value"), ==, "20.74 M USD");
  g_assert_nonnull (figure_of (figures, "Recycled Li"));
  g_assert_null (figure_of (figures, "Recycled Ni"));
}

static void
test_nothing_for_what_does_not_move (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (GPtrArray) figures =
      offtake_agreement_figures_new (view, stage_agreement (view, "aqms-6k-mou"));

  g_assert_cmpuint (figures->len, ==, 0);
}

static void
test_price_terms_in_words (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeAgreement *agreement = stage_agreement (view, "aqms-6k-ni");
  const OfftakePriceTerm *term = g_ptr_array_index (agreement->price->terms, 0);
  g_autofree char *text =
      offtake_agreement_figures_describe_term (offtake_view_get_plan (view), term);
  OfftakeRecord *index = offtake_plan_find (offtake_view_get_plan (view), "indices", "ni");

  g_assert_true (g_str_has_prefix (text, "100.0 % of "));
  g_assert_nonnull (strstr (text, offtake_record_get_title (index)));
  g_assert_true (g_str_has_suffix (text, "for the Ni it holds"));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreement-figures/what-it-does", test_what_it_does);
  g_test_add_func ("/ui/agreement-figures/nothing-for-what-does-not-move",
                   test_nothing_for_what_does_not_move);
  g_test_add_func ("/ui/agreement-figures/price-terms-in-words", test_price_terms_in_words);
  return stage_run ();
}
