/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/bench-layout.h"

#include <string.h>

#include "base/json.h"
#include "lib/cli.h"

/* A line for a chain, and one for the same with return flows, that are good pictures. */
static void
test_chains (void)
{
  g_autofree char *text = cli_output ("bench", "sankey", "--sites", "120", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] && *lines[i]; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) line = offtake_json_read (lines[i], strlen (lines[i]), "line", &error);
    g_assert_no_error (error);
    if (g_strcmp0 (json_string_value (json_object_get (line, "bench")), "layout") != 0)
      continue;
    n++;
    g_assert_cmpint (json_integer_value (json_object_get (line, "links")), ==, 480);
    g_assert_cmpfloat (json_number_value (json_object_get (line, "layout_ms")), >, 0);
    g_assert_cmpfloat (json_number_value (json_object_get (line, "edit_ms")), >, 0);
    g_assert_cmpfloat (json_number_value (json_object_get (line, "weighted_crossings")), >, 0);
    g_assert_cmpint (json_integer_value (json_object_get (line, "over_nodes")), ==, 0);
    g_assert_cmpfloat (json_number_value (json_object_get (line, "folded_share")), <=, 0.01);
  }
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/bench-layout/chains", test_chains);
  return g_test_run ();
}
