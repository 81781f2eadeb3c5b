/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/key.h"

#include <string.h>

#include "lib/scene.h"

static GPtrArray *
series_new (void)
{
  GPtrArray *series = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (series, g_strdup ("Salts"));
  g_ptr_array_add (series, NULL);
  g_ptr_array_add (series, g_strdup ("Cells"));
  return series;
}

static char *
names_of (const OfftakeGraph *graph, const GPtrArray *series, double scale)
{
  g_autoptr (GArray) key = offtake_key_new (graph, series, scale);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < key->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            g_array_index (key, OfftakeKeyEntry, i).name);
  return g_string_free (names, FALSE);
}

/* What is there is named, in one order, and nothing else. */
static void
test_names (void)
{
  g_autoptr (GPtrArray) series = series_new ();
  g_autoptr (OfftakeGraph) graph = sankey_graph_parse ("g", "a>b:5\nb>c:4\nb>d:0\na>d:0.001\n");
  g_autofree char *plain = names_of (graph, series, 0);

  g_assert_cmpstr (plain, ==, "Salts");
  offtake_graph_link (graph, 1)->color = 2;
  offtake_graph_link (graph, 1)->fill = OFFTAKE_FILL_STRIPED;
  offtake_graph_link (graph, 2)->fill = OFFTAKE_FILL_GHOST;
  offtake_graph_node (graph, 1)->shortage = 1;
  offtake_graph_node (graph, 2)->surplus = 1;
  offtake_graph_node (graph, 3)->loss = 1;
  g_autofree char *mixed = names_of (graph, series, 0), *none = names_of (graph, NULL, 0);
  g_assert_cmpstr (mixed, ==, "Salts, Cells, Firm, Conditional, Not covered, Unsold, Process loss");
  g_assert_cmpstr (none, ==, "Firm, Conditional, Not covered, Unsold, Process loss");
  g_autofree char *thin = names_of (graph, series, 10);
  g_assert_true (g_str_has_suffix (thin, "Process loss, Thinner than drawn"));
  graph->is_difference = TRUE;
  g_autofree char *difference = names_of (graph, series, 0);
  g_assert_cmpstr (difference, ==, "Salts, Cells");
}

static cairo_surface_t *
sample_of (const OfftakeKeyEntry *entry, OfftakeTheme theme)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 30);
  cairo_t *cr = cairo_create (surface);
  const cairo_rectangle_t box = { 2, 2, 36, 26 };

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  offtake_key_draw (entry, cr, theme, &box);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* No two entries look alike, printed black and white too. */
static void
test_samples (void)
{
  static const OfftakeTheme themes[] = { OFFTAKE_THEME_LIGHT, OFFTAKE_THEME_DARK,
                                         OFFTAKE_THEME_PRINT, OFFTAKE_THEME_BLACK_AND_WHITE };
  g_autoptr (GPtrArray) samples =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++) {
    g_ptr_array_set_size (samples, 0);
    for (guint i = 0; i < 10 + OFFTAKE_N_MARKS; i++) {
      const OfftakeKeyEntry entry = { i < 10, i < 10 ? i : i - 10, OFFTAKE_FILL_SOLID, "" };
      g_ptr_array_add (samples, sample_of (&entry, themes[t]));
      const guint8 *data = cairo_image_surface_get_data (samples->pdata[i]);
      for (guint k = 0; k < i; k++)
        g_assert_true (
            memcmp (data, cairo_image_surface_get_data (samples->pdata[k]), 40 * 30 * 4) != 0);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key/names", test_names);
  g_test_add_func ("/key/samples", test_samples);
  return g_test_run ();
}
