/* SPDX-License-Identifier: MPL-2.0 */
#include "report/table-columns.h"

static void
share_surplus (const OfftakeColumnNeed *needs, guint n, double rest, double weights, double *widths)
{
  for (guint i = 0; i < n; i++)
    widths[i] = needs[i].natural + (weights > 0 ? rest * needs[i].weight / weights : rest / n);
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
  for (guint i = 0; i < n; i++) {
    if (least <= width)
      widths[i] = needs[i].least +
                  (width - least) * (needs[i].natural - needs[i].least) / (natural - least);
    else
      widths[i] = width * needs[i].least / least;
  }
  return least <= width;
}
