/* SPDX-License-Identifier: MPL-2.0 */
#include "settings.h"

#include <adwaita.h>

#include "ui/stage.h"

/* The defaults are what a first start looks like. */
static void
test_defaults (void)
{
  GSettings *settings = offtake_settings_get ();
  g_autofree char *page = g_settings_get_string (settings, "page");
  g_autofree char *measure = g_settings_get_string (settings, "measure");

  g_assert_true (settings == offtake_settings_get ());
  g_assert_cmpstr (page, ==, "flows");
  g_assert_cmpstr (measure, ==, "goods");
  g_assert_true (g_settings_get_boolean (settings, "inspector"));
}

static void
test_color_scheme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GSettings *settings = offtake_settings_get ();

  g_settings_set_string (settings, "color-scheme", "dark");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (settings, "color-scheme", "light");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_settings_reset (settings, "color-scheme");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
}

static gboolean
moves (void)
{
  gboolean animations = FALSE;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animations, NULL);
  return animations;
}

static void
test_animations (void)
{
  GSettings *settings = offtake_settings_get ();

  g_settings_set_boolean (settings, "animations", TRUE);
  g_settings_set_boolean (settings, "animations", FALSE);
  g_assert_false (moves ());
  g_settings_reset (settings, "animations");
  g_assert_true (moves ());
}

static void
assert_paper (const char *word, const char *name)
{
  GtkPaperSize *paper = NULL;

  g_settings_set_string (offtake_settings_get (), "paper", word);
  paper = offtake_settings_dup_paper ();
  g_assert_cmpstr (gtk_paper_size_get_name (paper), ==, name);
  gtk_paper_size_free (paper);
  g_settings_reset (offtake_settings_get (), "paper");
}

static void
test_paper (void)
{
  assert_paper ("a4", GTK_PAPER_NAME_A4);
  assert_paper ("letter", GTK_PAPER_NAME_LETTER);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  offtake_settings_apply ();
  g_test_add_func ("/ui/settings/defaults", test_defaults);
  g_test_add_func ("/ui/settings/color-scheme", test_color_scheme);
  g_test_add_func ("/ui/settings/animations", test_animations);
  g_test_add_func ("/ui/settings/paper", test_paper);
  return stage_run ();
}
