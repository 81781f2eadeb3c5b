/* SPDX-License-Identifier: MPL-2.0 */
#include "document/without.h"

#include <glib/gi18n.h>

#include "base/error.h"

static void
take_deliveries_out (OfftakePlan *plan, const char *agreement)
{
  GListModel *deliveries = offtake_plan_get_list (plan, "deliveries");

  for (guint i = g_list_model_get_n_items (deliveries); i-- > 0;) {
    g_autoptr (OfftakeDelivery) delivery = g_list_model_get_item (deliveries, i);

    if (g_strcmp0 (delivery->agreement, agreement) == 0)
      offtake_plan_remove (plan, OFFTAKE_RECORD (delivery));
  }
}

static void
forget_mirrors (OfftakePlan *plan, const char *agreement)
{
  GListModel *agreements = offtake_plan_get_list (plan, "agreements");

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++) {
    g_autoptr (OfftakeAgreement) other = g_list_model_get_item (agreements, i);

    if (g_strcmp0 (other->mirror, agreement) == 0)
      offtake_record_set_json (OFFTAKE_RECORD (other), "mirror", NULL, NULL);
  }
}

gboolean
offtake_plan_take_out (OfftakePlan *plan, const char *agreement, GError **error)
{
  OfftakeRecord *record = offtake_plan_find (plan, "agreements", agreement);

  if (!record) {
    g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
                 _ ("The plan has no agreement \"%s\"."), agreement);
    return FALSE;
  }
  take_deliveries_out (plan, agreement);
  forget_mirrors (plan, agreement);
  offtake_plan_remove (plan, record);
  return TRUE;
}
