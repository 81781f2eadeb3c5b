/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-item.h"

#include <glib/gi18n.h>

#include "css-class.h"

struct _OfftakeChartItem {
  GtkWidget parent_instance;

  OfftakeSubject subject;
  gboolean selected;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeChartItem, offtake_chart_item, GTK_TYPE_WIDGET)

static void
tell_selected (OfftakeChartItem *self)
{
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
      self->selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
action_select (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, FALSE);
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, TRUE);
}

static void
offtake_chart_item_class_init (OfftakeChartItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", OFFTAKE_TYPE_CHART_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "chartitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "chart-item.select", NULL, action_select);
  gtk_widget_class_install_action (widget_class, "chart-item.edit", NULL, action_edit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "chart-item.select", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart-item.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "chart-item.edit", NULL);
}

static void
offtake_chart_item_init (OfftakeChartItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The pointer meets the chart, which knows the true outlines. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  tell_selected (self);
}

GtkWidget *
offtake_chart_item_new (void)
{
  return g_object_new (OFFTAKE_TYPE_CHART_ITEM, NULL);
}

void
offtake_chart_item_set_subject (OfftakeChartItem *self,
                                OfftakeSubject subject,
                                const char *sentence)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->subject = subject;
  offtake_set_css_class (widget, "node", subject.kind == OFFTAKE_SUBJECT_NODE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      subject.kind == OFFTAKE_SUBJECT_NODE
          ? _ ("Site. Arrow keys walk along the flows, Enter edits.")
          : _ ("Agreement. Arrow keys walk along the flows, Enter edits."),
      -1);
}

OfftakeSubject
offtake_chart_item_get_subject (OfftakeChartItem *self)
{
  return self->subject;
}

void
offtake_chart_item_set_selected (OfftakeChartItem *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  tell_selected (self);
}
