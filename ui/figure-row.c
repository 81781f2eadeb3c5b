/* SPDX-License-Identifier: MPL-2.0 */
#include "figure-row.h"

struct _OfftakeFigureRow {
  AdwPreferencesRow parent_instance;

  char *figure;
};

enum { PROP_FIGURE = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeFigureRow, offtake_figure_row, ADW_TYPE_PREFERENCES_ROW)

static void
offtake_figure_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FIGURE)
    g_value_set_string (value, OFFTAKE_FIGURE_ROW (object)->figure);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_figure_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakeFigureRow *self = OFFTAKE_FIGURE_ROW (object);

  if (id != PROP_FIGURE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  } else if (g_strcmp0 (self->figure, g_value_get_string (value)) != 0) {
    g_free (self->figure);
    self->figure = g_value_dup_string (value);
    g_object_notify_by_pspec (object, pspec);
  }
}

static void
offtake_figure_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_FIGURE_ROW);
  G_OBJECT_CLASS (offtake_figure_row_parent_class)->dispose (object);
}

static void
offtake_figure_row_finalize (GObject *object)
{
  g_free (OFFTAKE_FIGURE_ROW (object)->figure);
  G_OBJECT_CLASS (offtake_figure_row_parent_class)->finalize (object);
}

static void
offtake_figure_row_class_init (OfftakeFigureRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_figure_row_get_property;
  object_class->set_property = offtake_figure_row_set_property;
  object_class->dispose = offtake_figure_row_dispose;
  object_class->finalize = offtake_figure_row_finalize;

  properties[PROP_FIGURE] =
      g_param_spec_string ("figure", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/offtake/Offtake/ui/figure-row.ui");
}

static void
offtake_figure_row_init (OfftakeFigureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
offtake_figure_row_show (OfftakeFigureRow *self, const char *title, const char *figure)
{
  g_autofree char *sentence = g_strdup_printf ("%s: %s", title, figure);

  g_object_set (self, "title", title, "figure", figure, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

GtkWidget *
offtake_figure_row_new (const char *title, const char *figure)
{
  GtkWidget *row = g_object_new (OFFTAKE_TYPE_FIGURE_ROW, "use-markup", FALSE, NULL);

  offtake_figure_row_show (OFFTAKE_FIGURE_ROW (row), title, figure);
  return row;
}
