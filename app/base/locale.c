/* SPDX-License-Identifier: MPL-2.0 */
#include "base/locale.h"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "base/text.h"

void
offtake_locale_init (void)
{
  const char *dir = g_file_test (OFFTAKE_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR)
                        ? OFFTAKE_BUILD_LOCALE_DIR
                        : OFFTAKE_LOCALE_DIR;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *const *
offtake_locale_languages (void)
{
  static const char *const languages[] = { "en", OFFTAKE_LANGUAGES, NULL };

  return languages;
}

/* "de_DE.UTF-8": every language that we speak is the first of the country of its name or, as
   English, of the United States. */
static void
use_numbers (const char *language)
{
  g_autofree char *country = g_ascii_strup (strcmp (language, "en") == 0 ? "us" : language, -1);
  g_autofree char *name = g_strdup_printf ("%s_%s.UTF-8", language, country);

  if (!setlocale (LC_NUMERIC, name))
    setlocale (LC_NUMERIC, "C");
}

gboolean
offtake_locale_use (const char *language)
{
  if (!g_strv_contains (offtake_locale_languages (), language))
    return FALSE;
  g_setenv ("LANGUAGE", language, TRUE);
  if (strcmp (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8"); /* in the C locale no message is translated */
  use_numbers (language);
  textdomain (GETTEXT_PACKAGE); /* forgets messages that were looked up */
  offtake_text_set_right_to_left (offtake_locale_is_right_to_left ());
  return TRUE;
}

struct _OfftakeLocaleBefore {
  gboolean changed, right_to_left;
  char *language, *messages,
      *numbers; /* language: the variable's value, NULL where it was not set */
};

OfftakeLocaleBefore *
offtake_locale_push (const char *language)
{
  OfftakeLocaleBefore *before = g_new0 (OfftakeLocaleBefore, 1);

  before->language = g_strdup (g_getenv ("LANGUAGE"));
  before->messages = g_strdup (setlocale (LC_MESSAGES, NULL));
  before->numbers = g_strdup (setlocale (LC_NUMERIC, NULL));
  before->right_to_left = *offtake_text_mark () != '\0';
  before->changed = language && offtake_locale_use (language);
  return before;
}

void
offtake_locale_pop (OfftakeLocaleBefore *before)
{
  if (before->changed) {
    if (before->language)
      g_setenv ("LANGUAGE", before->language, TRUE);
    else
      g_unsetenv ("LANGUAGE");
    setlocale (LC_MESSAGES, before->messages);
    setlocale (LC_NUMERIC, before->numbers);
    textdomain (GETTEXT_PACKAGE);
    offtake_text_set_right_to_left (before->right_to_left);
  }
  g_free (before->language);
  g_free (before->messages);
  g_free (before->numbers);
  g_free (before);
}

const char *
offtake_locale_get_language (void)
{
  const char *header = gettext (""); /* of the catalogue; "" itself where there is none */
  const char *const *languages = offtake_locale_languages ();

  for (guint i = 1; languages[i]; i++) {
    g_autofree char *line = g_strdup_printf ("Language: %s\n", languages[i]);
    if (strstr (header, line))
      return languages[i];
  }
  return languages[0];
}

gboolean
offtake_locale_is_right_to_left (void)
{
  /* Translators: "right to left" if the language is written so, as Arabic; else as it stands. */
  return strcmp (C_ ("direction of writing", "left to right"), "right to left") == 0;
}
