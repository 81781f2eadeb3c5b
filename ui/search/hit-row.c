/* SPDX-License-Identifier: MPL-2.0 */
#include "search/hit-row.h"

#include <string.h>

#include "active-row.h"

#define HIT "offtake-hit"

/* What stands for a list elsewhere in the window too. */
static const char *
icon_of (const OfftakeHit *hit)
{
  if (hit->kind == OFFTAKE_HIT_ACTION)
    return "system-run-symbolic";
  if (hit->kind == OFFTAKE_HIT_RULE)
    return "io.github.offtake.Offtake-compliance-symbolic";
  return strcmp (hit->list, "agreements") == 0 ? "io.github.offtake.Offtake-agreements-symbolic"
                                               : "io.github.offtake.Offtake-network-symbolic";
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style) {
    gtk_widget_add_css_class (label, style);
    gtk_widget_add_css_class (label, "dim-label");
  }
  return label;
}

GtkWidget *
offtake_hit_row_new (const OfftakeHit *hit)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = g_strjoin (", ", hit->title, hit->detail, hit->key_label, NULL);

  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (icon_of (hit)));
  gtk_box_append (GTK_BOX (texts), label_new (hit->title, NULL));
  gtk_box_append (GTK_BOX (texts), label_new (hit->detail, "caption"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  if (hit->key_label)
    gtk_box_append (GTK_BOX (line), label_new (hit->key_label, "caption"));
  GtkWidget *row = offtake_active_row_new (line, name);

  g_object_set_data (G_OBJECT (row), HIT, (gpointer) hit);
  return row;
}

const OfftakeHit *
offtake_hit_row_get_hit (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), HIT);
}
