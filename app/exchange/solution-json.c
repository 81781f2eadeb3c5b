/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/solution-json.h"

#include <math.h>

#include "base/json.h"
#include "model/site.h"

/* A number, or null where there is no finite one. */
static void
set_number (json_t *object, const char *key, double number)
{
  json_object_set_new (object, key,
                       isfinite (number) ? offtake_json_number (number) : json_null ());
}

static const char *
class_name (guint class)
{
  static const char *const names[] = {
    [OFFTAKE_ORIGIN_VIRGIN] = "virgin",
    [OFFTAKE_ORIGIN_RECYCLED_PRE] = "recycled_pre",
    [OFFTAKE_ORIGIN_RECYCLED_POST] = "recycled_post",
    [OFFTAKE_ORIGIN_UNKNOWN] = "unknown",
  };
  return names[class];
}

static json_t *
write_origins (const OfftakeSolution *solution, guint period, guint agreement, guint element)
{
  json_t *list = json_array ();
  guint n;
  const OfftakeOriginShare *shares =
      offtake_solution_origins (solution, period, agreement, element, &n);

  for (guint i = 0; i < n; i++) {
    json_t *entry = json_object ();
    json_object_set_new (entry, "class", json_string (class_name (shares[i].class)));
    json_object_set_new (entry, "country", json_string (shares[i].country));
    json_object_set_new (entry, "foreign_entity", json_boolean (shares[i].foreign_entity));
    set_number (entry, "share", shares[i].share);
    json_array_append_new (list, entry);
  }
  return list;
}

static json_t *
write_agreement (const OfftakeSolution *solution, guint period, guint agreement)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeAgreementResult *result = offtake_solution_agreement (solution, period, agreement);
  guint material = offtake_network_agreement_material (network, agreement);
  json_t *object = json_object (), *recycled = json_object (), *origin = json_object ();

  json_object_set_new (object, "id",
                       json_string (offtake_network_agreement_id (network, agreement)));
  set_number (object, "t", result->t);
  set_number (object, "kgco2e_per_t", result->kgco2e_per_t);
  set_number (object, "price_per_t", result->price_per_t);
  set_number (object, "value", result->value);
  for (guint e = 0; e < offtake_network_n_elements (network); e++) {
    const char *element = offtake_network_element (network, e);
    if (!(offtake_network_content (network, material, e) > 0))
      continue;
    set_number (recycled, element,
                offtake_solution_recycled_share (solution, period, agreement, e));
    json_object_set_new (origin, element, write_origins (solution, period, agreement, e));
  }
  json_object_set_new (object, "recycled_share", recycled);
  json_object_set_new (object, "origin", origin);
  return object;
}

static json_t *
write_balance (const OfftakeNetwork *network, const OfftakeBalance *balance)
{
  json_t *object = json_object ();

  json_object_set_new (object, "material",
                       json_string (offtake_network_material_id (network, balance->material)));
  set_number (object, "bought", balance->bought);
  set_number (object, "sold", balance->sold);
  set_number (object, "produced", balance->produced);
  set_number (object, "consumed", balance->consumed);
  set_number (object, "spot", balance->spot);
  set_number (object, "surplus", balance->surplus);
  set_number (object, "kgco2e_per_t", balance->kgco2e_per_t);
  return object;
}

static json_t *
write_site (const OfftakeSolution *solution, guint period, guint site)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  const OfftakeSiteResult *result = offtake_solution_site (solution, period, site);
  json_t *object = json_object (), *materials = json_array (), *loss = json_object (),
         *recovery = json_object ();
  guint n;
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, site, &n);

  json_object_set_new (object, "id", json_string (offtake_network_site_id (network, site)));
  set_number (object, "activity_t", result->activity_t);
  set_number (object, "capacity_t", result->capacity_t);
  for (guint i = 0; i < n; i++)
    json_array_append_new (materials, write_balance (network, &balances[i]));
  for (guint e = 0; e < offtake_network_n_elements (network); e++) {
    const char *element = offtake_network_element (network, e);
    if (!offtake_network_consumes (network, site, e))
      continue;
    set_number (loss, element, offtake_solution_element_loss (solution, period, site, e));
    set_number (recovery, element, offtake_solution_recovery (solution, period, site, e));
  }
  json_object_set_new (object, "materials", materials);
  json_object_set_new (object, "element_loss_t", loss);
  json_object_set_new (object, "recovery", recovery);
  return object;
}

static void
set_name (json_t *object, const char *key, const char *name)
{
  json_object_set_new (object, key, name ? json_string (name) : json_null ());
}

static json_t *
write_warning (const OfftakeNetwork *network, const OfftakeWarning *warning)
{
  json_t *object = json_object ();
  gboolean site = warning->site != OFFTAKE_NONE, agreement = warning->agreement != OFFTAKE_NONE;
  gboolean material = warning->material != OFFTAKE_NONE, element = warning->element != OFFTAKE_NONE;

  set_name (object, "code", offtake_warning_code_name (warning->code));
  set_name (object, "site", site ? offtake_network_site_id (network, warning->site) : NULL);
  set_name (object, "agreement",
            agreement ? offtake_network_agreement_id (network, warning->agreement) : NULL);
  set_name (object, "material",
            material ? offtake_network_material_id (network, warning->material) : NULL);
  set_name (object, "element",
            element ? offtake_network_element (network, warning->element) : NULL);
  set_number (object, "amount", warning->amount);
  set_name (object, "text", warning->text);
  return object;
}

static json_t *
write_period (const OfftakeSolution *solution, guint period)
{
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  json_t *object = json_object (), *agreements = json_array (), *sites = json_array (),
         *warnings = json_array ();
  guint n;
  const OfftakeWarning *found = offtake_solution_warnings (solution, period, &n);

  for (guint a = 0; a < offtake_network_n_agreements (network); a++)
    json_array_append_new (agreements, write_agreement (solution, period, a));
  for (guint s = 0; s < offtake_network_n_sites (network); s++)
    json_array_append_new (sites, write_site (solution, period, s));
  for (guint i = 0; i < n; i++)
    json_array_append_new (warnings, write_warning (network, &found[i]));
  json_object_set_new (object, "period",
                       json_string (offtake_network_period (network, period)->label));
  json_object_set_new (object, "agreements", agreements);
  json_object_set_new (object, "sites", sites);
  json_object_set_new (object, "warnings", warnings);
  return object;
}

char *
offtake_solution_json_write (const OfftakeSolution *solution, const guint *periods, guint n_periods)
{
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < n_periods; i++)
    json_array_append_new (list, write_period (solution, periods[i]));
  return offtake_json_write (list);
}
