/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/number-text.h"

#include <math.h>
#include <string.h>

#define MAX_LENGTH 64

/* Spaces and apostrophes that part groups of digits: also U+00A0, U+202F, U+2009, U+2019. */
static gboolean
is_group_sign (gunichar c, char decimal)
{
  return c == ' ' || c == '\'' || c == '_' || c == 0xa0 || c == 0x202f || c == 0x2009 ||
         c == 0x2019 || c == (decimal == '.' ? ',' : '.');
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* The whole part: digits, or groups of three after a first group. Appends its digits. */
static const char *
read_whole (const char *at, char decimal, GString *plain)
{
  gunichar sign = 0;
  gboolean grouped = *at != '0';
  guint n = count_digits (at);

  g_string_append_len (plain, at, n);
  at += n;
  while (grouped && n > 0 && n <= 3) {
    gunichar c = g_utf8_get_char (at);
    const char *group = g_utf8_next_char (at);
    if (!is_group_sign (c, decimal) || (sign && c != sign) || count_digits (group) != 3)
      break;
    sign = c;
    g_string_append_len (plain, group, 3);
    at = group + 3;
  }
  return at;
}

gboolean
offtake_number_text_parse (const char *text, char decimal, double *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *at = text;
  char *end;

  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (g_utf8_get_char (at) == 0x2212) { /* a typographic minus */
    g_string_append_c (plain, '-');
    at = g_utf8_next_char (at);
  } else if (*at == '-' || *at == '+') {
    g_string_append_c (plain, *at++);
  }
  at = read_whole (at, decimal, plain);
  if (*at == decimal) {
    guint n = count_digits (at + 1);
    g_string_append_c (plain, '.');
    g_string_append_len (plain, at + 1, n);
    at += 1 + n;
  }
  if ((*at == 'e' || *at == 'E') && count_digits (at + 1 + (at[1] == '-' || at[1] == '+')) > 0) {
    guint sign = at[1] == '-' || at[1] == '+', n = count_digits (at + 1 + sign);
    g_string_append_len (plain, at, 1 + sign + n);
    at += 1 + sign + n;
  }
  if (*at != '\0' || !strpbrk (plain->str, "0123456789"))
    return FALSE;
  *number = g_ascii_strtod (plain->str, &end);
  return *end == '\0' && isfinite (*number);
}

char
offtake_number_text_tell_decimal (const char *text)
{
  double point, comma;
  gboolean as_point = offtake_number_text_parse (text, '.', &point);
  gboolean as_comma = offtake_number_text_parse (text, ',', &comma);

  if (as_point == as_comma)
    return 0;
  return as_point ? '.' : ',';
}
