/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/legend.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "flows/chart.h"

struct _OfftakeLegend {
  GtkWidget parent_instance;

  GtkWidget *box;
  GArray *key;      /* OfftakeKeyEntry that are shown; NULL for none */
  GPtrArray *names; /* that they borrow theirs from */
};

G_DEFINE_FINAL_TYPE (OfftakeLegend, offtake_legend, GTK_TYPE_WIDGET)

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const cairo_rectangle_t box = { 0, 0, width, height };

  offtake_key_draw (data, cr, offtake_chart_get_theme (), &box);
}

static GtkWidget *
entry_new (const OfftakeKeyEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = g_object_new (GTK_TYPE_DRAWING_AREA, "content-width", 18, "content-height",
                                    12, "valign", GTK_ALIGN_CENTER, "overflow", GTK_OVERFLOW_HIDDEN,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch,
                                  g_memdup2 (entry, sizeof *entry), g_free);
  gtk_widget_add_css_class (swatch, "swatch");
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), swatch,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           swatch, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), gtk_label_new (entry->name));
  return box;
}

static gboolean
is_shown (OfftakeLegend *self, const GArray *key)
{
  if (!self->key || !key || self->key->len != key->len)
    return self->key == key;
  for (guint i = 0; i < key->len; i++) {
    const OfftakeKeyEntry *old = &g_array_index (self->key, OfftakeKeyEntry, i);
    const OfftakeKeyEntry *new = &g_array_index (key, OfftakeKeyEntry, i);

    if (old->is_series != new->is_series || old->index != new->index || old->fill != new->fill ||
        g_strcmp0 (old->name, new->name) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
clear (OfftakeLegend *self)
{
  g_clear_pointer (&self->key, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

void
offtake_legend_show (OfftakeLegend *self, const OfftakeGraph *graph, GPtrArray *names)
{
  g_autoptr (GArray) key = graph ? offtake_key_new (graph, names, 0) : NULL;
  GtkWidget *child = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), key && key->len > 0);
  if (is_shown (self, key))
    return;
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_flow_box_remove (GTK_FLOW_BOX (self->box), child);
  for (guint i = 0; key && i < key->len; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (self->box),
                         entry_new (&g_array_index (key, OfftakeKeyEntry, i)));
  for (child = gtk_widget_get_first_child (self->box); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  clear (self);
  self->key = g_steal_pointer (&key);
  self->names = names ? g_ptr_array_ref (names) : NULL;
}

static void
offtake_legend_dispose (GObject *object)
{
  clear (OFFTAKE_LEGEND (object));
  g_clear_pointer (&OFFTAKE_LEGEND (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (offtake_legend_parent_class)->dispose (object);
}

static void
offtake_legend_class_init (OfftakeLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = offtake_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "legend");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
offtake_legend_init (OfftakeLegend *self)
{
  self->box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE,
                            "max-children-per-line", 8, "column-spacing", 12, "row-spacing", 0,
                            "can-focus", FALSE, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Legend of the chart's colours"), -1);
}
