/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/keyed.h"

#define NEARLY 12 /* places that an item moves on average, up to which insertion is quicker */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeKeyed *p = a, *q = b;

  return (p->key > q->key) - (p->key < q->key);
}

void
offtake_keyed_sort (OfftakeKeyed *keyed, guint n)
{
  guint64 moves = 0, limit = (guint64) NEARLY * n;

  for (guint i = 1; i < n; i++) {
    const OfftakeKeyed here = keyed[i];
    guint j = i;
    for (; j > 0 && keyed[j - 1].key > here.key; j--)
      keyed[j] = keyed[j - 1];
    keyed[j] = here;
    moves += i - j;
    if (moves > limit) {
      g_qsort_with_data (keyed, (int) n, sizeof *keyed, compare, NULL);
      return;
    }
  }
}
