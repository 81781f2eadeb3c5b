/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/plan-json.h"

#include <string.h>

#include "base/error.h"
#include "lib/fixture.h"
#include "lib/random-plan.h"

/* Reads and writes. */
static char *
rewrite (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_json_read (text, strlen (text), "plan", &error);

  if (error)
    g_test_message ("%s", text);
  g_assert_no_error (error);
  return offtake_plan_json_write (plan);
}

static void
assert_byte_identical (const char *name)
{
  g_autofree char *text = fixture_data (name, NULL);
  g_autofree char *written = rewrite (text);

  g_assert_cmpstr (written, ==, text);
}

static void
test_every_key (void)
{
  assert_byte_identical ("plans/every-key.json");
}

static void
test_least (void)
{
  assert_byte_identical ("plans/least.json");
}

/* Any sound plan comes back with all it held; keys in another order come back in the canonical one,
   but maps and what a scenario sets stay as written. */
static void
test_random (void)
{
  for (guint i = 0; i < 200; i++) {
    g_autoptr (json_t) plan = random_plan ();
    g_autoptr (json_t) shuffled = random_shuffle (plan);
    g_autofree char *text = offtake_json_write (plan);
    g_autofree char *other = offtake_json_write (shuffled);
    g_autofree char *written = rewrite (text), *first = rewrite (other), *second = rewrite (first);
    g_autoptr (json_t) tree = json_loads (text, 0, NULL);
    g_autoptr (json_t) again = json_loads (first, 0, NULL);

    g_assert_cmpstr (written, ==, text);
    g_assert_cmpstr (second, ==, first);
    g_assert_true (json_equal (tree, again));
  }
}

static const struct {
  const char *list, *canonical;
} list_cases[] = {
  { "", "" },
  { ",\"rules\":[],\"materials\":[]", ",\n  \"materials\": [],\n  \"rules\": []" },
};

/* An empty list that was given stays; one that was not stays away. */
static void
test_empty_lists (void)
{
  static const char head[] =
      "{\"format\":\"offtake-plan\",\"version\":1,\"title\":\"t\",\"currency\":\"USD\","
      "\"horizon\":{\"from\":2024,\"to\":2024}";
  static const char canonical[] =
      "{\n  \"format\": \"offtake-plan\",\n  \"version\": 1,\n  \"title\": \"t\",\n"
      "  \"currency\": \"USD\",\n  \"horizon\": {\n    \"from\": 2024,\n    \"to\": 2024\n  }";

  for (guint i = 0; i < G_N_ELEMENTS (list_cases); i++) {
    g_autofree char *text = g_strconcat (head, list_cases[i].list, "}", NULL);
    g_autofree char *expected = g_strconcat (canonical, list_cases[i].canonical, "\n}\n", NULL);
    g_autofree char *written = rewrite (text);

    g_assert_cmpstr (written, ==, expected);
  }
}

/* What is not canonical is read all the same. */
static void
test_numbers (void)
{
  static const char text[] =
      "{\"version\":1.0,\"format\":\"offtake-plan\",\"title\":\"t\",\"currency\":\"USD\","
      "\"horizon\":{\"from\":2024.0,\"to\":2024},\"indices\":[{\"id\":\"i\",\"price_per_t\":"
      "{\"2024\":-0.0,\"2025\":1e1,\"2026\":100000000000000000,\"2027\":0.10}}]}";
  g_autofree char *written = rewrite (text);

  g_assert_nonnull (strstr (written,
                            "\"2024\": 0,\n        \"2025\": 10,\n        \"2026\": 1e17,\n"
                            "        \"2027\": 0.1\n"));
}

static void
test_file (void)
{
  g_autoptr (GError) missing = NULL, folder = NULL;
  g_autofree char *path = fixture_data_path ("plans/least.json");
  g_autofree char *nowhere = fixture_data_path ("plans/none.json");
  g_autofree char *dir = fixture_data_path ("plans");
  g_autoptr (OfftakePlan) plan = offtake_plan_json_read_file (path, NULL);

  g_assert_nonnull (plan);
  g_assert_null (offtake_plan_json_read_file (nowhere, &missing));
  g_assert_error (missing, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
  g_assert_null (offtake_plan_json_read_file (dir, &folder));
  g_assert_error (folder, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/plan-json/every-key", test_every_key);
  g_test_add_func ("/exchange/plan-json/least", test_least);
  g_test_add_func ("/exchange/plan-json/random", test_random);
  g_test_add_func ("/exchange/plan-json/empty-lists", test_empty_lists);
  g_test_add_func ("/exchange/plan-json/numbers", test_numbers);
  g_test_add_func ("/exchange/plan-json/file", test_file);
  return g_test_run ();
}
