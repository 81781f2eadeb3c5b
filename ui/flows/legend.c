/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/legend.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/text.h"
#include "flows/chart.h"
#include "sankey/sheet.h"

#define BAR_HEIGHT 32
#define BAR_WIDTH 8

struct _OfftakeLegend {
  GtkWidget parent_instance;

  GtkWidget *box;
  GArray *key;      /* OfftakeKeyEntry that are shown; NULL for none */
  GPtrArray *names; /* that they borrow theirs from */
  GtkWidget *ruler, *bar, *amount;
  OfftakeGraph *unit; /* nothing flows in it: how amounts are written; NULL before any is shown */
  double scale;
  double height; /* of the bar's line, px */
};

enum { PROP_SCALE = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

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

/* Upright, as bands are measured across. */
static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const OfftakeLegend *self = data;
  const double top = (height - self->height) / 2, middle = width / 2.0;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  for (int end = 0; end < 2; end++) {
    cairo_move_to (cr, 1, top + end * self->height);
    cairo_line_to (cr, width - 1, top + end * self->height);
  }
  cairo_move_to (cr, middle, top);
  cairo_line_to (cr, middle, top + self->height);
  cairo_stroke (cr);
}

static void
update_ruler (OfftakeLegend *self)
{
  const double amount =
      self->scale > 0 ? offtake_sheet_round_down ((BAR_HEIGHT - 2) / self->scale) : 0;

  self->height = amount * self->scale;
  gtk_widget_set_visible (self->ruler, self->unit && self->height > 0);
  if (!self->unit || !(self->height > 0))
    return;
  g_autofree char *text = offtake_text_short (offtake_graph_amount (self->unit, amount));
  /* Translators: an amount with its unit */
  g_autofree char *sentence =
      g_strdup_printf (_ ("A band as thick as the line is high is %s"), text);
  gtk_label_set_label (GTK_LABEL (self->amount), text);
  gtk_widget_set_tooltip_text (self->ruler, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
  gtk_widget_queue_draw (self->bar);
}

static void
set_unit (OfftakeLegend *self, const OfftakeGraph *graph)
{
  g_clear_pointer (&self->unit, offtake_graph_free);
  if (!graph)
    return;
  self->unit = offtake_graph_new (graph->name, graph->unit);
  self->unit->currency = g_strdup (graph->currency);
  self->unit->money = graph->money;
}

void
offtake_legend_show (OfftakeLegend *self, const OfftakeGraph *graph, GPtrArray *names)
{
  g_autoptr (GArray) key = graph ? offtake_key_new (graph, names, 0) : NULL;
  GtkWidget *child = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), key && key->len > 0);
  set_unit (self, graph);
  update_ruler (self);
  if (is_shown (self, key))
    return;
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_flow_box_remove (GTK_FLOW_BOX (self->box), child);
  for (guint i = 0; key && i < key->len; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (self->box),
                         entry_new (&g_array_index (key, OfftakeKeyEntry, i)));
  guint entry = 0;
  for (child = gtk_widget_get_first_child (self->box); child;
       child = gtk_widget_get_next_sibling (child)) {
    gtk_widget_set_focusable (child, FALSE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_array_index (key, OfftakeKeyEntry, entry++).name, -1);
  }
  clear (self);
  self->key = g_steal_pointer (&key);
  self->names = names ? g_ptr_array_ref (names) : NULL;
}

static void
offtake_legend_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SCALE)
    g_value_set_double (value, OFFTAKE_LEGEND (object)->scale);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_legend_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeLegend *self = OFFTAKE_LEGEND (object);

  if (id != PROP_SCALE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  } else if (self->scale != g_value_get_double (value)) {
    self->scale = g_value_get_double (value);
    update_ruler (self);
    g_object_notify_by_pspec (object, pspec);
  }
}

static void
offtake_legend_finalize (GObject *object)
{
  g_clear_pointer (&OFFTAKE_LEGEND (object)->unit, offtake_graph_free);
  G_OBJECT_CLASS (offtake_legend_parent_class)->finalize (object);
}

static void
offtake_legend_dispose (GObject *object)
{
  clear (OFFTAKE_LEGEND (object));
  g_clear_pointer (&OFFTAKE_LEGEND (object)->box, gtk_widget_unparent);
  g_clear_pointer (&OFFTAKE_LEGEND (object)->ruler, gtk_widget_unparent);
  G_OBJECT_CLASS (offtake_legend_parent_class)->dispose (object);
}

static void
offtake_legend_class_init (OfftakeLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = offtake_legend_dispose;
  object_class->finalize = offtake_legend_finalize;
  object_class->get_property = offtake_legend_get_property;
  object_class->set_property = offtake_legend_set_property;
  properties[PROP_SCALE] =
      g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "legend");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_ruler (OfftakeLegend *self)
{
  self->ruler = g_object_new (GTK_TYPE_BOX, "spacing", 4, "valign", GTK_ALIGN_END, NULL);
  self->bar = g_object_new (GTK_TYPE_DRAWING_AREA, "content-width", BAR_WIDTH, "content-height",
                            BAR_HEIGHT, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->amount = gtk_label_new (NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_bar, self, NULL);
  gtk_box_append (GTK_BOX (self->ruler), self->bar);
  gtk_box_append (GTK_BOX (self->ruler), self->amount);
  gtk_widget_set_parent (self->ruler, GTK_WIDGET (self));
  update_ruler (self);
}

static void
offtake_legend_init (OfftakeLegend *self)
{
  self->box =
      g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE,
                    "min-children-per-line", 2, "max-children-per-line", 8, "column-spacing", 12,
                    "row-spacing", 0, "can-focus", FALSE, "hexpand", TRUE, NULL);
  /* The bar comes when the chart is there, which must not lose height to it then. */
  gtk_widget_set_size_request (self->box, -1, BAR_HEIGHT);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colours"), -1);
  make_ruler (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Legend of the chart's colours"), -1);
}
