/* SPDX-License-Identifier: MPL-2.0 */
#include "settings.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/settings/defaults", test_defaults);
  return g_test_run ();
}
