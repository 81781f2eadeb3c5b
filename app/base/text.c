/* SPDX-License-Identifier: MPL-2.0 */
#include "base/text.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define DIGITS 4
#define LEAST_POWER (-9) /* of tonnes, a milligram: below it nobody counts the zeros */

static gboolean right_to_left;

void
offtake_text_set_right_to_left (gboolean is_right_to_left)
{
  right_to_left = is_right_to_left;
}

const char *
offtake_text_mark (void)
{
  return right_to_left ? "\u200e" : "";
}

char *
offtake_text_join (const char *separator, const char *const *parts, guint n_parts)
{
  const char *begin = right_to_left ? "\u2068" : "", *end = right_to_left ? "\u2069" : "";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? separator : "", begin, parts[i],
                              end);
  if (right_to_left && text->len > 0)
    g_string_prepend (text, "\u200f");
  return g_string_free (text, FALSE);
}

int
offtake_text_direction (const char *text)
{
  static const GUnicodeScript scripts[] = { G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW,
                                            G_UNICODE_SCRIPT_SYRIAC, G_UNICODE_SCRIPT_THAANA,
                                            G_UNICODE_SCRIPT_NKO };

  for (; *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (c == 0x200e || c == 0x200f)
      return c == 0x200e ? 1 : -1;
    if (!g_unichar_isalpha (c))
      continue;
    for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
      if (g_unichar_get_script (c) == scripts[i])
        return -1;
    return 1;
  }
  return 0;
}

/* The power of ten of the first digit of @number once rounded to DIGITS digits. */
static int
leading_power (double number)
{
  int power = (int) floor (log10 (fabs (number)));
  double scale = pow (10, power - DIGITS + 1);

  return round (fabs (number) / scale) >= pow (10, DIGITS) ? power + 1 : power;
}

/* Parts the digits before the decimal sign in threes where the locale, as the C locale does, leaves
   them together. */
static char *
group_digits (const char *plain)
{
  g_autoptr (GString) text = g_string_new (plain);
  const gssize start = *plain == '-' ? 1 : 0;
  gssize end = start;

  while (g_ascii_isdigit (text->str[end]))
    end++;
  for (gssize at = end - 3; at > start; at -= 3)
    g_string_insert (text, at, ",");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
offtake_text_fixed (double number, int decimals)
{
  const char *separator = localeconv ()->thousands_sep;
  g_autofree char *plain = NULL, *grouped = NULL;

  if (isnan (number))
    return g_strdup ("–");
  if (isinf (number))
    return g_strdup (number > 0 ? "∞" : "−∞");
  if (fabs (number) < 0.5 * pow (10, -decimals))
    number = 0; /* never "-0.0" */
  plain = g_strdup_printf ("%'.*f", decimals, number);
  grouped = separator && *separator ? g_steal_pointer (&plain) : group_digits (plain);
  return g_strconcat (offtake_text_mark (), grouped, NULL);
}

char *
offtake_text_number (double number)
{
  if (!isfinite (number))
    return offtake_text_fixed (number, 0);
  if (number == 0)
    return g_strconcat (offtake_text_mark (), "0", NULL);

  int power = leading_power (number);
  if (power < LEAST_POWER || power > 15)
    return g_strdup_printf ("%s%.*e", offtake_text_mark (), DIGITS - 1, number);
  if (power >= DIGITS) {
    double scale = pow (10, power - DIGITS + 1);
    number = round (number / scale) * scale;
  }
  return offtake_text_fixed (number, MAX (0, DIGITS - 1 - power));
}

char *
offtake_text_tonnes (double tonnes)
{
  g_autofree char *number = offtake_text_number (tonnes);

  /* Translators: an amount in metric tonnes */
  return g_strdup_printf (_ ("%s t"), number);
}

static const struct {
  const char *label;
  double per_tonne;
} mass_units[OFFTAKE_N_MASS_UNITS] = {
  [OFFTAKE_MASS_TONNE] = { N_ ("t"), 1 },
  [OFFTAKE_MASS_KILOGRAM] = { N_ ("kg"), 1000 },
  [OFFTAKE_MASS_POUND] = { N_ ("lb"), 1000 / 0.45359237 },
  [OFFTAKE_MASS_SHORT_TON] = { N_ ("short tons"), 1000 / (2000 * 0.45359237) },
  [OFFTAKE_MASS_KILOTONNE] = { N_ ("kt"), 0.001 },
};

double
offtake_mass_unit_per_tonne (OfftakeMassUnit unit)
{
  return mass_units[unit].per_tonne;
}

const char *
offtake_mass_unit_label (OfftakeMassUnit unit)
{
  return _ (mass_units[unit].label);
}

char *
offtake_text_mass (double tonnes, OfftakeMassUnit unit)
{
  g_autofree char *number = offtake_text_number (tonnes * mass_units[unit].per_tonne);

  return unit == OFFTAKE_MASS_TONNE
             ? offtake_text_tonnes (tonnes)
             : g_strdup_printf ("%s %s", number, offtake_mass_unit_label (unit));
}

char *
offtake_text_percent (double fraction)
{
  g_autofree char *number = offtake_text_number (100 * fraction);

  return g_strdup_printf (_ ("%s %%"), number);
}

char *
offtake_text_money (double amount, const char *currency)
{
  int power = amount != 0 && isfinite (amount) ? leading_power (amount) : 0;
  g_autofree char *number = NULL;

  if (power >= 9) {
    number = offtake_text_number (amount / 1e9);
    /* Translators: thousand millions of a currency, "1.200 bn USD" */
    return g_strdup_printf (_ ("%s bn %s"), number, currency);
  }
  if (power >= 6) {
    number = offtake_text_number (amount / 1e6);
    /* Translators: millions of a currency, "52.74 M USD" */
    return g_strdup_printf (_ ("%s M %s"), number, currency);
  }
  if (power >= 3) {
    number = offtake_text_number (amount / 1e3);
    /* Translators: thousands of a currency, "840.0 k USD" */
    return g_strdup_printf (_ ("%s k %s"), number, currency);
  }
  number = offtake_text_number (amount);
  /* Translators: an amount and its currency, "12.40 USD" */
  return g_strdup_printf (_ ("%s %s"), number, currency);
}

char *
offtake_text_short (char *text)
{
  const char *sign = localeconv ()->decimal_point;
  char *point = text && *sign ? strstr (text, sign) : NULL;
  char *end, *last;

  if (!point)
    return text;
  for (end = point + strlen (sign); g_ascii_isdigit (*end); end++)
    ;
  for (last = end; last[-1] == '0'; last--)
    ;
  if (last == point + strlen (sign))
    last = point;
  memmove (last, end, strlen (end) + 1);
  return text;
}

char *
offtake_text_slug (const char *name, gsize max)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString *slug = g_string_new (NULL);

  for (const char *at = plain; *at && slug->len < max; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (slug, g_ascii_tolower (*at));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}
