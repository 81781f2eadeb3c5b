/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/json-schema.h"

#include <string.h>

#include "base/error.h"

static json_t *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  json_t *tree = offtake_json_read (text, strlen (text), "test", &error);

  g_assert_no_error (error);
  return tree;
}

/* @reason NULL: the value is as the schema says. */
static const struct {
  const char *schema, *value, *place, *reason;
} cases[] = {
  { "{\"type\":\"object\"}", "[]", "", "must be of type object, not array" },
  { "{\"type\":\"object\"}", "{}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"type\":\"number\"}}}", "{\"a\":1}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"type\":\"number\"}}}", "{\"a\":\"1\"}", "a",
    "must be of type number, not string" },
  { "{\"properties\":{\"a\":{\"type\":\"integer\"}}}", "{\"a\":2.0}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"type\":\"integer\"}}}", "{\"a\":2.5}", "a",
    "must be of type integer" },
  { "{\"properties\":{\"a\":{\"type\":[\"number\",\"null\"]}}}", "{\"a\":null}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"type\":[\"number\",\"null\"]}}}", "{\"a\":true}", "a",
    "must be of type number, null, not boolean" },
  { "{\"properties\":{\"a\":{\"enum\":[\"x\",\"y\"]}}}", "{\"a\":\"y\"}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"enum\":[\"x\",\"y\"]}}}", "{\"a\":\"z\"}", "a",
    "is \"z\", but must be one of: x, y" },
  { "{\"properties\":{\"a\":{\"minimum\":0}}}", "{\"a\":0}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"minimum\":0}}}", "{\"a\":-1}", "a", "must be at least 0" },
  { "{\"properties\":{\"a\":{\"maximum\":100}}}", "{\"a\":101}", "a", "must be at most 100" },
  { "{\"properties\":{\"a\":{\"minLength\":1}}}", "{\"a\":\"\"}", "a", "must not be empty" },
  { "{\"properties\":{\"a\":{\"format\":\"date\"}}}", "{\"a\":\"2028-02-29\"}", NULL, NULL },
  { "{\"properties\":{\"a\":{\"format\":\"date\"}}}", "{\"a\":\"2027-02-29\"}", "a", "no day" },
  { "{\"properties\":{\"a\":{\"minItems\":1}}}", "{\"a\":[]}", "a", "must not be empty" },
  { "{\"properties\":{\"a\":{\"items\":{\"type\":\"string\"}}}}", "{\"a\":[\"x\",1]}", "a[1]",
    "must be of type string" },
  { "{\"required\":[\"a\"]}", "{\"b\":1}", "", "\"a\" is missing" },
  { "{\"properties\":{\"a\":{}},\"additionalProperties\":false}", "{\"b\":1}", "b",
    "is not known here; known are: a" },
  { "{\"properties\":{\"a\":{}},\"additionalProperties\":{\"type\":\"number\"}}", "{\"b\":\"x\"}",
    "b", "must be of type number" },
  { "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/day\"}},\"$defs\":{\"day\":{\"format\":\"date\"}}}",
    "{\"a\":\"soon\"}", "a", "no day" },
};

static void
test_keywords (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (json_t) schema = parse (cases[i].schema);
    g_autoptr (json_t) value = parse (cases[i].value);
    g_autoptr (GError) error = NULL;
    gboolean fine = offtake_json_schema_check (schema, value, "file.json", &error);

    g_test_message ("%s: %s", cases[i].schema, cases[i].value);
    g_assert_cmpint (fine, ==, !cases[i].reason);
    if (fine) {
      g_assert_no_error (error);
      continue;
    }
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "file.json: "));
    g_assert_true (g_str_has_prefix (error->message + strlen ("file.json: "), cases[i].place));
    g_assert_nonnull (strstr (error->message, cases[i].reason));
  }
}

static void
test_definition (void)
{
  g_autoptr (json_t) schema =
      parse ("{\"type\":\"object\",\"$defs\":{\"n\":{\"type\":\"number\"}}}");
  g_autoptr (json_t) number = parse ("[1]");
  g_autoptr (GError) error = NULL;

  g_assert_true (
      offtake_json_schema_check_as (schema, "n", json_array_get (number, 0), "x", &error));
  g_assert_no_error (error);
  g_assert_false (offtake_json_schema_check_as (schema, "n", number, "x", &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
}

/* A schema that refers to itself ends. */
static void
test_endless (void)
{
  g_autoptr (json_t) schema =
      parse ("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}}}");
  g_autoptr (json_t) value = parse ("{}");
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_json_schema_check (schema, value, "x", &error));
  g_assert_nonnull (strstr (error->message, "nested too deep"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/json-schema/keywords", test_keywords);
  g_test_add_func ("/rules/json-schema/definition", test_definition);
  g_test_add_func ("/rules/json-schema/endless", test_endless);
  return g_test_run ();
}
