/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Random plans of the battery trade: shredders and refiners by yields, cathode and cell makers by
   coefficients, collectors, mines, traders and markets, tied into loops by agreements of every kind.
   The numbers come from g_test_rand_*(), so a failing run can be repeated by its seed. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint    n_sites;     /* about so many */
  guint    n_agreements;
  gboolean plain;       /* no terms and no series inside the year */
  gboolean quarters;
  gboolean tight;       /* shares of output that leave next to nothing for others */
} RandomTrade;

/* The plan as JSON. (transfer full) */
char *random_trade_json (const RandomTrade *options);

G_END_DECLS
