/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/plan-json.h"

#include <string.h>

#include "lib/fixture.h"

static void
assert_byte_identical (const char *name)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = fixture_data (name, &length);
  g_autofree char *written = NULL;
  g_autoptr (OfftakePlan) plan = offtake_plan_json_read (text, length, name, &error);

  g_assert_no_error (error);
  written = offtake_plan_json_write (plan);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/plan-json/every-key", test_every_key);
  g_test_add_func ("/exchange/plan-json/least", test_least);
  return g_test_run ();
}
