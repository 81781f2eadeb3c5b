/* SPDX-License-Identifier: MPL-2.0 */
#include "document/verify.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"
#include "document/document.h"
#include "document/seal.h"
#include "store/journal.h"
#include "store/migrate.h"
#include "store/plan-file.h"

/* Part of what flows through a site that may be lost to rounding. */
#define ROUNDING 1e-9

/* Each must be what was sealed, and hold a plan. */
static gboolean
verify_editions (OfftakeDatabase *database, OfftakeVerification *result, GError **error)
{
  g_autoptr (GPtrArray) editions = offtake_edition_list (database, error);

  for (guint i = 0; editions && i < editions->len; i++) {
    const OfftakeEdition *listed = editions->pdata[i];
    g_autoptr (OfftakeEdition) edition = offtake_edition_load (database, listed->number, error);
    g_autoptr (OfftakePlan) plan = edition ? offtake_edition_read_plan (edition, error) : NULL;
    if (!plan)
      return FALSE;
    result->n_editions++;
  }
  return editions != NULL;
}

static OfftakePlan *
verify_file (const char *path, OfftakeVerification *result, GError **error)
{
  g_autoptr (OfftakePlanFile) file = offtake_plan_file_read (path, error);
  g_autoptr (OfftakePlan) plan = file ? offtake_plan_file_load (file, error) : NULL;

  if (!plan)
    return NULL;
  g_autoptr (OfftakeJournal) journal =
      offtake_journal_new (offtake_plan_file_get_database (file), error);
  if (!journal || !offtake_journal_verify (journal, error) ||
      !verify_editions (offtake_plan_file_get_database (file), result, error))
    return NULL;
  result->version = offtake_schema_version ();
  result->n_steps = offtake_journal_count (journal);
  return g_steal_pointer (&plan);
}

static gboolean
check_balance (const char *path,
               const OfftakeNetwork *network,
               guint period,
               guint site,
               const OfftakeBalance *balance,
               OfftakeVerification *result,
               GError **error)
{
  double in = balance->bought + balance->produced + balance->spot;
  double out = balance->consumed + balance->sold + balance->surplus;

  if (isnan (in) || isnan (out)) {
    result->n_open++;
    return TRUE;
  }
  if (fabs (in - out) <= ROUNDING * (in + out)) {
    result->n_balances++;
    return TRUE;
  }
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_DAMAGED,
               _ ("%s: the balance of %s at %s in %s does not close: %g t in, %g t out"), path,
               offtake_network_material_name (network, balance->material),
               offtake_network_site_name (network, site),
               offtake_network_period (network, period)->label, in, out);
  return FALSE;
}

static gboolean
verify_balances (const char *path, OfftakePlan *plan, OfftakeVerification *result, GError **error)
{
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, error);
  g_autoptr (OfftakeSolution) solution = network ? offtake_solve (network, NULL, error) : NULL;

  if (!solution)
    return FALSE;
  for (guint period = 0; period < offtake_network_n_periods (network); period++)
    for (guint site = 0; site < offtake_network_n_sites (network); site++) {
      guint n = 0;
      const OfftakeBalance *balances = offtake_solution_balances (solution, period, site, &n);
      for (guint i = 0; i < n; i++)
        if (!check_balance (path, network, period, site, &balances[i], result, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
offtake_document_verify (const char *path, OfftakeVerification *result, GError **error)
{
  g_autoptr (OfftakePlan) plan = NULL;

  *result = (OfftakeVerification){ 0 };
  if (g_str_has_suffix (path, ".offtake") || offtake_plan_file_is_one (path))
    plan = verify_file (path, result, error);
  else
    plan = offtake_document_load_plan (path, error);
  if (!plan)
    return FALSE;
  for (const char *const *list = offtake_record_lists (); *list; list++)
    result->n_records += g_list_model_get_n_items (offtake_plan_get_list (plan, *list));
  return verify_balances (path, plan, result, error);
}
