/* SPDX-License-Identifier: MPL-2.0 */
#include "page-slot.h"

struct _OfftakePageSlot {
  AdwBin parent_instance;

  GType page_type;
  OfftakeView *view;
};

enum { PROP_PAGE_TYPE = 1, PROP_VIEW, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakePageSlot, offtake_page_slot, ADW_TYPE_BIN)

gpointer
offtake_page_slot_get_page (OfftakePageSlot *self)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (self));

  if (page)
    return page;
  page = g_object_new (self->page_type, NULL);
  adw_bin_set_child (ADW_BIN (self), page);
  g_object_bind_property (self, "view", page, "view", G_BINDING_SYNC_CREATE);
  return page;
}

static void
offtake_page_slot_map (GtkWidget *widget)
{
  offtake_page_slot_get_page (OFFTAKE_PAGE_SLOT (widget));
  GTK_WIDGET_CLASS (offtake_page_slot_parent_class)->map (widget);
}

static void
offtake_page_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakePageSlot *self = OFFTAKE_PAGE_SLOT (object);

  switch (id) {
  case PROP_PAGE_TYPE: g_value_set_gtype (value, self->page_type); break;
  case PROP_VIEW: g_value_set_object (value, self->view); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_page_slot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakePageSlot *self = OFFTAKE_PAGE_SLOT (object);

  switch (id) {
  case PROP_PAGE_TYPE: self->page_type = g_value_get_gtype (value); break;
  case PROP_VIEW:
    if (g_set_object (&self->view, g_value_get_object (value)))
      g_object_notify_by_pspec (object, pspec);
    break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_page_slot_dispose (GObject *object)
{
  g_clear_object (&OFFTAKE_PAGE_SLOT (object)->view);
  G_OBJECT_CLASS (offtake_page_slot_parent_class)->dispose (object);
}

static void
offtake_page_slot_class_init (OfftakePageSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = offtake_page_slot_get_property;
  object_class->set_property = offtake_page_slot_set_property;
  object_class->dispose = offtake_page_slot_dispose;
  GTK_WIDGET_CLASS (klass)->map = offtake_page_slot_map;
  properties[PROP_PAGE_TYPE] =
      g_param_spec_gtype ("page-type", NULL, NULL, OFFTAKE_TYPE_PANE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, OFFTAKE_TYPE_VIEW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
offtake_page_slot_init (OfftakePageSlot *self)
{
}
