/* SPDX-License-Identifier: MPL-2.0 */
#include "agreement-editor/entry-walk.h"

#include "pane.h"

static void
collect (GPtrArray *entries, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (GTK_IS_ENTRY (widget)) {
    g_ptr_array_add (entries, widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (entries, child);
}

static GtkWidget *
section_of (GPtrArray *entries, guint at)
{
  return gtk_widget_get_ancestor (entries->pdata[at], ADW_TYPE_PREFERENCES_GROUP);
}

/* The first entry of another section in that direction; G_MAXUINT if there is none. */
static guint
find_section (GPtrArray *entries, guint at, int step)
{
  GtkWidget *here = section_of (entries, at);
  guint to = at;

  while (to < entries->len && section_of (entries, to) == here)
    to += (guint) step;
  if (to >= entries->len)
    return G_MAXUINT;
  while (to > 0 && section_of (entries, to - 1) == section_of (entries, to))
    to--;
  return to;
}

gboolean
offtake_entry_walk (GtkWidget *entry, guint key, GdkModifierType modifiers)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GtkWidget *pane = gtk_widget_get_ancestor (entry, OFFTAKE_TYPE_PANE);
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  guint at = 0, to = 0;

  if (!pane || (!up && !down) || (modifiers & ~GDK_CONTROL_MASK))
    return FALSE;
  collect (entries, pane);
  if (!g_ptr_array_find (entries, entry, &at))
    return FALSE;
  to = modifiers ? find_section (entries, at, down ? 1 : -1) : down ? at + 1 : at - 1;
  return to < entries->len && gtk_widget_grab_focus (entries->pdata[to]);
}
