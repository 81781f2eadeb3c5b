/* SPDX-License-Identifier: MPL-2.0 */
#include "mass.h"

#include "agreement-editor/field-path.h"
#include "agreement-editor/field-row.h"
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

static void
set_unit (const char *unit)
{
  g_settings_set_string (offtake_settings_get (), "mass-unit", unit);
  stage_settle ();
}

#define PATH "quantity.tpa.2027"

static GtkEditable *
entry_of (OfftakeWindow *window)
{
  GtkWidget *row = NULL;

  for (guint i = 0; (row = stage_find (window, OFFTAKE_TYPE_FIELD_ROW, i)); i++) {
    g_autofree char *path = NULL;

    g_object_get (row, "path", &path, NULL);
    if (g_strcmp0 (path, PATH) == 0)
      return GTK_EDITABLE (stage_find (row, GTK_TYPE_ENTRY, 0));
  }
  g_assert_not_reached ();
}

/* What is typed means the unit that stands beside it, and the plan holds tonnes. */
static void
test_typed_in_the_unit (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeView *view = offtake_window_get_view (window);
  OfftakeRecord *westwin = OFFTAKE_RECORD (stage_agreement (view, "aqms-westwin"));

  offtake_view_select (view, westwin);
  stage_settle ();
  g_assert_cmpstr (gtk_editable_get_text (entry_of (window)), ==, "500");
  set_unit ("kg");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (window)), ==, "500000");
  g_assert_true (stage_says (window, "kg/a"));
  gtk_editable_set_text (entry_of (window), "250000");
  stage_settle ();
  g_autoptr (json_t) value = offtake_field_path_get (westwin, PATH);
  g_assert_cmpfloat (json_number_value (value), ==, 250);
  set_unit ("t");
  g_assert_cmpstr (gtk_editable_get_text (entry_of (window)), ==, "250");
  g_settings_reset (offtake_settings_get (), "mass-unit");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/mass/shown-in-the-unit", test_shown_in_the_unit);
  g_test_add_func ("/ui/mass/typed-in-the-unit", test_typed_in_the_unit);
  return stage_run ();
}
