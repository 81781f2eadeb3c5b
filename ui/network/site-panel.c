/* SPDX-License-Identifier: MPL-2.0 */
#include "network/site-panel.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/country.h"
#include "base/text.h"
#include "closures.h"
#include "figure-row.h"
#include "list.h"
#include "mass.h"

struct _OfftakeSitePanel {
  OfftakePane parent_instance;

  OfftakeSite *site;
  GPtrArray *rows; /* GtkWidget in the groups, owned by them */

  GtkLabel *heading;
  GtkLabel *kind_label;
  GtkWidget *activity_box;
  GtkLabel *activity_label;
  GtkLabel *load_label;
  GtkLevelBar *load_bar;
  AdwPreferencesGroup *balance_group;
  AdwPreferencesGroup *recovery_group;
  AdwPreferencesGroup *incoming_group;
  AdwPreferencesGroup *outgoing_group;
};

G_DEFINE_FINAL_TYPE (OfftakeSitePanel, offtake_site_panel, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeSitePanel *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static void
add_row (OfftakeSitePanel *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

static void
clear_rows (OfftakeSitePanel *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_heading (OfftakeSitePanel *self)
{
  static const char *const kinds[] = { "source", "process", "hub", "sink" };
  static const char *const stages[] = { "collector", "shredder", "refiner", "mine",
                                        "pcam",      "cam",      "cell",    "oem" };
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  OfftakeRecord *party = offtake_plan_find (plan, "parties", self->site->party);
  const char *kind = self->site->stage < G_N_ELEMENTS (stages)
                         ? offtake_word_label (stages[self->site->stage])
                         : offtake_word_label (kinds[self->site->kind]);
  const char *const parts[] = { kind,
                                offtake_country_name (offtake_plan_site_country (plan, self->site)),
                                party ? offtake_record_get_title (party) : self->site->party };
  g_autofree char *text = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));

  gtk_label_set_label (self->heading, offtake_record_get_title (OFFTAKE_RECORD (self->site)));
  gtk_label_set_label (self->kind_label, text);
}

/* (transfer full) */
static char *
activity_text (const OfftakeSiteResult *result)
{
  g_autofree char *activity = offtake_mass_text (result->activity_t);
  g_autofree char *capacity = offtake_mass_text (result->capacity_t);

  if (!isfinite (result->capacity_t))
    return g_strdup_printf (_ ("%s, no limit"), activity);
  if (!(result->capacity_t > 0))
    return g_strdup (_ ("No capacity in this period"));
  return g_strdup_printf (_ ("%s of %s"), activity, capacity);
}

static void
show_activity (OfftakeSitePanel *self, const OfftakeSiteResult *result)
{
  const gboolean loads = isfinite (result->capacity_t) && result->capacity_t > 0;
  const double load = loads ? result->activity_t / result->capacity_t : 0;
  g_autofree char *text = activity_text (result);
  g_autofree char *share = offtake_text_percent (load);

  gtk_widget_set_visible (self->activity_box, self->site->kind == OFFTAKE_SITE_PROCESS);
  gtk_widget_set_visible (GTK_WIDGET (self->load_bar), loads);
  gtk_label_set_label (self->activity_label, text);
  gtk_label_set_label (self->load_label, loads ? share : "");
  gtk_level_bar_set_value (self->load_bar, CLAMP (load, 0, 1));
}

static void
add_part (GString *text, const char *what, double tonnes)
{
  g_autofree char *figure = offtake_mass_text (tonnes);

  if (tonnes > 0)
    g_string_append_printf (text, "%s%s %s", text->len ? " · " : "", what, figure);
}

static GtkWidget *
balance_row_new (OfftakeNetwork *network, const OfftakeBalance *balance)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, _ ("bought"), balance->bought);
  add_part (text, _ ("made"), balance->produced);
  add_part (text, _ ("from the spot market"), balance->spot);
  add_part (text, _ ("used"), balance->consumed);
  add_part (text, _ ("sold"), balance->sold);
  add_part (text, _ ("unsold"), balance->surplus);
  return offtake_list_row_new (offtake_network_material_name (network, balance->material),
                               text->str);
}

static gboolean
is_idle (const OfftakeBalance *balance)
{
  return !(balance->bought > 0 || balance->sold > 0 || balance->produced > 0 ||
           balance->consumed > 0 || balance->spot > 0 || balance->surplus > 0);
}

static void
show_balances (OfftakeSitePanel *self, guint period, guint site)
{
  OfftakeSolution *solution = offtake_view_get_solution (view_of (self));
  gboolean any = FALSE;
  guint n = 0;
  const OfftakeBalance *balances = offtake_solution_balances (solution, period, site, &n);

  for (guint i = 0; i < n; i++) {
    if (is_idle (&balances[i]))
      continue;
    add_row (self, self->balance_group,
             balance_row_new (offtake_solution_get_network (solution), &balances[i]));
    any = TRUE;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->balance_group), any);
}

static void
show_recovery (OfftakeSitePanel *self, guint period, guint site)
{
  OfftakeSolution *solution = offtake_view_get_solution (view_of (self));
  OfftakeNetwork *network = offtake_solution_get_network (solution);
  gboolean any = FALSE;

  for (guint i = 0; i < offtake_network_n_elements (network); i++) {
    double recovery = offtake_solution_recovery (solution, period, site, i);

    if (isnan (recovery))
      continue;
    g_autofree char *figure = offtake_text_percent (recovery);
    add_row (self, self->recovery_group,
             offtake_figure_row_new (offtake_network_element (network, i), figure));
    any = TRUE;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_group), any);
}

static void
on_agreement_activated (AdwActionRow *row, OfftakeSitePanel *self)
{
  offtake_view_select (view_of (self), g_object_get_data (G_OBJECT (row), "agreement"));
}

static GtkWidget *
agreement_row_new (OfftakeSitePanel *self, OfftakeAgreement *agreement, const char *other)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  OfftakeRecord *material = offtake_plan_find (plan, "materials", agreement->material);
  OfftakeRecord *partner = offtake_plan_find (plan, "sites", other);
  const OfftakeAgreementResult *result =
      offtake_view_agreement_result (view_of (self), OFFTAKE_RECORD (agreement));
  g_autofree char *mass = result ? offtake_mass_text (result->t) : g_strdup (_ ("moves nothing"));
  const char *const parts[] = { partner ? offtake_record_get_title (partner) : other, mass };
  g_autofree char *subtitle = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
  GtkWidget *row = offtake_list_row_new (
      material ? offtake_record_get_title (material) : agreement->material, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "agreement", g_object_ref (agreement), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (on_agreement_activated), self);
  return row;
}

static void
show_agreements (OfftakeSitePanel *self)
{
  GListModel *list = offtake_plan_get_list (offtake_view_get_plan (view_of (self)), "agreements");
  const char *id = offtake_record_get_id (OFFTAKE_RECORD (self->site));
  gboolean buys = FALSE, sells = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeAgreement) agreement = g_list_model_get_item (list, i);

    if (g_strcmp0 (agreement->buyer, id) == 0) {
      add_row (self, self->incoming_group, agreement_row_new (self, agreement, agreement->seller));
      buys = TRUE;
    }
    if (g_strcmp0 (agreement->seller, id) == 0) {
      add_row (self, self->outgoing_group, agreement_row_new (self, agreement, agreement->buyer));
      sells = TRUE;
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self->incoming_group), buys);
  gtk_widget_set_visible (GTK_WIDGET (self->outgoing_group), sells);
}

static void
show_site (OfftakeSitePanel *self)
{
  guint period = offtake_view_get_solved_period (view_of (self));
  guint site = offtake_view_network_site (view_of (self), OFFTAKE_RECORD (self->site));

  clear_rows (self);
  show_heading (self);
  gtk_widget_set_visible (self->activity_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->balance_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_group), FALSE);
  if (period != OFFTAKE_NONE && site != OFFTAKE_NONE) {
    OfftakeSolution *solution = offtake_view_get_solution (view_of (self));

    const OfftakeSiteResult *result = offtake_solution_site (solution, period, site);

    show_activity (self, result);
    show_balances (self, period, site);
    /* What stands still recovers nothing, which is no rate. */
    if (result->activity_t > 0)
      show_recovery (self, period, site);
  }
  show_agreements (self);
}

static void
offtake_site_panel_selection_changed (OfftakePane *pane)
{
  OfftakeSitePanel *self = OFFTAKE_SITE_PANEL (pane);
  OfftakeRecord *selected = offtake_view_get_selected (offtake_pane_get_view (pane));

  if (!selected || !OFFTAKE_IS_SITE (selected))
    return;
  g_set_object (&self->site, OFFTAKE_SITE (selected));
  show_site (self);
}

static void
offtake_site_panel_update (OfftakePane *pane)
{
  OfftakeSitePanel *self = OFFTAKE_SITE_PANEL (pane);

  if (self->site && (OfftakeRecord *) self->site == offtake_view_get_selected (view_of (self)))
    show_site (self);
}

static void
offtake_site_panel_dispose (GObject *object)
{
  OfftakeSitePanel *self = OFFTAKE_SITE_PANEL (object);

  g_clear_object (&self->site);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_SITE_PANEL);
  G_OBJECT_CLASS (offtake_site_panel_parent_class)->dispose (object);
}

static void
offtake_site_panel_class_init (OfftakeSitePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = offtake_site_panel_dispose;
  OFFTAKE_PANE_CLASS (klass)->selection_changed = offtake_site_panel_selection_changed;
  OFFTAKE_PANE_CLASS (klass)->update = offtake_site_panel_update;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/network/site-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, heading);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, kind_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, activity_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, activity_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, load_label);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, load_bar);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, balance_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, recovery_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, incoming_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeSitePanel, outgoing_group);
}

static void
offtake_site_panel_init (OfftakeSitePanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
