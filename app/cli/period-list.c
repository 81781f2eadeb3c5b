/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/period-list.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"

/* Whether @label is the period's own or its year's. */
static gboolean
is_named (const OfftakePeriod *period, const char *label)
{
  g_autofree char *year = g_strdup_printf ("%04d", period->year);
  return strcmp (period->label, label) == 0 || strcmp (year, label) == 0;
}

static gboolean
check_label (const OfftakeNetwork *network, const char *label, GError **error)
{
  guint n = offtake_network_n_periods (network);

  for (guint p = 0; p < n; p++)
    if (is_named (offtake_network_period (network, p), label))
      return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
               _ ("There is no period \"%s\" in the plan; its periods are %s to %s"), label,
               offtake_network_period (network, 0)->label,
               offtake_network_period (network, n - 1)->label);
  return FALSE;
}

GArray *
offtake_period_list_new (const OfftakeNetwork *network, char **labels, GError **error)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (guint));

  for (char **label = labels; label && *label; label++)
    if (!check_label (network, *label, error))
      return NULL;
  for (guint p = 0; p < offtake_network_n_periods (network); p++) {
    gboolean named = !labels || !*labels;
    for (char **label = labels; label && *label; label++)
      named |= is_named (offtake_network_period (network, p), *label);
    if (named)
      g_array_append_val (periods, p);
  }
  return g_steal_pointer (&periods);
}
