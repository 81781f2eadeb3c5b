/* SPDX-License-Identifier: MPL-2.0 */
#include "base/text.h"

#include <glib/gi18n.h>
#include <math.h>

#define DIGITS 4

/* The power of ten of the first digit of @number once rounded to DIGITS digits. */
static int
leading_power (double number)
{
  int power = (int) floor (log10 (fabs (number)));
  double scale = pow (10, power - DIGITS + 1);

  return round (fabs (number) / scale) >= pow (10, DIGITS) ? power + 1 : power;
}

char *
offtake_text_number (double number)
{
  if (isnan (number))
    return g_strdup ("–");
  if (isinf (number))
    return g_strdup (number > 0 ? "∞" : "−∞");
  if (number == 0)
    return g_strdup ("0");

  int power = leading_power (number);
  if (power < -DIGITS || power > 15)
    return g_strdup_printf ("%.*e", DIGITS - 1, number);
  if (power >= DIGITS) {
    double scale = pow (10, power - DIGITS + 1);
    number = round (number / scale) * scale;
  }
  return g_strdup_printf ("%'.*f", MAX (0, DIGITS - 1 - power), number);
}

char *
offtake_text_tonnes (double tonnes)
{
  g_autofree char *number = offtake_text_number (tonnes);

  /* Translators: an amount in metric tonnes */
  return g_strdup_printf (_ ("%s t"), number);
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
