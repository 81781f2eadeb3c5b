/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flow-choices.h"

#include <glib/gi18n.h>

static const struct {
  const char *word, *label;
} labels[] = {
  { "goods", N_ ("Tonnes of goods") }, { "value", N_ ("Value") },
  { "carbon", N_ ("CO₂e carried") },   { "material", N_ ("By material") },
  { "origin", N_ ("By origin") },      { "status", N_ ("By status") },
  { "site", N_ ("Per site") },         { "party", N_ ("Per party") },
  { "country", N_ ("Per country") },   { "stage", N_ ("Per stage") },
  { "element:Ni", N_ ("Nickel") },     { "element:Li", N_ ("Lithium") },
  { "element:Co", N_ ("Cobalt") },     { "element:Mn", N_ ("Manganese") },
  { "element:Cu", N_ ("Copper") },     { "element:Al", N_ ("Aluminium") },
  { "element:C", N_ ("Carbon (C)") },  { "element:Fe", N_ ("Iron") },
  { "element:P", N_ ("Phosphorus") },  { "element:Pb", N_ ("Lead") },
};

/* Metals first that agreements are made about, in the order in which planners name them. */
static const char *const first_elements[] = { "Ni", "Li", "Co", "Mn" };

const char *
offtake_flow_choices_label (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].word, word))
      return _ (labels[i].label);
  return g_str_has_prefix (word, "element:") ? word + strlen ("element:") : word;
}

static guint
index_of (const char *word, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0;
}

void
offtake_flow_choices_parse (const OfftakeNetwork *network,
                            const char *measure,
                            const char *color,
                            const char *group,
                            OfftakeFlowView *view)
{
  static const char *const measures[] = { "goods", "element", "carbon", "value" };
  static const char *const colors[] = { "material", "origin", "status" };
  static const char *const groups[] = { "site", "party", "country", "stage" };

  *view = (OfftakeFlowView){ 0 };
  view->measure = index_of (measure, measures, G_N_ELEMENTS (measures));
  view->color = index_of (color, colors, G_N_ELEMENTS (colors));
  view->group = index_of (group, groups, G_N_ELEMENTS (groups));
  if (!network || !g_str_has_prefix (measure, "element:"))
    return;

  guint element = offtake_network_find_element (network, measure + strlen ("element:"));

  if (element != OFFTAKE_NONE) {
    view->measure = OFFTAKE_MEASURE_ELEMENT;
    view->element = element;
  }
}

static void
add_element (GStrvBuilder *words, const char *symbol)
{
  g_autofree char *word = g_strconcat ("element:", symbol, NULL);

  g_strv_builder_add (words, word);
}

static gboolean
is_first (const char *symbol)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_elements); i++)
    if (g_str_equal (first_elements[i], symbol))
      return TRUE;
  return FALSE;
}

char **
offtake_flow_choices_measures (const OfftakeNetwork *network)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, "goods");
  for (guint i = 0; i < G_N_ELEMENTS (first_elements); i++)
    if (network && offtake_network_find_element (network, first_elements[i]) != OFFTAKE_NONE)
      add_element (words, first_elements[i]);
  for (guint i = 0; network && i < offtake_network_n_elements (network); i++)
    if (!is_first (offtake_network_element (network, i)))
      add_element (words, offtake_network_element (network, i));
  g_strv_builder_add (words, "carbon");
  g_strv_builder_add (words, "value");
  return g_strv_builder_end (words);
}
