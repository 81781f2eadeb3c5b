/* SPDX-License-Identifier: MPL-2.0 */
#include "css-class.h"

void
offtake_set_css_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}
