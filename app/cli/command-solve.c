/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/period-list.h"
#include "document/document.h"
#include "engine/solve.h"
#include "exchange/solution-json.h"

static void
print_row (
    const char *first, const char *second, const char *third, const char *fourth, const char *fifth)
{
  const char *cells[] = { first, second, third, fourth, fifth };
  static const int widths[] = { 24, 40, 14, 16, 16 };
  GString *line = g_string_new ("  ");

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    int space = MAX (0, widths[i] - (int) g_utf8_strlen (cells[i], -1));
    if (i < 2)
      g_string_append_printf (line, "%s%*s ", cells[i], space, "");
    else
      g_string_append_printf (line, "%*s%s ", space, "", cells[i]);
  }
  g_strchomp (line->str);
  g_print ("%s\n", line->str);
  g_string_free (line, TRUE);
}

static void
print_agreement (const OfftakeSolution *solution, guint period, guint a, const char *currency)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeAgreementResult *result = offtake_solution_agreement (solution, period, a);
  guint seller = offtake_network_agreement_seller (network, a);
  guint buyer = offtake_network_agreement_buyer (network, a);
  g_autofree char *way = g_strdup_printf ("%s → %s", offtake_network_site_name (network, seller),
                                          offtake_network_site_name (network, buyer));
  g_autofree char *mass = offtake_text_tonnes (result->t);
  g_autofree char *carbon = offtake_text_number (result->kgco2e_per_t);
  g_autofree char *value =
      isnan (result->value) ? g_strdup ("–") : offtake_text_money (result->value, currency);

  print_row (offtake_network_agreement_id (network, a), way, mass, carbon, value);
}

static void
print_site (const OfftakeSolution *solution, guint period, guint s)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeSiteResult *result = offtake_solution_site (solution, period, s);
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, s, &n);
  double spot = 0, surplus = 0;

  for (guint i = 0; i < n; i++) {
    spot += balances[i].spot;
    surplus += balances[i].surplus;
  }
  g_autofree char *activity = offtake_text_tonnes (result->activity_t);
  g_autofree char *spot_text = offtake_text_tonnes (spot);
  g_autofree char *surplus_text = offtake_text_tonnes (surplus);
  print_row (offtake_network_site_id (network, s), offtake_network_site_name (network, s), activity,
             spot_text, surplus_text);
}

/* What is proven of the errors of the linear systems behind the figures above. */
static void
print_bound (const OfftakeSolution *solution, guint period)
{
  double bound = offtake_solution_error_bound (solution, period);

  if (isfinite (bound))
    g_print (_ ("  Proven error of the equations: at most %.1e of the largest figure of a loop\n"),
             bound);
  else
    g_print (_ ("  No bound on the error of the equations could be proven\n"));
}

static void
print_period (const OfftakeSolution *solution, guint period, const char *currency)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint n;
  const OfftakeWarning *warnings = offtake_solution_warnings (solution, period, &n);

  g_print ("%s\n", offtake_network_period (network, period)->label);
  print_row (_ ("Agreement"), _ ("From and to"), _ ("Moved"), _ ("kg CO2e/t"), _ ("Value"));
  for (guint a = 0; a < offtake_network_n_agreements (network); a++)
    print_agreement (solution, period, a, currency);
  g_print ("\n");
  print_row (_ ("Site"), _ ("Name"), _ ("Activity"), _ ("Spot"), _ ("Surplus"));
  for (guint s = 0; s < offtake_network_n_sites (network); s++)
    print_site (solution, period, s);
  if (n > 0)
    g_print ("\n");
  for (guint i = 0; i < n; i++)
    g_print ("  ! %s\n", warnings[i].text);
  g_print ("\n");
  print_bound (solution, period);
  g_print ("\n");
}

static OfftakePlan *
load (const char *path, const char *scenario, GError **error)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, error);

  if (!plan || !scenario)
    return g_steal_pointer (&plan);
  return offtake_plan_apply_scenario (plan, scenario, error);
}

/* What has no price is null in the results; who asked should hear why. */
static void
tell_missing_prices (OfftakePlan *plan, const char *path)
{
  GListModel *indices = offtake_plan_get_list (plan, "indices");

  for (guint i = 0; i < g_list_model_get_n_items (indices); i++) {
    g_autoptr (OfftakePriceIndex) index = g_list_model_get_item (indices, i);
    guint n = 0;
    if (index->price_per_t)
      offtake_series_get_points (index->price_per_t, &n);
    if (n == 0)
      g_printerr (_ ("offtake-cli: %s: indices[%u].price_per_t: index \"%s\" holds no price; what "
                     "it prices has no value until it does\n"),
                  path, i, offtake_record_get_title (OFFTAKE_RECORD (index)));
  }
}

static gboolean
solve (const char *path, char **labels, const char *scenario, gboolean json, GError **error)
{
  g_autoptr (OfftakePlan) plan = load (path, scenario, error);
  g_autoptr (OfftakeNetwork) network = plan ? offtake_network_compile (plan, error) : NULL;
  g_autoptr (GArray) periods = network ? offtake_period_list_new (network, labels, error) : NULL;

  if (!periods)
    return FALSE;
  tell_missing_prices (plan, path);
  const guint *selected = (const guint *) (gpointer) periods->data;
  g_autoptr (OfftakeSolution) solution =
      offtake_solve_periods (network, selected, periods->len, NULL, error);
  if (!solution)
    return FALSE;
  if (json) {
    g_autofree char *text = offtake_solution_json_write (solution, selected, periods->len);
    g_print ("%s", text);
    return TRUE;
  }
  for (guint i = 0; i < periods->len; i++)
    print_period (solution, selected[i], offtake_plan_get_head (plan)->currency);
  return TRUE;
}

OfftakeExit
offtake_command_solve (int argc, char **argv)
{
  g_auto (GStrv) periods = NULL;
  g_autofree char *scenario = NULL;
  g_autofree char *mode = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING_ARRAY, &periods, NULL, NULL },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &scenario, NULL, NULL },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &mode, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("solve", entries, &argc, &argv, 1, 1))
    return OFFTAKE_EXIT_WRONG;
  if (mode && strcmp (mode, "optimised") == 0) {
    g_printerr (_ (
        "offtake-cli solve: mode \"optimised\" is not available in this version; use \"contracted\"\n"));
    return OFFTAKE_EXIT_WRONG;
  }
  if (mode && strcmp (mode, "contracted") != 0) {
    g_printerr (
        _ ("offtake-cli solve: there is no mode \"%s\"; it is \"contracted\" or \"optimised\"\n"),
        mode);
    return OFFTAKE_EXIT_WRONG;
  }
  if (!solve (argv[1], periods, scenario, json, &error))
    return offtake_command_fail (error);
  return OFFTAKE_EXIT_DONE;
}
