/* SPDX-License-Identifier: MPL-2.0 */
#include "base/locale.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "base/text.h"

/* The catalogue's header is the translation of the empty text. */
static void
test_build_tree_speaks_german (void)
{
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "C.UTF-8");
  g_assert_nonnull (strstr (gettext (""), "Language: de"));
}

static void
test_switches (void)
{
  g_assert_cmpstr (offtake_locale_get_language (), ==, "de");
  g_assert_true (offtake_locale_use ("en"));
  g_assert_cmpstr (offtake_locale_get_language (), ==, "en");
  g_assert_cmpstr (gettext (""), ==, "");
  g_assert_false (offtake_locale_use ("tlh"));
  OfftakeLocaleBefore *before = offtake_locale_push ("de");
  g_assert_cmpstr (offtake_locale_get_language (), ==, "de");
  offtake_locale_pop (before);
  g_assert_cmpstr (offtake_locale_get_language (), ==, "en");
  offtake_locale_pop (offtake_locale_push (NULL));
  g_assert_cmpstr (offtake_locale_get_language (), ==, "en");
  g_assert_true (offtake_locale_use ("de"));
}

/* Numbers are marked as long as texts are in a language that is written from the right. */
static void
test_right_to_left (void)
{
  g_assert_false (offtake_locale_is_right_to_left ());
  OfftakeLocaleBefore *before = offtake_locale_push ("ar");
  g_assert_cmpstr (offtake_locale_get_language (), ==, "ar");
  g_assert_true (offtake_locale_is_right_to_left ());
  g_assert_cmpstr (offtake_text_mark (), ==, "\u200e");
  g_assert_cmpstr (ngettext ("%'u agreement", "%'u agreements", 2), ==, "اتفاقيتان");
  offtake_locale_pop (before);
  g_assert_false (offtake_locale_is_right_to_left ());
  g_assert_cmpstr (offtake_text_mark (), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANGUAGE", "de", TRUE);
  offtake_locale_init ();
  g_test_add_func ("/locale/build-tree-speaks-german", test_build_tree_speaks_german);
  g_test_add_func ("/locale/switches", test_switches);
  g_test_add_func ("/locale/right-to-left", test_right_to_left);
  return g_test_run ();
}
