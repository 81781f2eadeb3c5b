/* SPDX-License-Identifier: MPL-2.0 */
#include "base/json.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* Where exponent form begins, as powers of ten. */
#define MIN_PLAIN_EXPONENT (-5)
#define MAX_PLAIN_EXPONENT 16

/* Takes over @problem. */
static gboolean
refuse_at (GError **error, const char *name, guint line, gsize column, char *problem)
{
  g_autofree char *owned = problem;

  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: line %u, column %u: %s"), name,
               line, (guint) column, owned);
  return FALSE;
}

/* The end of the text that begins at @start, a quotation mark. */
static gsize
skip_text (const char *text, gsize length, gsize start)
{
  gsize i = start + 1;

  while (i < length && text[i] != '"' && text[i] != '\n')
    i += text[i] == '\\' ? 2 : 1;
  return MIN (i, length);
}

/* jansson's own limits are far above ours and it does not say where they were passed; a value takes
   a hundred times the memory of its text. */
static gboolean
check_limits (const char *text, gsize length, const char *name, GError **error)
{
  guint depth = 0, n_values = 0, line = 1;
  gsize line_start = 0;

  for (gsize i = 0; i < length; i++) {
    gsize column = i - line_start + 1;
    char c = text[i];

    if (c == '"') {
      gsize start = i;
      i = skip_text (text, length, start);
      if (i - start > OFFTAKE_JSON_MAX_TEXT)
        return refuse_at (
            error, name, line, column,
            g_strdup_printf (_ ("a text is longer than %u characters"), OFFTAKE_JSON_MAX_TEXT));
      c = i < length ? text[i] : '\0';
    }
    if (c == '\n') {
      line++;
      line_start = i + 1;
    }
    if ((c == ']' || c == '}') && depth > 0)
      depth--;
    if ((c == '[' || c == '{') && ++depth > OFFTAKE_JSON_MAX_DEPTH)
      return refuse_at (
          error, name, line, column,
          g_strdup_printf (_ ("nested deeper than %d levels"), OFFTAKE_JSON_MAX_DEPTH));
    if ((c == '[' || c == '{' || c == ',') && ++n_values > OFFTAKE_JSON_MAX_VALUES)
      return refuse_at (error, name, line, column,
                        g_strdup_printf (_ ("more than %u values, which no plan needs"),
                                         OFFTAKE_JSON_MAX_VALUES));
  }
  return TRUE;
}

/* jansson quotes the input: what of it is no text must not get into a message of one line. */
static char *
clean_text (const char *text)
{
  char *clean = g_utf8_make_valid (text, -1);

  for (char *at = clean; *at; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return clean;
}

json_t *
offtake_json_read (const char *text, gsize length, const char *name, GError **error)
{
  json_error_t problem;

  if (length > OFFTAKE_JSON_MAX_BYTES) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                 _ ("%s: larger than %u MB, which no plan needs"), name,
                 OFFTAKE_JSON_MAX_BYTES >> 20);
    return NULL;
  }
  if (!check_limits (text, length, name, error))
    return NULL;

  json_t *value = json_loadb (text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  if (!value) {
    g_autofree char *reason = clean_text (problem.text);

    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("%s: line %d, column %d: %s"),
                 name, MAX (problem.line, 1), MAX (problem.column, 1), reason);
  }
  return value;
}

/* All of a file that may be a pipe, but not more than a plan may have. */
static GByteArray *
read_bytes (FILE *stream)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  while (bytes->len <= OFFTAKE_JSON_MAX_BYTES && (n = fread (buffer, 1, sizeof buffer, stream)) > 0)
    g_byte_array_append (bytes, buffer, (guint) n);
  return ferror (stream) ? NULL : g_steal_pointer (&bytes);
}

json_t *
offtake_json_read_file (const char *path, GError **error)
{
  FILE *stream = fopen (path, "re");
  g_autoptr (GByteArray) bytes = stream ? read_bytes (stream) : NULL;
  int number = errno;

  if (stream)
    fclose (stream);
  if (bytes)
    return offtake_json_read (bytes->data ? (const char *) bytes->data : "", bytes->len, path,
                              error);

  gboolean is_missing = number == ENOENT || number == ENOTDIR || number == EISDIR;
  g_set_error (error, OFFTAKE_ERROR, is_missing ? OFFTAKE_ERROR_NOT_FOUND : OFFTAKE_ERROR_SYSTEM,
               _ ("%s: cannot be read: %s"), path, g_strerror (number));
  return NULL;
}

/* Adds one to the last digit of "d.ddde-xx". FALSE if that would lengthen it. */
static gboolean
step_up (char *text)
{
  for (char *at = strchr (text, 'e') - 1; at >= text; at--) {
    if (*at == '.')
      continue;
    if (*at != '9') {
      ++*at;
      return TRUE;
    }
    *at = '0';
  }
  return FALSE;
}

/* The shortest decimal that reads back as @number, as "d.ddde-xx". Below a power of two doubles lie
   twice as close as above it, so that there the shortest decimal need not be the nearest one of its
   length; the one above it may do. */
static void
format_shortest (double number, char *text, int size)
{
  int unused;
  gboolean is_power = fabs (frexp (number, &unused)) == 0.5;
  /* A normal number that has a decimal of up to 15 digits gets it back from 15 digits. */
  int precision = fpclassify (number) == FP_SUBNORMAL ? 0 : 14;

  for (; precision <= 16; precision++) {
    char format[8];

    g_snprintf (format, sizeof format, "%%.%de", precision);
    g_ascii_formatd (text, size, format, number);
    if (g_ascii_strtod (text, NULL) == number)
      return;
    if (is_power && step_up (text) && g_ascii_strtod (text, NULL) == number)
      return;
  }
}

static void
append_plain (GString *text, const char *digits, int exponent)
{
  int n_digits = (int) strlen (digits);

  if (exponent < 0) {
    g_string_append (text, "0.");
    for (int i = -1; i > exponent; i--)
      g_string_append_c (text, '0');
    g_string_append (text, digits);
    return;
  }
  g_string_append_len (text, digits, MIN (n_digits, exponent + 1));
  for (int i = n_digits; i <= exponent; i++)
    g_string_append_c (text, '0');
  if (n_digits > exponent + 1)
    g_string_append_printf (text, ".%s", digits + exponent + 1);
}

void
offtake_json_append_number (GString *text, double number)
{
  char shortest[G_ASCII_DTOSTR_BUF_SIZE], digits[G_ASCII_DTOSTR_BUF_SIZE];
  int n_digits = 0;

  g_return_if_fail (isfinite (number));

  if (number == trunc (number) && fabs (number) < 1e17) {
    g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) number);
    return;
  }
  format_shortest (fabs (number), shortest, sizeof shortest);
  for (const char *at = shortest; *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      digits[n_digits++] = *at;
  while (n_digits > 1 && digits[n_digits - 1] == '0')
    n_digits--;
  digits[n_digits] = '\0';

  int exponent = atoi (strchr (shortest, 'e') + 1);
  if (number < 0)
    g_string_append_c (text, '-');
  if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT)
    append_plain (text, digits, exponent);
  else
    g_string_append_printf (text, "%c%s%se%d", digits[0], n_digits > 1 ? "." : "", digits + 1,
                            exponent);
}

static void
append_string (GString *text, const char *string)
{
  static const char shorts[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";

  g_string_append_c (text, '"');
  for (const char *at = string; *at; at++) {
    const char *found = strchr (shorts, *at);

    if (found)
      g_string_append_printf (text, "\\%c", letters[found - shorts]);
    else if ((guchar) *at < 0x20)
      g_string_append_printf (text, "\\u%04x", *at);
    else
      g_string_append_c (text, *at);
  }
  g_string_append_c (text, '"');
}

/* Starts a line at @indent, or nothing in compact text (@indent below 0). */
static void
append_line (GString *text, int indent)
{
  if (indent >= 0)
    g_string_append_printf (text, "\n%*s", indent * 2, "");
}

static void append_value (GString *text, json_t *value, int indent);

static void
append_array (GString *text, json_t *array, int indent)
{
  int inner = indent < 0 ? indent : indent + 1;
  gsize i;
  json_t *item;

  g_string_append_c (text, '[');
  json_array_foreach (array, i, item)
  {
    if (i > 0)
      g_string_append_c (text, ',');
    append_line (text, inner);
    append_value (text, item, inner);
  }
  if (json_array_size (array) > 0)
    append_line (text, indent);
  g_string_append_c (text, ']');
}

static void
append_object (GString *text, json_t *object, int indent)
{
  int inner = indent < 0 ? indent : indent + 1;
  gboolean first = TRUE;
  const char *key;
  json_t *item;

  g_string_append_c (text, '{');
  json_object_foreach (object, key, item)
  {
    if (!first)
      g_string_append_c (text, ',');
    first = FALSE;
    append_line (text, inner);
    append_string (text, key);
    g_string_append (text, indent < 0 ? ":" : ": ");
    append_value (text, item, inner);
  }
  if (!first)
    append_line (text, indent);
  g_string_append_c (text, '}');
}

static void
append_value (GString *text, json_t *value, int indent)
{
  switch (json_typeof (value)) {
  case JSON_OBJECT: append_object (text, value, indent); break;
  case JSON_ARRAY: append_array (text, value, indent); break;
  case JSON_STRING: append_string (text, json_string_value (value)); break;
  case JSON_INTEGER:
    g_string_append_printf (text, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
    break;
  case JSON_REAL: offtake_json_append_number (text, json_real_value (value)); break;
  case JSON_TRUE: g_string_append (text, "true"); break;
  case JSON_FALSE: g_string_append (text, "false"); break;
  case JSON_NULL: g_string_append (text, "null"); break;
  default: g_assert_not_reached ();
  }
}

char *
offtake_json_write (json_t *value)
{
  GString *text = g_string_new (NULL);

  append_value (text, value, 0);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

char *
offtake_json_write_compact (json_t *value)
{
  GString *text = g_string_new (NULL);

  append_value (text, value, -1);
  return g_string_free (text, FALSE);
}

gboolean
offtake_json_is_same (json_t *a, json_t *b)
{
  return a == b || json_equal (a, b); /* which takes NULL for equal to nothing */
}

json_t *
offtake_json_number (double number)
{
  if (number == trunc (number) && fabs (number) < 1e17)
    return json_integer ((json_int_t) number);
  return json_real (number);
}

gboolean
offtake_json_get_number (json_t *value, double *number, GError **error)
{
  if (json_is_real (value)) {
    *number = json_real_value (value) + 0.0; /* -0 becomes 0 */
    return TRUE;
  }
  if (!json_is_integer (value)) {
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("must be a number"));
    return FALSE;
  }

  json_int_t integer = json_integer_value (value);
  *number = (double) integer;
  if (*number >= 0x1p63 || (json_int_t) *number != integer) {
    g_set_error_literal (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID,
                         _ ("is too big to be held exactly"));
    return FALSE;
  }
  return TRUE;
}
