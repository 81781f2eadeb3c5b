/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/pins.h"

#include <math.h>

typedef struct {
  guint item;
  double y;
} Stop;

static gboolean
is_pinned (const OfftakeNet *net, const OfftakeItems *items, guint item)
{
  return items->node[item] != OFFTAKE_NO_NODE && !isnan (net->pin[items->node[item]]);
}

/* Takes the pinned stops out of the column and puts each back before the first that stands lower.
 */
static void
insert (GArray *column, Stop stop)
{
  guint at = 0;

  while (at < column->len && g_array_index (column, Stop, at).y <= stop.y)
    at++;
  g_array_insert_val (column, at, stop);
}

static void
sort_column (const OfftakeNet *net,
             const OfftakeItems *items,
             const OfftakePlacement *placement,
             const guint *list,
             guint n,
             GArray *column)
{
  double low = -G_MAXDOUBLE;

  g_array_set_size (column, 0);
  for (guint i = 0; i < n; i++) {
    /* Never above the one before, so that rounding changes nothing. */
    const Stop stop = { list[i], MAX (placement->y[list[i]], low) };

    if (is_pinned (net, items, list[i]))
      continue;
    low = stop.y;
    g_array_append_val (column, stop);
  }
  for (guint i = 0; i < n; i++)
    if (is_pinned (net, items, list[i]))
      insert (column, (Stop){ list[i], net->pin[items->node[list[i]]] * placement->height });
}

gboolean
offtake_pins_reorder (const OfftakeNet *net,
                      const OfftakeItems *items,
                      const OfftakePlacement *placement,
                      OfftakeOrder *order)
{
  g_autoptr (GArray) column = g_array_new (FALSE, FALSE, sizeof (Stop));
  gboolean changed = FALSE;

  for (int layer = 0; net->has_pins && layer < order->n_layers; layer++) {
    guint *list = order->list + order->start[layer];

    sort_column (net, items, placement, list, order->start[layer + 1] - order->start[layer],
                 column);
    for (guint i = 0; i < column->len; i++) {
      const guint item = g_array_index (column, Stop, i).item;

      changed |= list[i] != item;
      list[i] = item;
      order->position[item] = i;
    }
  }
  return changed;
}
