/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-row.h"

#include <math.h>

#include "ui/stage.h"

static void
count (gpointer object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_names_and_figures (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autofree char *seller = NULL, *material = NULL, *status = NULL;

  stage_show_period (view, "2030");
  g_autoptr (OfftakeAgreementRow) row =
      offtake_agreement_row_new (view, stage_agreement (view, "aqms-6k-li"));
  g_object_get (row, "seller", &seller, "material", &material, "status", &status, NULL);
  g_assert_cmpstr (seller, ==, "Sierra ARC");
  g_assert_cmpstr (material, ==, "Lithium carbonate");
  g_assert_cmpstr (status, ==, "Binding");
  g_assert_cmpfloat_with_epsilon (offtake_agreement_row_get_mass (row), 1481.1, 0.1);
  g_autofree char *sentence = offtake_agreement_row_describe (row);
  g_assert_nonnull (strstr (sentence, "from Sierra ARC to PlusCAM"));
  g_assert_nonnull (strstr (sentence, "1,481 t"));
}

static void
test_follows_agreement_and_period (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeAgreement *agreement = stage_agreement (view, "aqms-6k-li");
  g_autoptr (OfftakeAgreementRow) row = offtake_agreement_row_new (view, agreement);
  g_autoptr (json_t) title = json_string ("Renamed");
  guint titles = 0, masses = 0;

  g_signal_connect (row, "notify::title", G_CALLBACK (count), &titles);
  g_signal_connect (row, "notify::mass", G_CALLBACK (count), &masses);
  g_assert_true (offtake_document_set (offtake_view_get_document (view), OFFTAKE_RECORD (agreement),
                                       "title", title, NULL));
  g_assert_cmpuint (titles, >=, 1);
  stage_show_period (view, "2024");
  double before = offtake_agreement_row_get_mass (row);
  offtake_agreement_row_update (row);
  g_assert_cmpuint (masses, >=, 1);
  g_assert_cmpfloat (offtake_agreement_row_get_mass (row), !=, before);
}

static void
test_no_figures_without_movement (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeAgreementRow) row =
      offtake_agreement_row_new (view, stage_agreement (view, "aqms-6k-mou"));

  g_assert_true (isnan (offtake_agreement_row_get_mass (row)));
  g_assert_true (isnan (offtake_agreement_row_get_value (row)));
  g_autofree char *sentence = offtake_agreement_row_describe (row);
  g_assert_nonnull (strstr (sentence, "moves nothing"));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreement-row/names-and-figures", test_names_and_figures);
  g_test_add_func ("/ui/agreement-row/follows-agreement-and-period",
                   test_follows_agreement_and_period);
  g_test_add_func ("/ui/agreement-row/no-figures-without-movement",
                   test_no_figures_without_movement);
  return stage_run ();
}
