/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/bench-drawing.h"

#include <string.h>

#include "base/json.h"
#include "lib/cli.h"

/* Beside cairo's time, and a picture that is cairo's but for its rounding. */
static void
test_drawing (void)
{
  g_autofree char *text = cli_output ("bench", "sankey", "--sites", "150", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) line = offtake_json_read (lines[2], strlen (lines[2]), "line", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_string_value (json_object_get (line, "bench")), ==, "drawing");
  g_assert_cmpint (json_integer_value (json_object_get (line, "bands")), ==, 600);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "plain_cairo_ms")), >, 0);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "to_cairo")), <, 1);
  g_assert_cmpfloat (json_number_value (json_object_get (line, "mean_difference")), <, 1);
  g_assert_cmpint (json_integer_value (json_object_get (line, "largest_difference")), <, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/bench-drawing/chain", test_drawing);
  return g_test_run ();
}
