/* SPDX-License-Identifier: MPL-2.0 */
#include "report/table-columns.h"

static void
share_surplus (const OfftakeColumnNeed *needs, guint n, double rest, double weights, double *widths)
{
  for (guint i = 0; i < n; i++)
    widths[i] = needs[i].natural + (weights > 0 ? rest * needs[i].weight / weights : rest / n);
}

/* Whether a column keeps its natural width while others still wrap. */
static gboolean
is_firm (const OfftakeColumnNeed *need)
{
  return need->weight <= 0;
}

/* Everything its least width, firm columns first their natural one, and the rest in proportion to
   what is missing. */
static void
share_scarce (const OfftakeColumnNeed *needs, guint n, double width, double *widths)
{
  double firm = 0, least = 0, missing = 0;
  gboolean keeps_firm;

  for (guint i = 0; i < n; i++) {
    firm += is_firm (&needs[i]) ? needs[i].natural : needs[i].least;
    least += needs[i].least;
  }
  keeps_firm = firm <= width;
  for (guint i = 0; i < n; i++)
    missing += keeps_firm && is_firm (&needs[i]) ? 0 : needs[i].natural - needs[i].least;
  for (guint i = 0; i < n; i++) {
    const double rest = width - (keeps_firm ? firm : least);
    if (keeps_firm && is_firm (&needs[i]))
      widths[i] = needs[i].natural;
    else
      widths[i] =
          needs[i].least + (missing > 0 ? rest * (needs[i].natural - needs[i].least) / missing : 0);
  }
}

gboolean
offtake_columns_share (const OfftakeColumnNeed *needs, guint n, double width, double *widths)
{
  double least = 0, natural = 0, weights = 0;

  for (guint i = 0; i < n; i++) {
    least += needs[i].least;
    natural += needs[i].natural;
    weights += needs[i].weight;
  }
  if (natural <= width) {
    share_surplus (needs, n, width - natural, weights, widths);
    return TRUE;
  }
  if (least <= width) {
    share_scarce (needs, n, width, widths);
    return TRUE;
  }
  for (guint i = 0; i < n; i++)
    widths[i] = width * needs[i].least / least;
  return FALSE;
}
