/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-color.h"

#include "lib/sample.h"

static OfftakeFlowColors *
colors_of (const Sample *sample, OfftakeMeasure measure, const char *element, OfftakeColorBy by)
{
  const OfftakeFlowView view = {
    .measure = measure,
    .element = element ? offtake_network_find_element (sample->network, element) : 0
  };
  OfftakeFlowMeter meter;

  offtake_flow_meter_init (&meter, sample->plan, sample->solution, &view);
  return offtake_flow_colors_new (&meter, by);
}

/* Whatever the colours are for, the shares of each flow sum to 1, and only where they may. */
static void
test_shares_sum_to_one (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++) {
    g_autoptr (Sample) sample = sample_new (samples[s], NULL);
    for (guint by = OFFTAKE_COLOR_MATERIAL; by <= OFFTAKE_COLOR_COMPLIANCE; by++) {
      g_autoptr (OfftakeFlowColors) colors = colors_of (sample, OFFTAKE_MEASURE_GOODS, NULL, by);
      g_autofree double *shares = g_new (double, colors->names->len);
      g_assert_cmpuint (colors->names->len, >, 0);
      for (guint period = 0; period < offtake_network_n_periods (sample->network); period += 4)
        for (guint i = 0; i < offtake_network_n_agreements (sample->network); i++) {
          double sum = 0;
          offtake_flow_colors_share (colors, period, i, shares);
          for (guint series = 0; series < colors->names->len; series++) {
            g_assert_cmpfloat (shares[series], >=, 0);
            g_assert_true (shares[series] == 0 || offtake_flow_colors_may (colors, i, series));
            sum += shares[series];
          }
          g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
        }
    }
  }
}

static void
test_materials_or_roles (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeFlowColors) goods =
      colors_of (sample, OFFTAKE_MEASURE_GOODS, NULL, OFFTAKE_COLOR_MATERIAL);
  g_autoptr (OfftakeFlowColors) manganese =
      colors_of (sample, OFFTAKE_MEASURE_ELEMENT, "Mn", OFFTAKE_COLOR_MATERIAL);

  g_assert_true (goods->by_role);
  g_assert_cmpuint (goods->names->len, <=, 8);
  g_assert_true (manganese->by_role);
}

/* What a colour stands for in one measure it stands for in all. */
static void
test_measures_agree (void)
{
  static const char *const samples[] = { "founding", "north-america" };

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    for (guint by = OFFTAKE_COLOR_MATERIAL; by <= OFFTAKE_COLOR_STATUS; by++) {
      g_autoptr (Sample) sample = sample_new (samples[s], NULL);
      g_autoptr (OfftakeFlowColors) goods = colors_of (sample, OFFTAKE_MEASURE_GOODS, NULL, by);
      g_autoptr (OfftakeFlowColors) nickel = colors_of (sample, OFFTAKE_MEASURE_ELEMENT, "Ni", by);
      guint n = 0;
      for (guint i = 0; i < nickel->names->len; i++)
        if (nickel->names->pdata[i]) {
          n++;
          g_assert_cmpuint (i, <, goods->names->len);
          g_assert_cmpstr (nickel->names->pdata[i], ==, goods->names->pdata[i]);
        }
      g_assert_cmpuint (n, >, 0);
    }
}

/* The origin of an element in a flow is what the solution says of it. */
static void
test_origin (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeFlowColors) colors =
      colors_of (sample, OFFTAKE_MEASURE_ELEMENT, "Ni", OFFTAKE_COLOR_ORIGIN);
  const guint period = sample_period (sample, "2030"),
              nickel = offtake_network_find_element (sample->network, "Ni");
  const guint cathode = offtake_network_find_agreement (sample->network, "cam-forge");
  g_autofree double *shares = g_new (double, colors->names->len);
  double recycled = 0;

  offtake_flow_colors_share (colors, period, cathode, shares);
  for (guint i = 0; i < colors->names->len; i++)
    if (colors->names->pdata[i] && g_str_has_prefix (colors->names->pdata[i], "Recycled"))
      recycled += shares[i];
  g_assert_cmpfloat (recycled, >, 0.1);
  g_assert_cmpfloat_with_epsilon (
      recycled, offtake_solution_recycled_share (sample->solution, period, cathode, nickel), 1e-9);
}

static void
test_status (void)
{
  g_autoptr (Sample) base = sample_new ("founding", NULL);
  g_autoptr (OfftakeFlowColors) colors =
      colors_of (base, OFFTAKE_MEASURE_GOODS, NULL, OFFTAKE_COLOR_STATUS);

  g_assert_cmpuint (colors->names->len, ==, 3);
  g_assert_cmpstr (colors->names->pdata[0], ==, "Active");
  g_assert_null (colors->names->pdata[1]);
  g_assert_cmpstr (colors->names->pdata[2], ==, "Binding");
  g_assert_cmpstr (offtake_flow_status_name (OFFTAKE_STATUS_LOI), ==, "Letter of intent");
  g_assert_cmpstr (offtake_flow_status_name (99), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-color/shares-sum-to-one", test_shares_sum_to_one);
  g_test_add_func ("/report/flow-color/materials-or-roles", test_materials_or_roles);
  g_test_add_func ("/report/flow-color/measures-agree", test_measures_agree);
  g_test_add_func ("/report/flow-color/origin", test_origin);
  g_test_add_func ("/report/flow-color/status", test_status);
  return g_test_run ();
}
