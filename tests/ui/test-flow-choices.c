/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-choices.h"

#include "lib/sample.h"

static void
test_parse (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  OfftakeFlowView view;

  offtake_flow_choices_parse (sample->network, "element:Ni", "origin", "country", &view);
  g_assert_cmpint (view.measure, ==, OFFTAKE_MEASURE_ELEMENT);
  g_assert_cmpstr (offtake_network_element (sample->network, view.element), ==, "Ni");
  g_assert_cmpint (view.color, ==, OFFTAKE_COLOR_ORIGIN);
  g_assert_cmpint (view.group, ==, OFFTAKE_GROUP_COUNTRY);
}

/* Settings of another plan, or of a later version, fall back to what every plan has. */
static void
test_unknown_words (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  OfftakeFlowView view;

  offtake_flow_choices_parse (sample->network, "element:Pu", "taste", "planet", &view);
  g_assert_cmpint (view.measure, ==, OFFTAKE_MEASURE_GOODS);
  g_assert_cmpint (view.color, ==, OFFTAKE_COLOR_MATERIAL);
  g_assert_cmpint (view.group, ==, OFFTAKE_GROUP_SITE);
  offtake_flow_choices_parse (NULL, "element:Ni", "origin", "site", &view);
  g_assert_cmpint (view.measure, ==, OFFTAKE_MEASURE_GOODS);
}

static void
test_measures (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_auto (GStrv) words = offtake_flow_choices_measures (sample->network);
  guint n = g_strv_length (words);

  g_assert_cmpuint (n, ==, offtake_network_n_elements (sample->network) + 3);
  g_assert_cmpstr (words[0], ==, "goods");
  g_assert_cmpstr (words[1], ==, "element:Ni");
  g_assert_cmpstr (words[n - 1], ==, "value");
  g_assert_cmpstr (offtake_flow_choices_label ("element:Ni"), ==, "Nickel");
  g_assert_cmpstr (offtake_flow_choices_label ("element:Zr"), ==, "Zr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/flow-choices/parse", test_parse);
  g_test_add_func ("/ui/flow-choices/unknown-words", test_unknown_words);
  g_test_add_func ("/ui/flow-choices/measures", test_measures);
  return g_test_run ();
}
