/* SPDX-License-Identifier: MPL-2.0 */

/* Characters that XML cannot hold stand in a workbook as _xHHHH_ (ECMA-376 part 1, 22.9.2.19). */

#include <string.h>

#include "exchange/xlsx-private.h"

#define LENGTH 7 /* of _xHHHH_ */

/* The character that is written at @at; 0 if none is. */
static gunichar
escaped_at (const char *at)
{
  gunichar c = 0;

  if (at[0] != '_' || at[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return 0;
    c = c * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
  }
  return at[6] == '_' && !(c >= 0xd800 && c <= 0xdfff) ? c : 0;
}

char *
offtake_xlsx_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  while (*text) {
    gunichar c = escaped_at (text);
    if (c) {
      g_string_append_unichar (plain, c);
      text += LENGTH;
    } else {
      g_string_append_c (plain, *text++);
    }
  }
  return g_string_free (plain, FALSE);
}

char *
offtake_xlsx_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gboolean is_unfit = (c < 0x20 && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff;
    if (is_unfit || escaped_at (at))
      g_string_append_printf (escaped, "_x%04X_", c);
    else
      g_string_append_unichar (escaped, c);
  }
  return g_string_free (escaped, FALSE);
}
