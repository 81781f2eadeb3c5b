/* SPDX-License-Identifier: MPL-2.0 */
#include "view.h"

#include <math.h>

#include "document/document-private.h"
#include "settings.h"
#include "ui/stage.h"

static void
count (gpointer object, guint *n)
{
  (*n)++;
}

static void
test_empty (void)
{
  g_autoptr (OfftakeView) view = offtake_view_new ();

  g_assert_null (offtake_view_get_plan (view));
  g_assert_null (offtake_view_get_solution (view));
  g_assert_null (offtake_view_get_period_info (view));
  g_assert_cmpuint (offtake_view_get_solved_period (view), ==, OFFTAKE_NONE);
  g_assert_true (isnan (offtake_view_total_value (view)));
}

static void
test_period_is_kept_in_the_horizon (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  guint n = 0;

  offtake_view_set_period (view, 0);
  g_signal_connect (view, "updated", G_CALLBACK (count), &n);
  offtake_view_set_period (view, 1000);
  g_assert_cmpuint (offtake_view_get_period (view), ==, offtake_view_n_periods (view) - 1);
  g_assert_cmpuint (n, ==, 1);
  offtake_view_set_period (view, 1000);
  g_assert_cmpuint (n, ==, 1);
}

/* The founding agreement at full ramp: 30 % of 13,000 t of NMC811 need 1,882.4 t of nickel. */
static void
test_figures (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeAgreement *nickel = stage_agreement (view, "aqms-6k-ni");

  stage_show_period (view, "2030");
  OfftakeNetwork *network = offtake_solution_get_network (offtake_view_get_solution (view));
  const OfftakeAgreementResult *result =
      offtake_view_agreement_result (view, OFFTAKE_RECORD (nickel));
  guint ni = offtake_network_find_element (network, "Ni");
  guint material = offtake_network_find_material (network, "niso4");

  g_assert_cmpfloat_with_epsilon (result->t * offtake_network_content (network, material, ni),
                                  1882.4, 1);
  g_assert_cmpfloat (offtake_view_recycled_mass (view, ni), >, 0);
  g_assert_cmpfloat (offtake_view_recycled_mass (view, ni), <=, 1883);
  g_assert_cmpfloat (offtake_view_total_value (view), >, result->value);
}

/* An agreement that moves nothing has no result. */
static void
test_no_result_without_movement (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeAgreement *memorandum = stage_agreement (view, "aqms-6k-mou");

  g_assert_null (offtake_view_agreement_result (view, OFFTAKE_RECORD (memorandum)));
}

static void
test_selection_and_updates_follow_edits (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeDocument *document = offtake_view_get_document (view);
  OfftakeRecord *nickel = OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni"));
  g_autoptr (json_t) title = json_string ("Renamed");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  offtake_view_select (view, nickel);
  g_signal_connect (view, "updated", G_CALLBACK (count), &n);
  g_assert_true (offtake_document_set (document, nickel, "title", title, &error));
  stage_solve (document);
  g_assert_cmpuint (n, >=, 1);
  g_assert_true (offtake_view_get_selected (view) == nickel);

  offtake_view_set_document (view, NULL);
  g_assert_null (offtake_view_get_selected (view));
}

/* What the chart shows is what the document solves first. */
static void
test_document_knows_what_is_shown (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeDocument *document = offtake_view_get_document (view);
  GSettings *settings = offtake_settings_get ();

  stage_show_period (view, "2030");
  g_settings_set_string (settings, "measure", "goods");
  g_settings_set_string (settings, "color", "material");
  g_assert_cmpstr (document->shown_period, ==, "2030");
  g_assert_null (document->shown_element);
  g_settings_set_string (settings, "measure", "element:Li");
  g_assert_cmpstr (document->shown_element, ==, "Li");
  g_settings_set_string (settings, "measure", "goods");
  g_settings_set_string (settings, "color", "origin");
  g_assert_cmpstr (document->shown_element, ==, "*");
  g_assert_true (offtake_view_is_whole (view));
  g_settings_reset (settings, "measure");
  g_settings_reset (settings, "color");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/view/empty", test_empty);
  g_test_add_func ("/ui/view/period-is-kept-in-the-horizon", test_period_is_kept_in_the_horizon);
  g_test_add_func ("/ui/view/figures", test_figures);
  g_test_add_func ("/ui/view/no-result-without-movement", test_no_result_without_movement);
  g_test_add_func ("/ui/view/selection-and-updates-follow-edits",
                   test_selection_and_updates_follow_edits);
  g_test_add_func ("/ui/view/document-knows-what-is-shown", test_document_knows_what_is_shown);
  return stage_run ();
}
