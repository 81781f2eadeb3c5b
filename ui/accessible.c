/* SPDX-License-Identifier: MPL-2.0 */
#include "accessible.h"

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
name_after (GtkWidget *widget, GtkWidget *other)
{
  if (widget && other)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    other, NULL, -1);
}

static GtkWidget *
first_label (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LABEL (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      found = first_label (child);
  return found;
}

/* "_Cancel Cancel" is what GTK makes of a button with a mnemonic. */
static void
name_button (GtkWidget *widget)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));

  if (!label || !gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return;
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *name = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK's own classes that have no header. */
static void
name_private (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (g_str_equal (type, "GtkColumnViewTitle"))
    name_after (widget, first_label (widget));
  else if (g_str_equal (type, "GtkListItemWidget") && !has_name (widget) &&
           gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_ROW)
    name_after (widget, first_label (widget));
}

static void
mend (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    name_after (gtk_widget_get_first_child (widget), widget);
  else if (GTK_IS_IMAGE (widget) && !has_name (widget))
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  else if (GTK_IS_LIST_BOX_ROW (widget) && !has_name (widget))
    name_after (widget, first_label (widget));
  else if (GTK_IS_BUTTON (widget))
    name_button (widget);
  else
    name_private (widget);
}

static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  mend (g_value_get_object (&values[0]));
  return TRUE;
}

void
offtake_accessible_init (void)
{
  g_type_ensure (GTK_TYPE_WIDGET);
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}
