/* SPDX-License-Identifier: MPL-2.0 */
#include "report/cell-text.h"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>

/* Where the locale names nothing, as the C locale does, whose decimal sign is a point. */
#define SEPARATOR ","

static char *
group_digits (const char *plain)
{
  g_autoptr (GString) text = g_string_new (plain);
  const gssize start = *plain == '-' ? 1 : 0;
  gssize end = start;

  while (g_ascii_isdigit (text->str[end]))
    end++;
  for (gssize at = end - 3; at > start; at -= 3)
    g_string_insert (text, at, SEPARATOR);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
offtake_cell_number (double number, int decimals)
{
  const char *separator = localeconv ()->thousands_sep;
  const double half = 0.5 * pow (10, -decimals);
  g_autofree char *plain = NULL;

  if (!isfinite (number))
    return g_strdup (isinf (number) ? "∞" : "–");
  if (number == 0)
    return g_strdup ("0");
  if (fabs (number) < half)
    number = 0; /* never "-0.0" */
  plain = g_strdup_printf ("%'.*f", decimals, number);
  if (separator && *separator)
    return g_steal_pointer (&plain);
  return group_digits (plain);
}

char *
offtake_cell_percent (double fraction)
{
  g_autofree char *number = offtake_cell_number (100 * fraction, 2);

  if (!isfinite (fraction))
    return g_steal_pointer (&number);
  /* Translators: the space does not break. */
  return g_strdup_printf (_ ("%s\u00a0%%"), number);
}
