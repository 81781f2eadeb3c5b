/* SPDX-License-Identifier: MPL-2.0 */
#include "model/check.h"

#include <string.h>

#include "exchange/plan-json.h"
#include "lib/fixture.h"
#include "lib/plan-cases.h"

static void
test_required (void)
{
  static const PlanCase cases[] = {
    { "format", NULL, "format: must be \"offtake-plan\"" },
    { "version", NULL, "version: must be 1" },
    { "title", NULL, "title: is missing" },
    { "currency", NULL, "currency: is missing" },
    { "horizon", NULL, "horizon: is missing" },
    { "horizon/from", NULL, "horizon.from: is missing" },
    { "horizon/to", NULL, "horizon.to: is missing" },
    { "materials/1/id", NULL, "materials[1].id: is missing" },
    { "parties/0/country", NULL, "parties[0].country: is missing; a party needs it (party \"p\")" },
    { "recipes/0/reference", NULL, "recipes[0].reference: is missing; a recipe by coefficients" },
    { "recipes/0/inputs", NULL, "recipes[0].inputs: is missing" },
    { "recipes/0/outputs", NULL, "recipes[0].outputs: is missing" },
    { "recipes/0/inputs/0/material", NULL, "recipes[0].inputs[0].material: is missing" },
    { "recipes/0/inputs/0/t_per_t", NULL, "recipes[0].inputs[0].t_per_t: is missing" },
    { "recipes/2/feeds", NULL, "recipes[2].feeds: is missing; a recipe by yields" },
    { "recipes/2/yields", NULL, "recipes[2].yields: is missing" },
    { "recipes/2/yields/0/product", NULL, "recipes[2].yields[0].product: is missing" },
    { "recipes/2/yields/0/of", NULL, "recipes[2].yields[0].of: is missing" },
    { "recipes/2/yields/0/fraction", NULL, "recipes[2].yields[0].fraction: is missing" },
    { "sites/0/party", NULL, "sites[0].party: is missing" },
    { "sites/0/kind", NULL, "sites[0].kind: is missing" },
    { "sites/2/recipe", NULL,
      "sites[2].recipe: is missing; a process needs it (site \"shredder\")" },
    { "sites/4/mode", NULL, "sites[4].mode: is missing" },
    { "agreements/0/seller", NULL, "agreements[0].seller: is missing" },
    { "agreements/0/buyer", NULL, "agreements[0].buyer: is missing" },
    { "agreements/0/material", NULL, "agreements[0].material: is missing" },
    { "agreements/0/quantity", NULL, "agreements[0].quantity: is missing" },
    { "agreements/0/quantity/kind", NULL, "agreements[0].quantity.kind: is missing" },
    { "agreements/0/price/kind", NULL, "agreements[0].price.kind: is missing" },
    { "agreements/0/price/terms/1/index", NULL, "agreements[0].price.terms[1].index: is missing" },
    { "indices/0/price_per_t", NULL, "indices[0].price_per_t: is missing" },
    { "deliveries/0/id", NULL, "deliveries[0].id: is missing" },
    { "scenarios/0/id", NULL, "scenarios[0].id: is missing" },
    { "scenarios/0/changes/0/list", NULL, "scenarios[0].changes[0].list: is missing" },
    { "rules/0/id", NULL, "rules[0].id: is missing" },
    /* all that may be left out */
    { "notes", NULL, NULL },
    { "horizon/step", NULL, NULL },
    { "recipes/0/outputs/0/allocation", NULL, NULL },
    { "recipes/2/yields/0/allocation", NULL, NULL },
    { "recipes/0/electricity_kwh_per_t", NULL, NULL },
    { "sites/3/mode", NULL, NULL },
    { "sites/4/planned_tpa", NULL, NULL },
    { "agreements/1/quantity/share", NULL, NULL },
    { "agreements/0/price", NULL, NULL },
    { "agreements/0/price/terms", NULL, NULL },
    { "agreements/1/price/per_t", NULL, NULL },
    { "agreements/0/price/terms/0/payable", NULL, NULL },
    { "materials/0/virgin_kgco2e_per_kg", NULL, NULL },
    { "deliveries", NULL, NULL },
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_scenarios (void)
{
  static const PlanCase cases[] = {
    { "scenarios/0/changes/0/list", "\"scenarios\"",
      "scenarios[0].changes[0].list: \"scenarios\" is no list" },
    { "scenarios/0/changes/0/list", "\"trucks\"",
      "scenarios[0].changes[0].list: \"trucks\" is no list" },
    { "scenarios/0/changes/0/id", "\"x\"",
      "scenarios[0].changes[0].id: there is no \"x\" in sites (scenario \"fast\")" },
    { "scenarios/0/changes/0/id", NULL, "scenarios[0].changes[0]: a change has" },
    { "scenarios/0/changes/0/remove", "true", "scenarios[0].changes[0]: a change has" },
    { "scenarios/0/changes/1/id", "\"x\"", "scenarios[0].changes[1]: a change has" },
    { "scenarios/0/changes/2/remove", "false", "scenarios[0].changes[2]: a change has" },
    { "scenarios/0/changes/0/set", "[]", "scenarios[0].changes[0].set: must be an object" },
    { "scenarios/0/changes/0/set/colour", "1",
      "scenarios[0].changes[0].set.colour: the format knows no" },
    { "scenarios/0/changes/0/set/id", "\"x\"", "scenarios[0].changes[0].set.id: is kept for ever" },
    { "scenarios/0/changes/0/set/planned_tpa", "-1",
      "scenarios[0].changes[0].set.planned_tpa: is -1" },
    { "scenarios/0/changes/0/set/mode", "\"push\"",
      "scenarios[0]: with its changes, mode: \"push\" needs" },
    { "scenarios/0/changes/0/set/party", "\"x\"",
      "scenarios[0]: with its changes, party: there is no \"x\"" },
    { "scenarios/0/changes/1/add", "7", "scenarios[0].changes[1].add: must be an object" },
    { "scenarios/0/changes/1/add/country", NULL,
      "scenarios[0].changes[1].add.country: is missing" },
    { "scenarios/0/changes/1/add/id", "\"p\"",
      "scenarios[0].changes[1].add.id: \"p\" is an id of parties already" },
    { "scenarios/0/changes/2/id", "\"002\"",
      "scenarios[0]: with its changes, agreements[0].mirror: there is no \"002\"" },
    { "scenarios/0/changes/2", "{\"list\": \"sites\", \"id\": \"mine\", \"remove\": true}",
      "with its changes, agreements[4].seller" },
    { "scenarios/0/changes/2", "{\"list\": \"rules\", \"id\": \"own-1\", \"set\": {\"id\": \"x\"}}",
      "scenarios[0].changes[2].set: an id is kept" },
    { "scenarios/0/changes/2",
      "{\"list\": \"rules\", \"id\": \"own-1\", \"set\": {\"threshold\": 0.3}}", NULL },
    { "scenarios/0/changes/3", "{\"list\": \"agreements\", \"id\": \"003\", \"remove\": true}",
      "scenarios[0].changes[3].id: there is no" },
    { "scenarios/0/changes/3", "{\"list\": \"parties\", \"id\": \"r\", \"set\": {\"name\": \"R\"}}",
      NULL },
  };

  plan_cases_check (cases, G_N_ELEMENTS (cases));
}

static OfftakePlan *
read_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_data_path ("plans/every-key.json");
  OfftakePlan *plan = offtake_plan_json_read_file (path, &error);

  g_assert_no_error (error);
  return plan;
}

/* A changed copy is checked as if it stood in the plan, and so is what depends on it. */
static void
test_record (void)
{
  static const struct {
    const char *list, *id, *field, *value, *message;
  } cases[] = {
    { "agreements", "001", "quantity", "{\"kind\":\"fixed\",\"tpa\":5}", NULL },
    { "agreements", "001", "buyer", "\"x\"",
      "buyer: there is no \"x\" in sites (agreement \"001\")" },
    { "agreements", "001", "buyer", "\"hub\"", "quantity.kind: share_of_need" },
    { "sites", "line", "kind", "\"hub\"", "agreements[0].quantity.kind: share_of_need" },
    { "materials", "niso4", "composition", "{\"Ni\":0.1}", "recipes[0]: gives" },
    { "recipes", "shred", "yields", "[]", NULL },
    { "recipes", "cathode", "inputs", "[{\"material\":\"ni\",\"t_per_t\":0.5}]",
      "agreements[0].quantity.kind" },
    { "sites", "line", "capacity_tpa", "7", NULL },
    { "scenarios", "fast", "changes", "[{\"list\":\"sites\",\"id\":\"x\",\"remove\":true}]",
      "scenarios[0].changes[0].id: there is no \"x\"" },
    { "parties", "p", "name", "\"P\"", NULL },
  };
  g_autoptr (OfftakePlan) plan = read_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) value = json_loads (cases[i].value, JSON_DECODE_ANY, NULL);
    g_autoptr (OfftakeRecord) copy =
        offtake_record_copy (offtake_plan_find (plan, cases[i].list, cases[i].id));

    g_assert_true (offtake_record_set_json (copy, cases[i].field, value, &error));
    g_assert_true (offtake_check_record (plan, copy, &error) == (cases[i].message == NULL));
    g_assert_true ((error != NULL) == (cases[i].message != NULL));
    if (error && !strstr (error->message, cases[i].message))
      g_error ("%s %s %s says \"%s\"", cases[i].id, cases[i].field, cases[i].value, error->message);
  }
  g_assert_true (offtake_check_plan (plan, NULL));
}

/* An edit of the plan must not take the ground from under a scenario. */
static void
test_record_under_scenario (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = read_plan ();
  g_autoptr (OfftakeRecord) party =
      g_object_new (OFFTAKE_TYPE_PARTY, "id", "r", "country", "FR", NULL);

  g_assert_false (offtake_check_record (plan, party, &error));
  g_assert_nonnull (
      strstr (error->message, "scenarios[0].changes[1].add.id: \"r\" is an id of parties"));

  /* The scenario removes agreement 003. */
  g_autoptr (OfftakeRecord) copy =
      offtake_record_copy (offtake_plan_find (plan, "agreements", "001"));
  g_autoptr (json_t) mirror = json_string ("003");
  g_clear_error (&error);
  g_assert_true (offtake_record_set_json (copy, "mirror", mirror, &error));
  g_assert_false (offtake_check_record (plan, copy, &error));
  g_assert_nonnull (strstr (error->message, "scenarios[0]: with its changes, "));
  g_assert_nonnull (strstr (error->message, "mirror: there is no \"003\""));
}

static void
test_head (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = read_plan ();
  g_autoptr (OfftakeRecord) head =
      offtake_record_copy (OFFTAKE_RECORD (offtake_plan_get_head (plan)));

  g_assert_true (offtake_check_record (plan, head, &error));
  g_object_set (head, "horizon", "{\"from\":2030,\"to\":2024}", NULL);
  g_assert_false (offtake_check_record (plan, head, &error));
  g_assert_nonnull (strstr (error->message, "horizon.from"));
}

/* A record that was not read but made may lack anything. */
static void
test_incomplete (void)
{
  static const char *const lists[] = { "parties", "recipes", "sites", "indices", "agreements" };
  g_autoptr (OfftakePlan) plan = read_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OfftakeRecord) record =
        g_object_new (offtake_record_type_for_list (lists[i]), "id", "new", NULL);

    g_assert_false (offtake_check_record (plan, record, &error));
    g_assert_nonnull (strstr (error->message, "is missing"));
  }
}

static void
test_users (void)
{
  static const struct {
    const char *list, *id, *users;
  } cases[] = {
    { "parties", "q", "mine " },
    { "indices", "flat", "001 " },
    { "recipes", "shred", "shredder " },
    { "materials", "eol", "cells shred 004 " },
    { "agreements", "001", "002 d1 " },
    { "agreements", "003", "fast " },
    { "sites", "hub", "" },
    { "sites", "line", "001 002 fast " },
    { "scenarios", "fast", "" },
    { "rules", "own-1", "" },
  };
  g_autoptr (OfftakePlan) plan = read_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeRecord *record = offtake_plan_find (plan, cases[i].list, cases[i].id);
    g_autoptr (GPtrArray) users = offtake_check_users (plan, record);
    g_autoptr (GString) ids = g_string_new (NULL);

    for (guint j = 0; j < users->len; j++)
      g_string_append_printf (ids, "%s ", offtake_record_get_id (g_ptr_array_index (users, j)));
    g_assert_cmpstr (ids->str, ==, cases[i].users);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check/required", test_required);
  g_test_add_func ("/model/check/scenarios", test_scenarios);
  g_test_add_func ("/model/check/record", test_record);
  g_test_add_func ("/model/check/record-under-scenario", test_record_under_scenario);
  g_test_add_func ("/model/check/head", test_head);
  g_test_add_func ("/model/check/incomplete", test_incomplete);
  g_test_add_func ("/model/check/users", test_users);
  return g_test_run ();
}
