/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/flows-page.h"

#include <glib/gi18n.h>

#include "flows/chart-export.h"
#include "flows/flow-choices.h"
#include "flows/flows-page-private.h"
#include "mass.h"
#include "menu.h"
#include "settings.h"

enum { PROP_LISTED = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (OfftakeFlowsPage, offtake_flows_page, OFFTAKE_TYPE_PANE)

OfftakeView *
offtake_flows_page_get_shown (OfftakeFlowsPage *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static OfftakeNetwork *
network_of (OfftakeFlowsPage *self)
{
  OfftakeSolution *solution = offtake_flows_page_get_shown (self)
                                  ? offtake_view_get_solution (offtake_flows_page_get_shown (self))
                                  : NULL;

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
  flow_view->mass = offtake_mass_unit ();
  flow_view->against = offtake_compare_button_get_against (self->compare_button);
  flow_view->other = offtake_compare_other_get (self->other);
}

static GMenuModel *
menu_new (const char *action, const char *const *words)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; words[i]; i++)
    offtake_menu_append (menu, offtake_flow_choices_label (words[i]), action, words[i]);
  return G_MENU_MODEL (menu);
}

/* What the toolbar has no room for. */
static void
update_all_menu (OfftakeFlowsPage *self)
{
  GMenuModel *measures = gtk_menu_button_get_menu_model (self->measure_button);
  GMenuModel *periods = gtk_widget_get_visible (GTK_WIDGET (self->compare_button))
                            ? offtake_compare_button_get_menu (self->compare_button)
                            : NULL;

  /* A menu is some fifty widgets, and hardly any edit changes it. */
  if (measures == self->all_measures && periods == self->all_periods &&
      gtk_menu_button_get_menu_model (self->all_button))
    return;
  self->all_measures = measures;
  self->all_periods = periods;
  g_autoptr (GMenu) all = g_menu_new ();

  g_menu_append_submenu (all, _ ("Widths"), measures);
  g_menu_append_submenu (all, _ ("Colours"), gtk_menu_button_get_menu_model (self->color_button));
  g_menu_append_submenu (all, _ ("Boxes"), gtk_menu_button_get_menu_model (self->group_button));
  if (periods)
    g_menu_append_submenu (all, _ ("Compare"), periods);
  gtk_menu_button_set_menu_model (self->all_button, G_MENU_MODEL (all));
}

/* In place of the buttons where they do not fit. */
static void
offer_zoom (OfftakeFlowsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Larger"), "chart.zoom-in");
  g_menu_append (menu, _ ("Smaller"), "chart.zoom-out");
  g_menu_append (menu, _ ("Fit the Window"), "chart.zoom-fit");
  gtk_menu_button_set_menu_model (self->zoom_button, G_MENU_MODEL (menu));
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
  OfftakeDocument *document = offtake_view_get_document (offtake_flows_page_get_shown (self));
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
offer_states (OfftakeFlowsPage *self)
{
  OfftakeDocument *document = offtake_view_get_document (offtake_flows_page_get_shown (self));

  offtake_compare_button_set_states (self->compare_button,
                                     document ? offtake_document_get_plan (document) : NULL,
                                     document ? offtake_document_get_scenario (document) : NULL);
}

static void
show_choices (OfftakeFlowsPage *self)
{
  update_measures (self);
  show_choice (self->measure_button, "measure");
  show_choice (self->all_button, "measure");
  show_choice (self->color_button, "color");
  show_choice (self->group_button, "group");
  offtake_compare_button_set_network (self->compare_button, network_of (self));
  offer_states (self);
  update_all_menu (self);
}

static void
show_least (OfftakeFlowsPage *self, const OfftakeGraph *graph, const OfftakeFlowHidden *hidden)
{
  offtake_least_popover_set (self->least_popover, self->source.least, hidden->largest,
                             graph ? graph->unit : "");
}

static void
show_hidden (OfftakeFlowsPage *self, const OfftakeGraph *graph, const OfftakeFlowHidden *hidden)
{
  g_autofree char *text =
      graph ? offtake_flow_source_describe (&self->source, graph, hidden) : NULL;

  if (text)
    gtk_label_set_label (self->hidden_label, text);
  gtk_revealer_set_reveal_child (self->hidden_revealer, text != NULL);
}

static void
show_legend (OfftakeFlowsPage *self, const OfftakeGraph *graph)
{
  OfftakeView *view = offtake_flows_page_get_shown (self);
  g_autoptr (GPtrArray) names = NULL;

  if (!network_of (self) || self->listed) {
    gtk_widget_set_visible (GTK_WIDGET (self->legend), FALSE);
    return;
  }
  names = offtake_flow_graph_legend (offtake_view_get_plan (view), offtake_view_get_solution (view),
                                     &self->source.view);
  offtake_legend_show (self->legend, graph, names);
}

/* A record that an undo took away leads nowhere. */
static void
check_path (OfftakeFlowsPage *self)
{
  OfftakePlan *plan = offtake_view_get_plan (offtake_flows_page_get_shown (self));
  OfftakeRecord *path = self->source.path;

  if (path && (!plan || offtake_plan_find (plan, offtake_record_get_list (path),
                                           offtake_record_get_id (path)) != path))
    g_clear_object (&self->source.path);
}

/* An amount of another unit says nothing any more. */
static void
read_source (OfftakeFlowsPage *self)
{
  OfftakeFlowView flow_view;

  read_flow_view (self, &flow_view);
  if (flow_view.measure != self->source.view.measure ||
      flow_view.element != self->source.view.element || flow_view.mass != self->source.view.mass)
    self->source.least = 0;
  self->source.view = flow_view;
  check_path (self);
}

void
offtake_flows_page_refresh (OfftakeFlowsPage *self)
{
  OfftakeView *view = offtake_flows_page_get_shown (self);
  OfftakeFlowHidden hidden = { 0 };

  if (!view)
    return;
  show_choices (self);
  show_state (self);
  read_source (self);
  offtake_chart_set_source (self->chart, &self->source);
  g_autoptr (OfftakeGraph) graph =
      network_of (self) ? offtake_flow_source_graph (&self->source, view, &hidden) : NULL;

  if (self->list)
    offtake_flow_list_set_graph (self->list, self->listed ? graph : NULL);
  show_least (self, graph, &hidden);
  show_hidden (self, graph, &hidden);
  show_legend (self, graph);
  offtake_flows_actions_update (self);
}

/* After an edit the other state is another one too. */
static void
offtake_flows_page_update (OfftakePane *pane)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (pane);
  OfftakeDocument *document = offtake_view_get_document (offtake_pane_get_view (pane));

  if (document && offtake_document_is_solved (document) &&
      self->compared != offtake_document_get_solution (document)) {
    self->compared = offtake_document_get_solution (document);
    offtake_compare_other_refresh (self->other);
  }
  offtake_flows_page_refresh (self);
}

static void
on_against (OfftakeFlowsPage *self)
{
  OfftakeView *view = offtake_flows_page_get_shown (self);

  if (!view)
    return;
  offtake_compare_other_choose (self->other, offtake_view_get_document (view),
                                offtake_compare_button_get_state (self->compare_button));
  offtake_flows_page_refresh (self);
}

static void
offtake_flows_page_selection_changed (OfftakePane *pane)
{
  offtake_flows_actions_update (OFFTAKE_FLOWS_PAGE (pane));
}

static void
offtake_flows_page_document_changed (OfftakePane *pane)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (pane);

  g_clear_object (&self->source.path);
  self->source.least = 0;
  offer_states (self);
  offtake_compare_other_choose (self->other,
                                offtake_view_get_document (offtake_pane_get_view (pane)),
                                offtake_compare_button_get_state (self->compare_button));
}

void
offtake_flows_page_set_least (OfftakeFlowsPage *self, double least)
{
  if (least == self->source.least)
    return;
  self->source.least = least;
  offtake_flows_page_refresh (self);
}

void
offtake_flows_page_set_path (OfftakeFlowsPage *self, OfftakeRecord *path)
{
  g_set_object (&self->source.path, path);
  offtake_flows_page_refresh (self);
}

static void
on_least_chosen (OfftakeFlowsPage *self, double least)
{
  offtake_flows_page_set_least (self, least);
}

static void
show_found (OfftakeFlowsPage *self, guint at, guint n)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *label = at ? g_strdup_printf (_ ("%'u of %'u"), at, n)
                              : g_strdup_printf (ngettext ("%'u found", "%'u found", n), n);

  gtk_label_set_label (self->search_label, *text ? label : "");
}

static void
on_search_changed (OfftakeFlowsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  show_found (self, 0, offtake_chart_search (self->chart, text));
}

static void
search_step (OfftakeFlowsPage *self, int step)
{
  const guint at = offtake_chart_search_step (self->chart, step);

  show_found (self, at, offtake_chart_n_found (self->chart));
}

static void
on_search_next (OfftakeFlowsPage *self)
{
  search_step (self, 1);
}

static void
on_search_previous (OfftakeFlowsPage *self)
{
  search_step (self, -1);
}

static void
on_search_mode (OfftakeFlowsPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  offtake_chart_search (self->chart, NULL);
  offtake_flows_page_focus (self);
}

void
offtake_flows_page_find (OfftakeFlowsPage *self)
{
  g_object_set (self, "listed", FALSE, NULL);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_hint (OfftakeFlowsPage *self)
{
  const char *hint = offtake_chart_get_hint (self->chart);

  if (hint)
    gtk_label_set_label (self->hint_label, hint);
  gtk_revealer_set_reveal_child (self->hint_revealer, hint != NULL);
}

static void
set_listed (OfftakeFlowsPage *self, gboolean listed)
{
  if (self->listed == listed)
    return;
  self->listed = listed;
  if (!self->list) {
    self->list =
        g_object_new (OFFTAKE_TYPE_FLOW_LIST, "view", offtake_flows_page_get_shown (self), NULL);
    adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));
  }
  gtk_stack_set_visible_child_name (self->twin, listed ? "list" : "chart");
  gtk_widget_set_visible (self->zoom_box, !listed);
  if (listed)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  offtake_flows_page_refresh (self);
  offtake_flows_page_focus (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LISTED]);
}

static void
offtake_flows_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LISTED)
    g_value_set_boolean (value, OFFTAKE_FLOWS_PAGE (object)->listed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
offtake_flows_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LISTED)
    set_listed (OFFTAKE_FLOWS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

OfftakeChartExport *
offtake_flows_page_read_chart (OfftakeFlowsPage *self, const char *path, GError **error)
{
  read_source (self);
  return offtake_chart_export_new (offtake_flows_page_get_shown (self), &self->source, path, error);
}

static void
offtake_flows_page_dispose (GObject *object)
{
  OfftakeFlowsPage *self = OFFTAKE_FLOWS_PAGE (object);

  g_clear_pointer (&self->measures, g_strfreev);
  g_clear_object (&self->source.path);
  if (self->other)
    g_signal_handlers_disconnect_by_data (self->other, self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_FLOWS_PAGE);
  g_clear_object (&self->other);
  G_OBJECT_CLASS (offtake_flows_page_parent_class)->dispose (object);
}

static void
offtake_flows_page_finalize (GObject *object)
{
  g_hash_table_unref (OFFTAKE_FLOWS_PAGE (object)->disabled);
  G_OBJECT_CLASS (offtake_flows_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, twin);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, measure_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, color_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, group_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, legend);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, solving_page);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, search_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, hint_revealer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, hidden_revealer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, making_note);
  gtk_widget_class_bind_template_child (widget_class, OfftakeFlowsPage, least_popover);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_least_chosen);
  gtk_widget_class_bind_template_callback (widget_class, offtake_flows_page_refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_next);
  gtk_widget_class_bind_template_callback (widget_class, on_search_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode);
  gtk_widget_class_bind_template_callback (widget_class, on_against);
  gtk_widget_class_bind_template_callback (widget_class, on_hint);
  gtk_widget_class_bind_template_callback (widget_class, offtake_flows_actions_draft);
  gtk_widget_class_bind_template_callback (widget_class, offtake_flows_actions_pin);
  gtk_widget_class_bind_template_callback (widget_class, offtake_flows_actions_update);
}

static void
offtake_flows_page_class_init (OfftakeFlowsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  object_class->get_property = offtake_flows_page_get_property;
  object_class->set_property = offtake_flows_page_set_property;
  object_class->dispose = offtake_flows_page_dispose;
  object_class->finalize = offtake_flows_page_finalize;
  pane_class->document_changed = offtake_flows_page_document_changed;
  pane_class->update = offtake_flows_page_update;
  pane_class->selection_changed = offtake_flows_page_selection_changed;
  properties[PROP_LISTED] =
      g_param_spec_boolean ("listed", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (OFFTAKE_TYPE_CHART);
  g_type_ensure (OFFTAKE_TYPE_LEAST_POPOVER);
  g_type_ensure (OFFTAKE_TYPE_COMPARE_BUTTON);
  g_type_ensure (OFFTAKE_TYPE_LEGEND);
  g_type_ensure (OFFTAKE_TYPE_MAKING_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/offtake/Offtake/ui/flows/flows-page.ui");
  offtake_flows_actions_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "chart.list", "listed");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete", NULL);
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

void
offtake_flows_page_focus (OfftakeFlowsPage *self)
{
  if (self->listed)
    offtake_flow_list_focus (self->list);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->chart), GTK_DIR_TAB_FORWARD);
}

/* What can be chosen hangs on what is shown by now. */
void
offtake_flows_page_compare (OfftakeFlowsPage *self, const char *choice)
{
  offer_states (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.against", "s", choice);
}

void
offtake_flows_page_get_flow_view (OfftakeFlowsPage *self, OfftakeFlowView *flow_view)
{
  read_flow_view (self, flow_view);
  flow_view->other = NULL; /* it may be taken along to a worker */
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

  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  offtake_making_note_set_chart (self->making_note, self->chart);
  add_actions (self);
  self->other = offtake_compare_other_new ();
  g_signal_connect_object (self->other, "changed", G_CALLBACK (offtake_flows_page_refresh), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare",
                                  offtake_compare_button_get_actions (self->compare_button));
  g_autoptr (GMenuModel) color_menu = menu_new ("flows.color", colors);
  g_autoptr (GMenuModel) group_menu = menu_new ("flows.group", groups);
  gtk_menu_button_set_menu_model (self->color_button, color_menu);
  gtk_menu_button_set_menu_model (self->group_button, group_menu);
  offer_zoom (self);
}
