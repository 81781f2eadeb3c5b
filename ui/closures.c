/* SPDX-License-Identifier: MPL-2.0 */
#include "closures.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/period.h"
#include "base/text.h"

static const struct {
  const char *word, *label;
} words[] = {
  { "draft", N_ ("Draft") },
  { "mou", N_ ("MOU") },
  { "loi", N_ ("LOI") },
  { "binding", N_ ("Binding") },
  { "active", N_ ("Active") },
  { "expired", N_ ("Expired") },
  { "terminated", N_ ("Terminated") },
  { "fixed", N_ ("Fixed") },
  { "share_of_need", N_ ("Share of need") },
  { "share_of_output", N_ ("Share of output") },
  { "index", N_ ("Index formula") },
  { "source", N_ ("Source") },
  { "process", N_ ("Process") },
  { "hub", N_ ("Hub") },
  { "sink", N_ ("Sink") },
  { "collector", N_ ("Collector") },
  { "shredder", N_ ("Shredder") },
  { "refiner", N_ ("Refiner") },
  { "mine", N_ ("Mine") },
  { "pcam", N_ ("Precursor maker") },
  { "cam", N_ ("Cathode maker") },
  { "cell", N_ ("Cell maker") },
  { "oem", N_ ("Vehicle maker") },
  { "other", N_ ("Other") },
  { "push", N_ ("Runs on what it buys") },
  { "pull", N_ ("Runs on what it sells") },
  { "virgin", N_ ("Primary") },
  { "recycled_pre", N_ ("Recycled, manufacturing waste") },
  { "recycled_post", N_ ("Recycled, end of life") },
  { "unknown", N_ ("Unknown") },
  { "none", N_ ("No waste") },
  { "pre", N_ ("Manufacturing waste") },
  { "post", N_ ("End of life") },
  { "acm", N_ ("Critical mineral") },
  { "eam", N_ ("Electrode material") },
  { "salt", N_ ("Salt") },
  { "metal", N_ ("Metal") },
  { "black_mass", N_ ("Black mass") },
  { "scrap", N_ ("Scrap") },
  { "recycled_share", N_ ("Recycled share") },
  { "recycled_post_share", N_ ("Share recycled from end of life") },
  { "country_share", N_ ("Share from countries") },
  { "no_foreign_entity", N_ ("No foreign entity") },
  { "kgco2e_per_t", N_ ("Carbon per tonne") },
};

const char *
offtake_word_label (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return _ (words[i].label);
  return word;
}

char *
offtake_format_tonnes (gpointer self, double tonnes)
{
  return isnan (tonnes) ? g_strdup ("") : offtake_text_tonnes (tonnes);
}

char *
offtake_format_percent (gpointer self, double fraction)
{
  return isnan (fraction) ? g_strdup ("") : offtake_text_percent (fraction);
}

char *
offtake_format_number (gpointer self, double number)
{
  return isnan (number) ? g_strdup ("") : offtake_text_number (number);
}

char *
offtake_format_day (gpointer self, guint day)
{
  return day ? offtake_day_format (day) : g_strdup ("");
}

/* Whether every @separator stands before a group of three digits, none first. */
static gboolean
is_grouping (const char *text, char separator, gsize end)
{
  const char *first = strchr (text, separator);

  if (!first || first == text || first - text > 3 + (*text == '-' || *text == '+'))
    return FALSE;
  for (gsize i = (gsize) (first - text); i < end; i += 4) {
    if (text[i] != separator)
      return FALSE;
    for (gsize j = 1; j <= 3; j++)
      if (!g_ascii_isdigit (text[i + j]))
        return FALSE;
    if (i + 4 < end && text[i + 4] != separator)
      return FALSE;
  }
  return TRUE;
}

static char *
without (const char *text, const char *characters)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && !g_utf8_strchr (characters, -1, c))
      g_string_append_unichar (kept, c);
  }
  return g_string_free (kept, FALSE);
}

gboolean
offtake_number_parse (const char *text, double *number)
{
  g_autofree char *plain = without (text, "'’_");
  char decimal = *localeconv ()->decimal_point == ',' ? ',' : '.';
  char group = decimal == ',' ? '.' : ',';
  char *point = strrchr (plain, decimal);
  gsize end = point && strchr (plain, group) ? (gsize) (point - plain) : strlen (plain);
  char *rest = NULL;

  if (strchr (plain, group) && is_grouping (plain, group, end)) {
    const char characters[] = { group, '\0' };
    g_autofree char *ungrouped = without (plain, characters);

    g_strdelimit (ungrouped, ",", '.');
    *number = g_ascii_strtod (ungrouped, &rest);
    return rest != ungrouped && *rest == '\0' && isfinite (*number);
  }
  if (strchr (plain, ',') && strchr (plain, '.'))
    return FALSE;
  g_strdelimit (plain, ",", '.');
  *number = g_ascii_strtod (plain, &rest);
  return rest != plain && *rest == '\0' && isfinite (*number) && !strpbrk (plain, "xXnN");
}

char *
offtake_number_edit_text (double number)
{
  GString *text = g_string_new (NULL);

  if (isfinite (number))
    offtake_json_append_number (text, number);
  if (*localeconv ()->decimal_point == ',')
    g_strdelimit (text->str, ".", ',');
  return g_string_free (text, FALSE);
}
