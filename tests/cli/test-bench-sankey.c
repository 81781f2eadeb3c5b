/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/bench-sankey.h"

#include <string.h>

#include "base/json.h"
#include "lib/cli.h"

/* A line for each sample, with times that were really taken. */
static void
test_samples (void)
{
  static const char *const times[] = { "layout_ms", "scene_ms", "draw_ms",
                                       "flows_ms",  "path_ms",  "plain_cairo_ms" };
  g_autofree char *text = cli_output ("bench", "sankey", "--sites", "150", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 6); /* two, a drawing, two layouts and the end */
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) line = offtake_json_read (lines[i], strlen (lines[i]), "line", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (json_string_value (json_object_get (line, "bench")), ==, "sankey");
    g_assert_cmpint (json_integer_value (json_object_get (line, "nodes")), >, 10);
    for (guint k = 0; k < G_N_ELEMENTS (times); k++)
      g_assert_cmpfloat (json_number_value (json_object_get (line, times[k])), >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/bench-sankey/samples", test_samples);
  return g_test_run ();
}
