/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/layout-json.h"

#include <string.h>

#include "base/error.h"

static OfftakeGraph *
read_text (const char *text, json_t **root, GError **error)
{
  *root = offtake_json_read (text, strlen (text), "graph.json", error);
  return *root ? offtake_graph_from_json (*root, "graph.json", error) : NULL;
}

static const struct {
  const char *name, *text;
} accepted[] = {
  { "ids",
    "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"links\": [{\"source\": \"a\", \"target\": \"b\", \"value\": 1}]}" },
  { "names",
    "{\"nodes\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"links\": [{\"source\": \"a\", \"target\": \"b\", \"value\": 1}]}" },
  { "indices",
    "{\"nodes\": [{\"name\": \"x\"}, {\"name\": \"y\"}], \"links\": [{\"source\": 0, \"target\": 1, \"value\": 1}]}" },
  { "numbers",
    "{\"nodes\": [{\"id\": 7}, {\"id\": 0}], \"links\": [{\"source\": 7, \"target\": 0, \"value\": 1}]}" },
  { "objects",
    "{\"nodes\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"links\": [{\"source\": {\"name\": \"a\"}, \"target\": {\"index\": 1}, \"value\": 1}]}" },
  { "one name twice",
    "{\"nodes\": [{\"name\": \"a\"}, {\"name\": \"a\"}], \"links\": [{\"source\": 0, \"target\": 1, \"value\": 1}]}" },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) root = NULL;
    g_autoptr (OfftakeGraph) graph = read_text (accepted[i].text, &root, &error);
    g_test_message ("%s", accepted[i].name);
    g_assert_no_error (error);
    g_assert_cmpuint (offtake_graph_link (graph, 0)->source, ==, 0);
    g_assert_cmpuint (offtake_graph_link (graph, 0)->target, ==, 1);
  }
}

static const struct {
  const char *text, *place;
} refused[] = {
  { "[]", "\"nodes\"" },
  { "{\"nodes\": []}", "\"links\"" },
  { "{\"nodes\": [1], \"links\": []}", "nodes[0]" },
  { "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"a\"}], \"links\": []}", "nodes[1]" },
  { "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\", \"target\": \"b\", \"value\": 1}]}",
    "links[0].target" },
  { "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": 0, \"target\": 1, \"value\": 1}]}",
    "links[0].target" },
  { "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\", \"target\": \"a\"}]}",
    "links[0].value" },
  { "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\", \"target\": \"a\", \"value\": -1}]}",
    "links[0].value" },
  { "{\"fixedLayers\": true, \"nodes\": [{\"id\": \"a\", \"layer\": -3}], \"links\": []}",
    "nodes[0].layer" },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) root = NULL;
    g_assert_null (read_text (refused[i].text, &root, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "graph.json"));
    g_assert_nonnull (strstr (error->message, refused[i].place));
  }
}

/* A layer counts only with fixedLayers. */
static void
test_layers (void)
{
  static const char text[] = "{%s\"nodes\": [{\"id\": \"a\", \"layer\": 5}], \"links\": []}";

  for (guint fixed = 0; fixed < 2; fixed++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) root = NULL;
    g_autoptr (GString) given = g_string_new (text);
    g_string_replace (given, "%s", fixed ? "\"fixedLayers\": true, " : "", 0);
    g_autoptr (OfftakeGraph) graph = read_text (given->str, &root, &error);
    g_assert_no_error (error);
    g_assert_cmpint (offtake_graph_node (graph, 0)->layer, ==, fixed ? 5 : -1);
  }
}

static void
test_write (void)
{
  static const char text[] = "{\"name\": \"pair\", \"nodes\": [{\"id\": 7}, {\"name\": \"b\"}], "
                             "\"links\": [{\"source\": 7, \"target\": \"b\", \"value\": 1.5}]}";
  static const char begin[] =
      "{\n  \"format\": \"sankey-layout/1\",\n  \"tool\": \"offtake\",\n  \"name\": \"pair\",\n"
      "  \"width\": 200,\n  \"height\": 100.5,\n  \"band\": \"normal\",\n  \"nodes\": [\n"
      "    {\"id\": 7, \"x0\": ";
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) root = NULL;
  g_autoptr (OfftakeGraph) graph = read_text (text, &root, &error);
  OfftakeLayoutOptions options;

  offtake_layout_options_init (&options, 200, 100.5);
  options.labels = FALSE;
  g_autoptr (OfftakeLayout) layout = offtake_layout_new (graph, &options, NULL);
  g_autofree char *written = offtake_layout_to_json (layout, graph, root, 1.25);
  g_autoptr (json_t) back = offtake_json_read (written, strlen (written), "layout", &error);
  g_assert_no_error (error);
  json_t *link = json_array_get (json_object_get (back, "links"), 0);
  g_assert_true (g_str_has_prefix (written, begin));
  g_assert_cmpint (json_integer_value (json_object_get (link, "source")), ==, 7);
  g_assert_cmpstr (json_string_value (json_object_get (link, "target")), ==, "b");
  g_assert_cmpuint (json_array_size (json_object_get (link, "points")), ==, layout->n_points);
  g_assert_cmpfloat (
      json_real_value (json_object_get (json_object_get (back, "meta"), "layout_ms")), ==, 1.25);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-json/forms", test_forms);
  g_test_add_func ("/layout-json/errors", test_errors);
  g_test_add_func ("/layout-json/layers", test_layers);
  g_test_add_func ("/layout-json/write", test_write);
  return g_test_run ();
}
