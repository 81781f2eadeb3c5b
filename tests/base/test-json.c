/* SPDX-License-Identifier: MPL-2.0 */
#include "base/json.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"

static const struct {
  double number;
  const char *text;
} number_cases[] = {
  { 0, "0" },
  { -0.0, "0" },
  { 1, "1" },
  { -3, "-3" },
  { 0.1, "0.1" },
  { -0.5, "-0.5" },
  { 1e-4, "0.0001" },
  { 1e-5, "0.00001" },
  { 1.5e-5, "0.000015" },
  { 9e-6, "9e-6" },
  { -1.25e-7, "-1.25e-7" },
  { 1234.5678, "1234.5678" },
  { 0.30000000000000004, "0.30000000000000004" },
  { 2.2056286131763634, "2.2056286131763634" },
  { 1e15, "1000000000000000" },
  { 1e16, "10000000000000000" },
  { 99999999999999984.0, "99999999999999984" },
  { 1e17, "1e17" },
  { -1e17, "-1e17" },
  { 1.2345e20, "1.2345e20" },
  { 5e-324, "5e-324" },
  { 2.2250738585072014e-308, "2.2250738585072014e-308" },
  { 1.7976931348623157e308, "1.7976931348623157e308" },
  { 0x1p-44, "5.684341886080802e-14" }, /* the 16 digits nearest to it read back as another */
};

static void
test_number_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_cases); i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    offtake_json_append_number (text, number_cases[i].number);
    g_assert_cmpstr (text->str, ==, number_cases[i].text);
  }
}

static double
random_double (void)
{
  union {
    guint64 bits;
    double number;
  } any;

  do
    any.bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
  while (!isfinite (any.number));
  return any.number;
}

/* Any double reads back as itself, and no text of one digit less does. */
static void
test_number_round_trip (void)
{
  for (guint i = 0; i < 20000; i++) {
    double number = i % 2 ? random_double () : ldexp (1, g_test_rand_int_range (-1074, 1024));
    g_autoptr (GString) text = g_string_new (NULL);
    char shorter[40], format[8];
    int n_digits = 0;

    offtake_json_append_number (text, number);
    g_assert_true (g_ascii_strtod (text->str, NULL) == number);
    for (const char *at = text->str; *at && *at != 'e'; at++)
      n_digits += g_ascii_isdigit (*at) != 0;
    if (!strchr (text->str, 'e') || n_digits < 2)
      continue;
    g_snprintf (format, sizeof format, "%%.%de", n_digits - 2);
    g_ascii_formatd (shorter, sizeof shorter, format, number);
    g_assert_true (g_ascii_strtod (shorter, NULL) != number);
  }
}

static void
test_write (void)
{
  static const char text[] =
      "{\n  \"b\": [],\n  \"a\": {},\n  \"list\": [\n    1,\n    0.25,\n    null\n  ],\n"
      "  \"t\\\"\\\\\\n\\u0001é/\": true\n}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) value = offtake_json_read (text, strlen (text), "x.json", &error);
  g_autofree char *written = NULL, *compact = NULL;

  g_assert_no_error (error);
  written = offtake_json_write (value);
  compact = offtake_json_write_compact (value);
  g_assert_cmpstr (written, ==, text);
  g_assert_cmpstr (compact, ==,
                   "{\"b\":[],\"a\":{},\"list\":[1,0.25,null],\"t\\\"\\\\\\n\\u0001é/\":true}");
}

static const struct {
  const char *text, *place;
} refused_cases[] = {
  { "", "x.json: line 1, column" },
  { "{\"a\": 1,}", "x.json: line 1, column" },
  { "{\"a\": 1, \"a\": 2}", "duplicate" },
  { "{\"a\":\n 1e400}", "line 2" },
  { "[NaN]", "line 1" },
  { "[12345678901234567890123]", "too big" },
  { "[\"\xff\"]", "unable to decode byte 0xff" },
  { "[\"a\nb\"]", "x.json: line 1" },
  { "[\"\\u0000\"]", "x.json: line 1" },
  { "1 2", "line 1" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) value =
        offtake_json_read (refused_cases[i].text, strlen (refused_cases[i].text), "x.json", &error);

    g_assert_null (value);
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_null (strchr (error->message, '\n'));
    if (!strstr (error->message, refused_cases[i].place))
      g_error ("\"%s\" says \"%s\"", refused_cases[i].text, error->message);
  }
}

static void
test_depth (void)
{
  for (guint depth = 64; depth <= 65; depth++) {
    g_autoptr (GString) text = g_string_new ("\n");
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) value = NULL;

    for (guint i = 0; i < depth; i++)
      g_string_append_c (text, '[');
    g_string_append (text, "\"[[\\\"[\"");
    for (guint i = 0; i < depth; i++)
      g_string_append_c (text, ']');
    value = offtake_json_read (text->str, text->len, "x.json", &error);
    g_assert_true ((value != NULL) == (depth == 64));
    if (error)
      g_assert_nonnull (strstr (error->message, "line 2, column 65"));
  }
}

/* A hundred thousand levels are refused before a tree is made, and so is a list of very many
 * values. */
static void
test_bombs (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *many = g_strnfill (OFFTAKE_JSON_MAX_VALUES + 1, ',');
  g_autoptr (GError) error = NULL;

  g_assert_null (offtake_json_read (deep, strlen (deep), "x.json", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nested deeper than 64 levels"));
  g_clear_error (&error);
  g_assert_null (offtake_json_read (many, strlen (many), "x.json", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "column 2000001: more than 2000000 values"));
}

static const struct {
  const char *text;
  double number; /* NAN: refused */
} get_number_cases[] = {
  { "3", 3 },
  { "-0.0", 0 },
  { "9007199254740992", 9007199254740992.0 },
  { "9007199254740993", NAN },
  { "9223372036854775807", NAN },
  { "-9223372036854775808", -0x1p63 },
  { "true", NAN },
  { "\"1\"", NAN },
};

static void
test_get_number (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (get_number_cases); i++) {
    g_autoptr (GError) error = NULL;
    const char *text = get_number_cases[i].text;
    g_autoptr (json_t) value = offtake_json_read (text, strlen (text), "x", NULL);
    double number = 0;
    gboolean is_number = offtake_json_get_number (value, &number, &error);

    g_assert_true (is_number == !isnan (get_number_cases[i].number));
    g_assert_true (is_number == (error == NULL));
    if (is_number) {
      g_assert_cmpfloat (number, ==, get_number_cases[i].number);
      g_assert_false (signbit (number) && number == 0);
    }
  }
}

static void
test_same (void)
{
  static const struct {
    const char *a, *b; /* NULL: absent */
    gboolean same;
  } cases[] = {
    { NULL, NULL, TRUE },
    { NULL, "null", FALSE },
    { "null", "null", TRUE },
    { "1", NULL, FALSE },
    { "0.3", "0.3", TRUE },
    { "0.3", "0.4", FALSE },
    { "{\"a\": 1, \"b\": [2]}", "{\"b\": [2], \"a\": 1}", TRUE },
    { "[1, 2]", "[2, 1]", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (json_t) a = cases[i].a ? json_loads (cases[i].a, JSON_DECODE_ANY, NULL) : NULL;
    g_autoptr (json_t) b = cases[i].b ? json_loads (cases[i].b, JSON_DECODE_ANY, NULL) : NULL;

    g_assert_cmpint (offtake_json_is_same (a, b), ==, cases[i].same);
    g_assert_cmpint (offtake_json_is_same (b, a), ==, cases[i].same);
  }
}

static void
test_read_file (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir ();
  g_autofree char *path = g_build_filename (dir, "a.json", NULL);
  g_autofree char *missing = g_build_filename (dir, "b.json", NULL);

  g_assert_true (g_file_set_contents (path, "[1, 2]", -1, NULL));
  g_autoptr (json_t) value = offtake_json_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_size (value), ==, 2);

  g_assert_null (offtake_json_read_file (missing, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "b.json"));
  g_clear_error (&error);
  g_assert_null (offtake_json_read_file (dir, &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (offtake_json_read_file ("/dev/null", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  fixture_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/number-text", test_number_text);
  g_test_add_func ("/base/json/number-round-trip", test_number_round_trip);
  g_test_add_func ("/base/json/write", test_write);
  g_test_add_func ("/base/json/refused", test_refused);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/bombs", test_bombs);
  g_test_add_func ("/base/json/get-number", test_get_number);
  g_test_add_func ("/base/json/same", test_same);
  g_test_add_func ("/base/json/read-file", test_read_file);
  return g_test_run ();
}
