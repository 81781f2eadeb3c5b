/* SPDX-License-Identifier: MPL-2.0 */
#include "pane.h"

typedef struct {
  OfftakeView *view;
} OfftakePanePrivate;

enum { PROP_VIEW = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OfftakePane, offtake_pane, ADW_TYPE_BIN)

static void
on_selected (OfftakePane *self)
{
  OFFTAKE_PANE_GET_CLASS (self)->selection_changed (self);
}

static void
on_updated (OfftakePane *self)
{
  OFFTAKE_PANE_GET_CLASS (self)->update (self);
}

static void
on_document (OfftakePane *self)
{
  OFFTAKE_PANE_GET_CLASS (self)->document_changed (self);
}

static void
set_view (OfftakePane *self, OfftakeView *view)
{
  OfftakePanePrivate *private = offtake_pane_get_instance_private (self);

  if (private->view)
    g_signal_handlers_disconnect_by_data (private->view, self);
  g_set_object (&private->view, view);
  if (!view)
    return;
  g_signal_connect_object (view, "notify::document", G_CALLBACK (on_document), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "updated", G_CALLBACK (on_updated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  on_document (self);
  on_updated (self);
  on_selected (self);
}

OfftakeView *
offtake_pane_get_view (OfftakePane *self)
{
  OfftakePanePrivate *private = offtake_pane_get_instance_private (self);

  return private->view;
}

static void
offtake_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_object (value, offtake_pane_get_view (OFFTAKE_PANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakePane *self = OFFTAKE_PANE (object);

  if (id != PROP_VIEW) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  } else if (g_value_get_object (value) != offtake_pane_get_view (self)) {
    set_view (self, g_value_get_object (value));
    g_object_notify_by_pspec (object, pspec);
  }
}

static void
offtake_pane_dispose (GObject *object)
{
  set_view (OFFTAKE_PANE (object), NULL);
  G_OBJECT_CLASS (offtake_pane_parent_class)->dispose (object);
}

static void
nothing (OfftakePane *self)
{
}

static void
offtake_pane_class_init (OfftakePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_pane_get_property;
  object_class->set_property = offtake_pane_set_property;
  object_class->dispose = offtake_pane_dispose;
  klass->document_changed = nothing;
  klass->update = nothing;
  klass->selection_changed = nothing;

  properties[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, OFFTAKE_TYPE_VIEW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_pane_init (OfftakePane *self)
{
}

OfftakeView *
offtake_pane_find_view (GtkWidget *widget)
{
  GtkWidget *pane = gtk_widget_get_ancestor (widget, OFFTAKE_TYPE_PANE);

  return pane ? offtake_pane_get_view (OFFTAKE_PANE (pane)) : NULL;
}
