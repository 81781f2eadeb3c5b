/* SPDX-License-Identifier: MPL-2.0 */
#include "mass.h"

#include "agreements/agreements-page.h"
#include "settings.h"
#include "ui/stage.h"

/* What is shown changes at once, wherever it is, and the plan not at all. */
static void
test_shown_in_the_unit (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);

  stage_show_period (view, "2026");
  offtake_window_show_page (window, "agreements");
  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_AGREEMENTS_PAGE, 0);
  offtake_view_select (view, OFFTAKE_RECORD (stage_agreement (view, "aqms-6k-ni")));
  stage_settle ();
  g_assert_true (stage_says (window, "2,810 t"));
  g_settings_set_string (offtake_settings_get (), "mass-unit", "kg");
  stage_settle ();
  g_assert_cmpint (offtake_mass_unit (), ==, OFFTAKE_MASS_KILOGRAM);
  g_assert_true (stage_says (page, "Quantity (kg)"));
  g_assert_true (stage_says (window, "2,810,000 kg"));
  g_assert_false (stage_says (window, "2,810 t"));
  g_assert_false (offtake_document_can_undo (offtake_window_get_document (window)));
  g_settings_reset (offtake_settings_get (), "mass-unit");
  stage_settle ();
  g_assert_true (stage_says (page, "Quantity (t)"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/mass/shown-in-the-unit", test_shown_in_the_unit);
  return stage_run ();
}
