/* SPDX-License-Identifier: MPL-2.0 */
#include "pane.h"

typedef struct {
  OfftakeView *view;
  gboolean stale, unaware; /* not told of figures, of a selection, while it was out of sight */
} OfftakePanePrivate;

enum { PROP_VIEW = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OfftakePane, offtake_pane, ADW_TYPE_BIN)

/* What is in a window, but on another page, in a closed pane or in a window that is not up yet, is
   told when it comes into sight: an edit then costs what it changes on the screen. Not so a pane
   that hides itself until it has something to say, and not the news that there is no plan any more.
 */
static gboolean
is_out_of_sight (OfftakePane *self)
{
  OfftakePanePrivate *private = offtake_pane_get_instance_private (self);
  GtkWidget *widget = GTK_WIDGET (self);

  return offtake_view_get_document (private->view) && gtk_widget_get_root (widget) &&
         gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);
}

static void
on_selected (OfftakePane *self)
{
  OfftakePanePrivate *private = offtake_pane_get_instance_private (self);

  private->unaware = is_out_of_sight (self);
  if (!private->unaware)
    OFFTAKE_PANE_GET_CLASS (self)->selection_changed (self);
}

static void
on_updated (OfftakePane *self)
{
  OfftakePanePrivate *private = offtake_pane_get_instance_private (self);

  private->stale = is_out_of_sight (self);
  if (!private->stale)
    OFFTAKE_PANE_GET_CLASS (self)->update (self);
}

/* Of this also what is out of sight is told: nothing may hold on to a plan that is closed. */
static void
on_document (OfftakePane *self)
{
  OFFTAKE_PANE_GET_CLASS (self)->document_changed (self);
}

void
offtake_pane_catch_up (OfftakePane *self)
{
  OfftakePanePrivate *private = offtake_pane_get_instance_private (self);
  const gboolean stale = private->stale, unaware = private->unaware;

  private->stale = private->unaware = FALSE;
  if (private->view && unaware)
    OFFTAKE_PANE_GET_CLASS (self)->selection_changed (self);
  if (private->view && stale)
    OFFTAKE_PANE_GET_CLASS (self)->update (self);
}

static void
offtake_pane_map (GtkWidget *widget)
{
  offtake_pane_catch_up (OFFTAKE_PANE (widget));
  GTK_WIDGET_CLASS (offtake_pane_parent_class)->map (widget);
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
  GTK_WIDGET_CLASS (klass)->map = offtake_pane_map;
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
