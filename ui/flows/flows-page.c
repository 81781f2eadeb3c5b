/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flows-page.h"

#include <glib/gi18n.h>

#include "flows/chart-export.h"
#include "flows/chart.h"
#include "flows/flow-choices.h"
#include "flows/legend.h"
#include "settings.h"

struct _OfftakeFlowsPage {
  OfftakePane parent_instance;

  GStrv measures; /* words that the measure menu offers */

  GtkStack *stack;
  GtkMenuButton *measure_button;
  GtkMenuButton *color_button;
  GtkMenuButton *group_button;
  GtkMenuButton *all_button; /* in place of the three where there is no room */
  OfftakeChart *chart;
  OfftakeLegend *legend;
  AdwStatusPage *solving_page;
};

G_DEFINE_FINAL_TYPE (OfftakeFlowsPage, offtake_flows_page, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeFlowsPage *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static OfftakeNetwork *
network_of (OfftakeFlowsPage *self)
{
  OfftakeSolution *solution = view_of (self) ? offtake_view_get_solution (view_of (self)) : NULL;

  return solution ? offtake_solution_get_network (solution) : NULL;
}

static void
read_flow_view (OfftakeFlowsPage *self, OfftakeFlowView *flow_view)
{
  GSettings *settings = offtake_settings_get ();
  g_autofree char *measure = g_settings_get_string (settings, "measure");
  g_autofree char *color = g_settings_get_string (settings, "color");
  g_autofree char *group = g_settings_get_string (settings, "group");

  offtake_flow_choices_parse (network_of (self), measure, color, group, flow_view);
}

static GMenuModel *
menu_new (const char *action, const char *const *words)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; words[i]; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (offtake_flow_choices_label (words[i]), NULL);

    g_menu_item_set_action_and_target (item, action, "s", words[i]);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static void
update_all_menu (OfftakeFlowsPage *self)
{
  g_autoptr (GMenu) all = g_menu_new ();

  g_menu_append_submenu (all, _ ("Widths"), gtk_menu_button_get_menu_model (self->measure_button));
  g_menu_append_submenu (all, _ ("Colours"), gtk_menu_button_get_menu_model (self->color_button));
  g_menu_append_submenu (all, _ ("Boxes"), gtk_menu_button_get_menu_model (self->group_button));
  gtk_menu_button_set_menu_model (self->all_button, G_MENU_MODEL (all));
}

/* Another plan may hold other elements. */
static void
update_measures (OfftakeFlowsPage *self)
{
  g_auto (GStrv) measures = offtake_flow_choices_measures (network_of (self));

  if (self->measures &&
      g_strv_equal ((const char *const *) measures, (const char *const *) self->measures))
    return;
  g_strfreev (self->measures);
  self->measures = g_steal_pointer (&measures);
  g_autoptr (GMenuModel) menu = menu_new ("flows.measure", (const char *const *) self->measures);
  gtk_menu_button_set_menu_model (self->measure_button, menu);
  update_all_menu (self);
}

static void
show_choice (GtkMenuButton *button, const char *key)
{
  g_autofree char *word = g_settings_get_string (offtake_settings_get (), key);
  const char *label = offtake_flow_choices_label (word);

  gtk_menu_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
show_state (OfftakeFlowsPage *self)
{
  OfftakeDocument *document = offtake_view_get_document (view_of (self));
  const char *failure = document ? offtake_document_get_solve_error (document) : NULL;
  OfftakeNetwork *network = network_of (self);

  adw_status_page_set_description (self->solving_page, failure);
  if (!network)
    gtk_stack_set_visible_child_name (self->stack, "solving");
  else if (offtake_network_n_agreements (network) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, "chart");
}

static void
offtake_flows_page_update (OfftakePane *pane)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (pane);
  OfftakeFlowView flow_view;

  if (!view_of (self))
    return;
  update_measures (self);
  show_choice (self->measure_button, "measure");
  show_choice (self->all_button, "measure");
  show_choice (self->color_button, "color");
  show_choice (self->group_button, "group");
  show_state (self);
  read_flow_view (self, &flow_view);
  offtake_chart_set_flow_view (self->chart, &flow_view);
  if (network_of (self)) {
    g_autoptr (GPtrArray) names =
        offtake_flow_graph_legend (offtake_view_get_plan (view_of (self)),
                                   offtake_view_get_solution (view_of (self)), &flow_view);

    offtake_legend_set_names (self->legend, names);
  }
}

gboolean
offtake_flows_page_write_chart (OfftakeFlowsPage *self, const char *path, GError **error)
{
  OfftakeFlowView flow_view;

  read_flow_view (self, &flow_view);
  return offtake_chart_export_write (view_of (self), &flow_view, path, error);
}

static void
action_zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_chart_zoom_step (OFFTAKE_FLOWS_PAGE (widget)->chart, 1);
}

static void
action_zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_chart_zoom_step (OFFTAKE_FLOWS_PAGE (widget)->chart, -1);
}

static void
action_zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  offtake_chart_zoom_fit (OFFTAKE_FLOWS_PAGE (widget)->chart);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "chart.zoom-in", NULL, action_zoom_in);
  gtk_widget_class_install_action (klass, "chart.zoom-out", NULL, action_zoom_out);
  gtk_widget_class_install_action (klass, "chart.zoom-fit", NULL, action_zoom_fit);
}

static void
offtake_flows_page_dispose (GObject *object)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (object);

  g_clear_pointer (&self->measures, g_strfreev);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_FLOWS_PAGE);
  G_OBJECT_CLASS (offtake_flows_page_parent_class)->dispose (object);
}

static void
offtake_flows_page_class_init (OfftakeFlowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_flows_page_dispose;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_flows_page_update;
  g_type_ensure (OFFTAKE_TYPE_CHART);
  g_type_ensure (OFFTAKE_TYPE_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/flows/flows-page.ui");
  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete", NULL);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, measure_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, color_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, group_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, legend);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, solving_page);
}

void
offtake_flows_page_focus (OfftakeFlowsPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->chart), GTK_DIR_TAB_FORWARD);
}

void
offtake_flows_page_get_flow_view (OfftakeFlowsPage *self, OfftakeFlowView *flow_view)
{
  read_flow_view (self, flow_view);
}

/* The settings are the state of the actions, so that the next window begins as the last one was. */
static void
add_actions (OfftakeFlowsPage *self)
{
  static const char *const keys[] = { "measure", "color", "group" };
  GSettings *settings = offtake_settings_get ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GAction) action = g_settings_create_action (settings, keys[i]);
    g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

    g_action_map_add_action (G_ACTION_MAP (group), action);
    g_signal_connect_object (settings, signal, G_CALLBACK (offtake_flows_page_update), self,
                             G_CONNECT_SWAPPED);
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "flows", G_ACTION_GROUP (group));
}

static void
offtake_flows_page_init (OfftakeFlowsPage *self)
{
  static const char *const colors[] = { "material", "origin", "status", NULL };
  static const char *const groups[] = { "site", "party", "country", "stage", NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  g_autoptr (GMenuModel) color_menu = menu_new ("flows.color", colors);
  g_autoptr (GMenuModel) group_menu = menu_new ("flows.group", groups);
  gtk_menu_button_set_menu_model (self->color_button, color_menu);
  gtk_menu_button_set_menu_model (self->group_button, group_menu);
}
