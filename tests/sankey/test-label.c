/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lib/fixture.h"
#include "lib/scene.h"

static void
test_known (void)
{
  g_autoptr (OfftakeGraph) plastic = sankey_plastic (), steel = sankey_steel ();
  g_autoptr (OfftakeScene) a = scene_of (plastic), b = scene_of (steel);

  scene_check_labels (a);
  scene_check_labels (b);
  g_assert_cmpuint (a->texts->len, ==, 24);
  g_assert_cmpuint (b->texts->len, ==, 16);
}

/* Wide and narrow pages, both directions; a graph with long names in deep columns as well. */
static void
test_pages (void)
{
  g_autoptr (OfftakeGraph) plastic = sankey_plastic (), steel = sankey_steel ();
  g_autofree char *text = fixture_data ("flows/energy-like.txt", NULL);
  g_autoptr (OfftakeGraph) energy = sankey_graph_parse ("energy", text);

  scene_check_label_pages (plastic);
  scene_check_label_pages (steel);
  scene_check_label_pages (energy);
}

/* Whole words: a name is parted between them rather than cut. */
static void
test_words (void)
{
  g_autoptr (OfftakeGraph) graph = sankey_steel ();
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 900, 600);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
  g_assert_cmpuint (scene_count_cut (scene), ==, 0);
}

/* Two hundred sites in ten columns: the columns give each name its two lines, and each label a
   place of its own beside its bar. */
static void
test_chain (void)
{
  static const char *const places[] = { "Rotterdam", "Gothenburg", "Antwerp", "Kokkola",
                                        "Tallinn" };
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("chain", "t");
  OfftakeLayoutOptions options;

  for (guint i = 0; i < 200; i++) {
    g_autofree char *id = g_strdup_printf ("n%03u", i);
    g_autofree char *label = g_strdup_printf ("Cathode works %s", places[i % 5]);
    guint node = offtake_graph_add_node (graph, id, label);
    offtake_graph_node (graph, node)->detail = g_strdup ("1,200 t");
    for (guint k = 1; k <= 2 && i >= 20; k++)
      offtake_graph_add_link (graph, (i / 20 - 1) * 20 + (i * k) % 20, node, 1 + i % 7);
  }
  offtake_layout_options_init (&options, 1600, 900);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
  scene_check_labels (scene);
  g_assert_cmpuint (scene_count_cut (scene), ==, 0);
  g_assert_cmpuint (scene->leaders->len, <, 20);
}

/* A hundred names in one column do not fit: the thick ones stay. */
static void
test_crowd (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("crowd", "t");
  guint hub = offtake_graph_add_node (graph, "hub", "Hub");

  for (guint i = 0; i < 100; i++) {
    g_autofree char *id = g_strdup_printf ("n%03u", i),
                    *label = g_strdup_printf ("A rather long name of number %u", i);
    guint node = offtake_graph_add_node (graph, id, label);
    offtake_graph_node (graph, node)->detail = g_strdup ("12 t");
    offtake_graph_add_link (graph, hub, node, i == 70 ? 500 : 1);
  }
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  gboolean found = FALSE;
  scene_check_labels (scene);
  g_assert_cmpuint (scene->texts->len, <, 100);
  for (guint i = 0; i < scene->texts->len; i++)
    found |= g_str_has_suffix (g_array_index (scene->texts, OfftakeSceneText, i).text, "number 70");
  g_assert_true (found);
}

static gboolean
has_text (const OfftakeScene *scene, const char *text)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (g_str_equal (g_array_index (scene->texts, OfftakeSceneText, i).text, text))
      return TRUE;
  return FALSE;
}

/* A long name goes on in another line behind its hyphen, which stays; a short beginning is not left
   alone. */
static void
test_hyphens (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("hyphens", "t");
  OfftakeLayoutOptions options;
  guint before = offtake_graph_add_node (graph, "0", "Mine");

  for (guint i = 0; i < 7; i++) {
    g_autofree char *id = g_strdup_printf ("n%u", i);
    guint node = offtake_graph_add_node (
        graph, id, i % 2 ? "Kathodenaktivmaterial-Aufbereitungswerk" : "E-Schrottsammlung");
    offtake_graph_add_link (graph, before, node, 10);
    before = node;
  }
  offtake_layout_options_init (&options, 1000, 500);
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_autoptr (OfftakeScene) scene = offtake_scene_new (graph, layout);
  scene_check_labels (scene);
  g_assert_true (has_text (scene, "Kathodenaktivmaterial-"));
  g_assert_true (has_text (scene, "Aufbereitungswerk"));
  g_assert_false (has_text (scene, "E-"));
}

/* Where shortages are too near to each other for all their numbers, the largest have theirs. */
static void
test_many_shortages (void)
{
  g_autoptr (OfftakeGraph) graph = offtake_graph_new ("shortages", "t");
  guint source = offtake_graph_add_node (graph, "source", "Source");

  for (guint i = 0; i < 150; i++) {
    g_autofree char *id = g_strdup_printf ("n%03u", i);
    guint node = offtake_graph_add_node (graph, id, NULL);
    offtake_graph_add_link (graph, source, node, 10);
    offtake_graph_node (graph, node)->shortage = i == 77 ? 900 : 5 + i % 7;
  }
  g_autoptr (OfftakeScene) scene = scene_of (graph);
  scene_check_labels (scene);
  g_assert_cmpuint (scene->texts->len, >, 20);
  g_assert_cmpuint (scene->texts->len, <, 100);
  gboolean found = FALSE;
  for (guint i = 0; i < scene->texts->len; i++)
    found |= strstr (g_array_index (scene->texts, OfftakeSceneText, i).text, "900") != NULL;
  g_assert_true (found);
}

static void
test_random (void)
{
  for (guint run = 0; run < 30; run++) {
    g_autoptr (OfftakeGraph) graph = sankey_random_even (20, 30);
    g_autoptr (OfftakeScene) scene = scene_of (graph);
    scene_check_labels (scene);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/known", test_known);
  g_test_add_func ("/label/pages", test_pages);
  g_test_add_func ("/label/words", test_words);
  g_test_add_func ("/label/chain", test_chain);
  g_test_add_func ("/label/crowd", test_crowd);
  g_test_add_func ("/label/hyphens", test_hyphens);
  g_test_add_func ("/label/many-shortages", test_many_shortages);
  g_test_add_func ("/label/random", test_random);
  return g_test_run ();
}
