/* SPDX-License-Identifier: MPL-2.0 */
#include "part-walk.h"

static gboolean
holds_focus (GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == part || gtk_widget_is_ancestor (focus, part));
}

guint
offtake_part_walk_next (GtkWidget *const *parts, guint n, gboolean back)
{
  guint at = back ? 0 : n - 1;

  for (guint i = 0; i < n; i++)
    if (holds_focus (parts[i]))
      at = i;
  for (guint step = 1; step <= n; step++) {
    const guint next = (at + (back ? n - step : step)) % n;

    if (gtk_widget_get_mapped (parts[next]))
      return next;
  }
  return n;
}
