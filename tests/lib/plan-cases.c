/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/plan-cases.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "exchange/plan-json.h"
#include "lib/fixture.h"

static json_t *
read_base (void)
{
  gsize length;
  g_autofree char *text = fixture_data ("plans/every-key.json", &length);

  return offtake_json_read (text, length, "every-key.json", NULL);
}

static void
set_at (json_t *root, const char *path, json_t *value)
{
  g_auto (GStrv) keys = g_strsplit (path, "/", -1);
  guint n = g_strv_length (keys);
  json_t *at = root;

  for (guint i = 0; i + 1 < n; i++)
    at = json_is_array (at) ? json_array_get (at, (gsize) atoi (keys[i]))
                            : json_object_get (at, keys[i]);
  g_assert_nonnull (at);
  if (json_is_array (at) && (gsize) atoi (keys[n - 1]) == json_array_size (at))
    json_array_append_new (at, value);
  else if (json_is_array (at))
    json_array_set_new (at, (gsize) atoi (keys[n - 1]), value);
  else if (value)
    json_object_set_new (at, keys[n - 1], value);
  else
    g_assert_cmpint (json_object_del (at, keys[n - 1]), ==, 0);
}

static void
check_case (const PlanCase *one)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) root = read_base ();
  g_autofree char *text = NULL;
  g_autoptr (OfftakePlan) plan = NULL;

  set_at (root, one->path, one->value ? json_loads (one->value, JSON_DECODE_ANY, NULL) : NULL);
  text = offtake_json_write (root);
  plan = offtake_plan_json_read (text, strlen (text), "p.json", &error);
  g_test_message ("%s = %s: %s", one->path, one->value, error ? error->message : "fine");

  if (!one->message) {
    g_assert_no_error (error);
    return;
  }
  g_assert_null (plan);
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "p.json: "));
  g_assert_null (strchr (error->message, '\n'));
  if (!strstr (error->message, one->message))
    g_error ("%s = %s says \"%s\", not \"%s\"", one->path, one->value, error->message,
             one->message);
}

void
plan_cases_check (const PlanCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    check_case (&cases[i]);
}
