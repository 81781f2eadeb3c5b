/* SPDX-License-Identifier: MPL-2.0 */
#include "page-stack.h"

#include "agreements/agreements-page.h"
#include "compliance/compliance-page.h"
#include "flows/flows-page.h"
#include "network/network-page.h"
#include "page-slot.h"
#include "scenarios/scenarios-page.h"

struct _OfftakePageStack {
  OfftakePane parent_instance;

  AdwViewStack *stack;
  OfftakePageSlot *flows;
  OfftakePageSlot *agreements;
  OfftakePageSlot *network;
  OfftakePageSlot *scenarios;
  OfftakePageSlot *compliance;
};

enum { PROP_STACK = 1, PROP_SHOWN, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakePageStack, offtake_page_stack, OFFTAKE_TYPE_PANE)

const char *
offtake_page_stack_get_shown (OfftakePageStack *self)
{
  return adw_view_stack_get_visible_child_name (self->stack);
}

static gboolean
is_shown (OfftakePageStack *self, const char *name)
{
  return g_strcmp0 (offtake_page_stack_get_shown (self), name) == 0;
}

static void
focus (OfftakePageStack *self)
{
  if (is_shown (self, "agreements"))
    offtake_agreements_page_focus (offtake_page_slot_get_page (self->agreements));
  else if (is_shown (self, "network"))
    offtake_network_page_focus (offtake_page_slot_get_page (self->network));
  else if (is_shown (self, "compliance"))
    offtake_compliance_page_focus (offtake_page_slot_get_page (self->compliance));
  else if (is_shown (self, "scenarios"))
    offtake_scenarios_page_focus (offtake_page_slot_get_page (self->scenarios));
  else
    offtake_flows_page_focus (offtake_page_slot_get_page (self->flows));
}

void
offtake_page_stack_show (OfftakePageStack *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
  focus (self);
}

void
offtake_page_stack_show_record (OfftakePageStack *self, OfftakeRecord *record)
{
  offtake_page_stack_show (self, OFFTAKE_IS_AGREEMENT (record) ? "agreements" : "network");
  offtake_view_select (offtake_pane_get_view (OFFTAKE_PANE (self)), record);
}

void
offtake_page_stack_show_rule (OfftakePageStack *self, const char *title)
{
  offtake_compliance_page_show_rule (offtake_page_slot_get_page (self->compliance), title);
  offtake_page_stack_show (self, "compliance");
}

void
offtake_page_stack_show_agreements (OfftakePageStack *self, const char *text)
{
  offtake_page_stack_show (self, "agreements");
  offtake_agreements_page_search (offtake_page_slot_get_page (self->agreements), text);
}

void
offtake_page_stack_find (OfftakePageStack *self)
{
  if (is_shown (self, "flows")) {
    offtake_flows_page_find (offtake_page_slot_get_page (self->flows));
    return;
  }
  if (is_shown (self, "network")) {
    offtake_network_page_find (offtake_page_slot_get_page (self->network));
    return;
  }
  adw_view_stack_set_visible_child_name (self->stack, "agreements");
  offtake_agreements_page_find (offtake_page_slot_get_page (self->agreements));
}

gboolean
offtake_page_stack_can (OfftakePageStack *self, const char *action)
{
  return offtake_view_get_document (offtake_pane_get_view (OFFTAKE_PANE (self))) &&
         is_shown (self, "flows") &&
         offtake_flows_page_can (offtake_page_slot_get_page (self->flows), action);
}

void
offtake_page_stack_activate (OfftakePageStack *self, const char *action, GVariant *target)
{
  gtk_widget_activate_action_variant (offtake_page_slot_get_page (self->flows), action, target);
}

void
offtake_page_stack_compare (OfftakePageStack *self, const char *choice)
{
  offtake_page_stack_show (self, "flows");
  offtake_flows_page_compare (offtake_page_slot_get_page (self->flows), choice);
}

void
offtake_page_stack_get_flow_view (OfftakePageStack *self, OfftakeFlowView *flow_view)
{
  offtake_flows_page_get_flow_view (offtake_page_slot_get_page (self->flows), flow_view);
}

OfftakeChartExport *
offtake_page_stack_read_chart (OfftakePageStack *self, const char *path, GError **error)
{
  return offtake_flows_page_read_chart (offtake_page_slot_get_page (self->flows), path, error);
}

static void
on_visible_child (OfftakePageStack *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
offtake_page_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OfftakePageStack *self = OFFTAKE_PAGE_STACK (object);

  switch (id) {
  case PROP_STACK: g_value_set_object (value, self->stack); break;
  case PROP_SHOWN: g_value_set_string (value, offtake_page_stack_get_shown (self)); break;
  default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
offtake_page_stack_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OfftakePageStack *self = OFFTAKE_PAGE_STACK (object);

  if (id == PROP_SHOWN)
    adw_view_stack_set_visible_child_name (self->stack, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_page_stack_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_PAGE_STACK);
  G_OBJECT_CLASS (offtake_page_stack_parent_class)->dispose (object);
}

static void
offtake_page_stack_class_init (OfftakePageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = offtake_page_stack_get_property;
  object_class->set_property = offtake_page_stack_set_property;
  object_class->dispose = offtake_page_stack_dispose;
  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWN] =
      g_param_spec_string ("shown", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (OFFTAKE_TYPE_AGREEMENTS_PAGE);
  g_type_ensure (OFFTAKE_TYPE_COMPLIANCE_PAGE);
  g_type_ensure (OFFTAKE_TYPE_FLOWS_PAGE);
  g_type_ensure (OFFTAKE_TYPE_NETWORK_PAGE);
  g_type_ensure (OFFTAKE_TYPE_PAGE_SLOT);
  g_type_ensure (OFFTAKE_TYPE_SCENARIOS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/page-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakePageStack, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakePageStack, flows);
  gtk_widget_class_bind_template_child (widget_class, OfftakePageStack, agreements);
  gtk_widget_class_bind_template_child (widget_class, OfftakePageStack, network);
  gtk_widget_class_bind_template_child (widget_class, OfftakePageStack, compliance);
  gtk_widget_class_bind_template_child (widget_class, OfftakePageStack, scenarios);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child);
}

static void
offtake_page_stack_init (OfftakePageStack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
