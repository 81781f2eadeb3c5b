/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-meter.h"

#include "lib/sample.h"

static OfftakeFlowMeter
meter_of (const Sample *sample, OfftakeMeasure measure, const char *element)
{
  const OfftakeFlowView view = {
    .measure = measure,
    .element = element ? offtake_network_find_element (sample->network, element) : 0
  };
  OfftakeFlowMeter meter;

  offtake_flow_meter_init (&meter, sample->plan, sample->solution, &view);
  return meter;
}

/* Each measure against the solution's own figures. */
static void
test_agreements (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const guint period = sample_period (sample, "2030");
  const guint agreement = offtake_network_find_agreement (sample->network, "aqms-6k-ni");
  const guint material = offtake_network_agreement_material (sample->network, agreement);
  const guint nickel = offtake_network_find_element (sample->network, "Ni");
  const OfftakeAgreementResult *result =
      offtake_solution_agreement (sample->solution, period, agreement);
  const double content = offtake_network_content (sample->network, material, nickel);
  const OfftakeFlowMeter goods = meter_of (sample, OFFTAKE_MEASURE_GOODS, NULL);
  const OfftakeFlowMeter element = meter_of (sample, OFFTAKE_MEASURE_ELEMENT, "Ni");
  const OfftakeFlowMeter carbon = meter_of (sample, OFFTAKE_MEASURE_CARBON, NULL);
  const OfftakeFlowMeter value = meter_of (sample, OFFTAKE_MEASURE_VALUE, NULL);

  g_assert_cmpfloat (result->t, >, 8000);
  g_assert_cmpfloat (offtake_flow_meter_agreement (&goods, period, agreement), ==, result->t);
  g_assert_cmpfloat_with_epsilon (offtake_flow_meter_agreement (&element, period, agreement),
                                  1882.4, 0.1);
  g_assert_cmpfloat (offtake_flow_meter_agreement (&element, period, agreement), ==,
                     result->t * content);
  g_assert_cmpfloat (offtake_flow_meter_agreement (&carbon, period, agreement), ==,
                     result->t * result->kgco2e_per_t / 1000);
  g_assert_cmpfloat (offtake_flow_meter_agreement (&value, period, agreement), ==,
                     result->value / 1e6);
}

static void
test_what_is_seen (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const OfftakeFlowMeter lithium = meter_of (sample, OFFTAKE_MEASURE_ELEMENT, "Li");
  const OfftakeFlowMeter goods = meter_of (sample, OFFTAKE_MEASURE_GOODS, NULL);
  const guint carbonate = offtake_network_find_material (sample->network, "li2co3");
  const guint sulfate = offtake_network_find_material (sample->network, "niso4");

  g_assert_true (offtake_flow_meter_sees (&lithium, carbonate));
  g_assert_false (offtake_flow_meter_sees (&lithium, sulfate));
  g_assert_true (offtake_flow_meter_sees (&goods, sulfate));
}

static void
test_words (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const guint material = offtake_network_find_material (sample->network, "niso4");
  const struct {
    OfftakeMeasure measure;
    const char *unit, *text, *title, *of;
  } cases[] = {
    { OFFTAKE_MEASURE_GOODS, "t", "12.00 t", "Goods", "Nickel sulfate hexahydrate" },
    { OFFTAKE_MEASURE_ELEMENT, "t", "12.00 t", "Contained Ni", "Ni in Nickel sulfate hexahydrate" },
    { OFFTAKE_MEASURE_CARBON, "t CO₂e", "12.00 t CO₂e", "Emissions delivered",
      "with Nickel sulfate hexahydrate" },
    { OFFTAKE_MEASURE_VALUE, "M USD", "12.00 M USD", "Value", "for Nickel sulfate hexahydrate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const OfftakeFlowMeter meter = meter_of (sample, cases[i].measure, "Ni");
    g_autofree char *unit = offtake_flow_meter_unit (&meter),
                    *text = offtake_flow_meter_text (&meter, 12);
    g_autofree char *title = offtake_flow_meter_title (&meter),
                    *of = offtake_flow_meter_of (&meter, material);
    g_assert_cmpstr (unit, ==, cases[i].unit);
    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpstr (title, ==, cases[i].title);
    g_assert_cmpstr (of, ==, cases[i].of);
  }
}

/* Sierra ARC promises more than its black mass gives: the rest is bought, and valued at the index.
 */
static void
test_rest (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  const guint period = sample_period (sample, "2030"),
              site = offtake_network_find_site (sample->network, "sierra-arc");
  const OfftakeFlowMeter goods = meter_of (sample, OFFTAKE_MEASURE_GOODS, NULL);
  const OfftakeFlowMeter value = meter_of (sample, OFFTAKE_MEASURE_VALUE, NULL);
  const OfftakeFlowMeter carbon = meter_of (sample, OFFTAKE_MEASURE_CARBON, NULL);
  const OfftakeFlowRest in_t = offtake_flow_meter_rest (&goods, period, site);
  const OfftakeFlowRest in_money = offtake_flow_meter_rest (&value, period, site);
  const OfftakeFlowRest in_carbon = offtake_flow_meter_rest (&carbon, period, site);
  double spot = 0;
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (sample->solution, period, site, &n);

  for (guint i = 0; i < n; i++)
    spot += balances[i].spot;
  g_assert_cmpfloat (in_t.shortage, ==, spot);
  g_assert_cmpfloat (in_t.shortage, >, 1000);
  g_assert_cmpfloat (in_money.shortage, >, 3000e-6 * spot);
  g_assert_cmpfloat (in_money.loss, ==, 0);
  g_assert_cmpfloat (in_carbon.shortage, >, 0);
  g_assert_cmpfloat (in_carbon.loss, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-meter/agreements", test_agreements);
  g_test_add_func ("/report/flow-meter/what-is-seen", test_what_is_seen);
  g_test_add_func ("/report/flow-meter/words", test_words);
  g_test_add_func ("/report/flow-meter/rest", test_rest);
  return g_test_run ();
}
