/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/evidence-panel.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "compliance/remedies.h"
#include "compliance/trend.h"
#include "dialogs/open-link.h"
#include "document/plan-check.h"
#include "figure-row.h"
#include "list.h"
#include "mass.h"
#include "rules/rule-texts.h"

struct _OfftakeEvidencePanel {
  OfftakePane parent_instance;

  OfftakeVerdictRow *row;
  int year;
  guint index;     /* of the verdict shown among those of the cell */
  GPtrArray *rows; /* GtkWidget in the groups, owned by them */

  GtkScrolledWindow *scroller;
  GtkLabel *heading;
  GtkLabel *subject;
  GtkWidget *standing_box;
  GtkImage *image;
  GtkLabel *verdict;
  GtkLabel *remedy;
  OfftakeTrend *trend;
  OfftakeRemedies *remedies;
  AdwPreferencesGroup *verdicts_group;
  AdwPreferencesGroup *steps_group;
  AdwPreferencesGroup *numbers_group;
  AdwPreferencesGroup *flows_group;
  AdwPreferencesGroup *law_group;
  AdwPreferencesGroup *assumptions_group;
};

G_DEFINE_FINAL_TYPE (OfftakeEvidencePanel, offtake_evidence_panel, OFFTAKE_TYPE_PANE)

static OfftakeView *
view_of (OfftakeEvidencePanel *self)
{
  return offtake_pane_get_view (OFFTAKE_PANE (self));
}

static const OfftakeNetwork *
network_of (OfftakeEvidencePanel *self)
{
  return offtake_verdict_row_get_network (self->row);
}

static void
add_row (OfftakeEvidencePanel *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
clear_rows (OfftakeEvidencePanel *self)
{
  AdwPreferencesGroup *groups[] = {
    self->verdicts_group, self->steps_group, self->numbers_group,
    self->flows_group,    self->law_group,   self->assumptions_group
  };

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
  }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_visible (GTK_WIDGET (groups[i]), FALSE);
}

/* The plan may have changed since the verdict: what is gone is not led to. */
static void
on_record_activated (AdwActionRow *row, OfftakeEvidencePanel *self)
{
  OfftakePlan *plan = offtake_view_get_plan (view_of (self));
  const char *list = g_object_get_data (G_OBJECT (row), "list");
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  OfftakeRecord *record = plan ? offtake_plan_find (plan, list, id) : NULL;

  if (!record)
    return;
  offtake_view_select (view_of (self), record);
  offtake_view_request_edit (view_of (self));
}

/* A row that leads to a site or an agreement. */
static void
make_link (OfftakeEvidencePanel *self, GtkWidget *row, const char *list, const char *id)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "list", g_strdup (list), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_record_activated), self);
}

static char *
amount_text (double value, const char *unit)
{
  g_autofree char *number = NULL;

  if (g_strcmp0 (unit, "t") == 0)
    return offtake_mass_text (value);
  number = offtake_text_number (value);
  return g_strdup_printf ("%s\u00a0%s", number, unit ? unit : "");
}

static void
add_place (GString *text, const char *place)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", place);
}

static void
add_number (OfftakeEvidencePanel *self, const OfftakeEvidenceNumber *number)
{
  const OfftakeNetwork *network = network_of (self);
  g_autofree char *amount = amount_text (number->value, number->unit);
  const char *const parts[] = { number->name, amount };
  g_autofree char *title = offtake_text_join (": ", parts, G_N_ELEMENTS (parts));
  g_autoptr (GString) place = g_string_new (NULL);
  GtkWidget *row;

  if (number->site != OFFTAKE_NONE)
    add_place (place, offtake_network_site_name (network, number->site));
  if (number->material != OFFTAKE_NONE)
    add_place (place, offtake_network_material_name (network, number->material));
  if (number->element != OFFTAKE_NONE)
    add_place (place, offtake_network_element (network, number->element));
  row = offtake_list_text_row_new (title, place->str);
  if (number->site != OFFTAKE_NONE)
    make_link (self, row, "sites", offtake_network_site_id (network, number->site));
  add_row (self, self->numbers_group, row);
}

static void
show_numbers (OfftakeEvidencePanel *self, const OfftakeEvidence *evidence)
{
  if (evidence->formula)
    add_row (self, self->numbers_group,
             offtake_list_text_row_new (evidence->formula, _ ("Formula")));
  for (guint i = 0; i < evidence->numbers->len; i++)
    add_number (self, evidence->numbers->pdata[i]);
}

static char *
flow_text (const OfftakeNetwork *network, const OfftakeEvidenceFlow *flow)
{
  g_autofree char *mass = offtake_mass_text (flow->t);
  GString *text = g_string_new (NULL);

  g_string_printf (text, _ ("%s → %s: %s"),
                   offtake_network_site_name (
                       network, offtake_network_agreement_seller (network, flow->agreement)),
                   offtake_network_site_name (
                       network, offtake_network_agreement_buyer (network, flow->agreement)),
                   mass);
  if (flow->element != OFFTAKE_NONE)
    g_string_append_printf (text, " %s", offtake_network_element (network, flow->element));
  if (flow->recycled_t > 0) {
    g_autofree char *recycled = offtake_mass_text (flow->recycled_t);
    g_string_append_printf (text, _ (", %s recycled"), recycled);
  }
  if (flow->foreign_t > 0) {
    g_autofree char *foreign = offtake_mass_text (flow->foreign_t);
    g_string_append_printf (text, _ (", %s of foreign entities"), foreign);
  }
  return g_string_free (text, FALSE);
}

static void
show_flows (OfftakeEvidencePanel *self, const GArray *flows)
{
  const OfftakeNetwork *network = network_of (self);

  for (guint i = 0; i < flows->len; i++) {
    const OfftakeEvidenceFlow *flow = &g_array_index (flows, OfftakeEvidenceFlow, i);
    const char *id = offtake_network_agreement_id (network, flow->agreement);
    OfftakeRecord *record =
        offtake_plan_find (offtake_view_get_plan (view_of (self)), "agreements", id);
    g_autofree char *text = flow_text (network, flow);
    GtkWidget *row =
        offtake_list_text_row_new (record ? offtake_record_get_title (record) : id, text);

    make_link (self, row, "agreements", id);
    add_row (self, self->flows_group, row);
  }
}

/* "Co: 16 %, from 2031-08-18" */
static char *
figure_text (const OfftakeFigure *figure)
{
  g_autofree char *from = figure->from ? offtake_day_format (figure->from) : NULL;
  g_autofree char *value = json_is_string (figure->value)
                               ? g_strdup (offtake_rule_text (json_string_value (figure->value)))
                               : offtake_json_write_compact (figure->value);
  g_autofree char *key = figure->key ? offtake_rule_words (figure->key) : NULL;
  g_autofree char *amount = g_strdup_printf ("%s%s%s", value, figure->unit ? "\u00a0" : "",
                                             figure->unit ? figure->unit : "");
  const char *const parts[] = { key, amount };
  g_autofree char *what = offtake_text_join (": ", parts, G_N_ELEMENTS (parts));

  return from ? g_strdup_printf (_ ("%s, from %s"), what, from) : g_steal_pointer (&what);
}

static void
on_source_activated (AdwActionRow *row, OfftakeEvidencePanel *self)
{
  offtake_open_link (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), "uri"));
}

static void
add_source (OfftakeEvidencePanel *self, const OfftakeRulePack *pack, const char *id)
{
  const char *title = offtake_rule_pack_source_title (pack, id);
  const char *uri = offtake_rule_pack_source_uri (pack, id);
  GtkWidget *row = offtake_list_text_row_new (title ? title : id, uri);

  if (uri) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (uri), g_free);
    g_signal_connect (row, "activated", G_CALLBACK (on_source_activated), self);
  }
  add_row (self, self->law_group, row);
}

/* Clauses first; then every source that one of them names, once. */
static void
show_law (OfftakeEvidencePanel *self, const OfftakeFinding *finding)
{
  const OfftakeRule *rule = finding->verdict->rule;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  OfftakeRulePack *pack = NULL;

  offtake_rule_book_find (offtake_plan_check_get_book (), rule->id, &pack);
  add_row (
      self, self->law_group,
      offtake_list_text_row_new (rule->citation ? offtake_rule_text (rule->citation) : rule->id,
                                 offtake_rule_text (rule->law_version)));
  for (guint i = 0; i < rule->n_figures; i++) {
    const OfftakeFigure *figure = &rule->figures[i];
    if (!offtake_finding_rests_on (finding, figure))
      continue;
    g_autofree char *title = figure_text (figure);
    const char *const parts[] = { figure->clause, offtake_confidence_title (figure->confidence) };
    g_autofree char *subtitle = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
    add_row (self, self->law_group, offtake_list_text_row_new (title, subtitle));
  }
  for (guint i = 0; pack && i < rule->n_figures; i++) {
    json_t *id;
    size_t s;
    json_array_foreach (rule->figures[i].sources, s, id)
    {
      const char *name = json_string_value (id);
      if (offtake_finding_rests_on (finding, &rule->figures[i]) &&
          g_hash_table_add (known, (gpointer) name))
        add_source (self, pack, name);
    }
  }
}

static void
show_texts (OfftakeEvidencePanel *self, AdwPreferencesGroup *group, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    add_row (self, group, offtake_list_text_row_new (texts->pdata[i], NULL));
}

static char *
finding_text (const OfftakeNetwork *network, const OfftakeFinding *finding)
{
  GString *text = g_string_new (finding->period);

  if (finding->element != OFFTAKE_NONE)
    add_place (text, offtake_network_element (network, finding->element));
  if (finding->detail)
    add_place (text, finding->detail);
  return g_string_free (text, FALSE);
}

static void show_finding (OfftakeEvidencePanel *self);

static void
on_verdict_activated (AdwActionRow *row, OfftakeEvidencePanel *self)
{
  self->index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
  show_finding (self);
}

/* The other verdicts of the cell, to choose from. */
static void
show_choice (OfftakeEvidencePanel *self, const GPtrArray *findings)
{
  for (guint i = 0; findings->len > 1 && i < findings->len; i++) {
    const OfftakeFinding *finding = findings->pdata[i];
    OfftakeStanding standing = offtake_verdict_row_get_standing_of (self->row, finding);
    g_autofree char *title = finding_text (network_of (self), finding);
    g_autofree char *margin = offtake_finding_margin_text (finding);
    const char *const parts[] = { offtake_standing_title (standing), margin };
    g_autofree char *subtitle = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
    GtkWidget *row = offtake_list_text_row_new (title, subtitle);

    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name (offtake_standing_icon (standing)));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), i != self->index);
    g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (i));
    g_signal_connect (row, "activated", G_CALLBACK (on_verdict_activated), self);
    add_row (self, self->verdicts_group, row);
  }
}

static void
show_head (OfftakeEvidencePanel *self, const OfftakeFinding *finding)
{
  OfftakeStanding standing = offtake_verdict_row_get_standing_of (self->row, finding);
  const char *classes[] = { offtake_standing_style (standing), NULL };
  g_autofree char *what = finding_text (network_of (self), finding);
  const char *const parts[] = { offtake_verdict_row_get_subject (self->row), what };
  g_autofree char *subject = offtake_text_join (" · ", parts, G_N_ELEMENTS (parts));
  g_autofree char *value = offtake_finding_value_text (finding);
  g_autofree char *margin = offtake_finding_margin_text (finding);
  const char *const first[] = { offtake_standing_title (standing), value };
  g_autofree char *reached = offtake_text_join (": ", first, G_N_ELEMENTS (first));
  const char *const both[] = { reached, isnan (finding->margin) ? NULL : margin };
  g_autofree char *verdict = offtake_text_join ("; ", both, G_N_ELEMENTS (both));

  gtk_label_set_label (self->heading, offtake_verdict_row_get_rule_title (self->row));
  gtk_label_set_label (self->subject, subject);
  gtk_label_set_label (self->verdict, verdict);
  gtk_image_set_from_icon_name (self->image, offtake_standing_icon (standing));
  gtk_widget_set_css_classes (self->standing_box, classes);
  gtk_label_set_label (self->remedy, finding->remedy ? finding->remedy : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), finding->remedy != NULL);
}

static void
show_finding (OfftakeEvidencePanel *self)
{
  const GPtrArray *findings = offtake_verdict_row_get_findings (self->row, self->year);
  const OfftakeFinding *finding = offtake_evidence_panel_get_finding (self);

  clear_rows (self);
  show_head (self, finding);
  offtake_trend_show (self->trend, self->row, self->year);
  offtake_remedies_show (self->remedies, offtake_verdict_row_get_compliance (self->row), finding);
  show_choice (self, findings);
  show_texts (self, self->steps_group, finding->verdict->steps);
  show_numbers (self, finding->evidence);
  show_flows (self, finding->evidence->flows);
  show_law (self, finding);
  show_texts (self, self->assumptions_group, finding->evidence->assumptions);
}

void
offtake_evidence_panel_show (OfftakeEvidencePanel *self, OfftakeVerdictRow *row, int year)
{
  const GPtrArray *findings = offtake_verdict_row_get_findings (row, year);
  gboolean same =
      self->row && self->year == year &&
      strcmp (offtake_verdict_row_get_key (self->row), offtake_verdict_row_get_key (row)) == 0;

  g_return_if_fail (findings);
  g_set_object (&self->row, row);
  self->year = year;
  self->index = same ? MIN (self->index, findings->len - 1) : 0;
  show_finding (self);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

const OfftakeFinding *
offtake_evidence_panel_get_finding (OfftakeEvidencePanel *self)
{
  return self->row ? offtake_verdict_row_get_findings (self->row, self->year)->pdata[self->index]
                   : NULL;
}

static void
offtake_evidence_panel_dispose (GObject *object)
{
  OfftakeEvidencePanel *self = OFFTAKE_EVIDENCE_PANEL (object);

  g_clear_object (&self->row);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_EVIDENCE_PANEL);
  G_OBJECT_CLASS (offtake_evidence_panel_parent_class)->dispose (object);
}

static void
offtake_evidence_panel_class_init (OfftakeEvidencePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OFFTAKE_TYPE_REMEDIES);
  g_type_ensure (OFFTAKE_TYPE_TREND);
  G_OBJECT_CLASS (klass)->dispose = offtake_evidence_panel_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/compliance/evidence-panel.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "compliance.close-trail",
                                       NULL);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, heading);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, subject);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, standing_box);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, image);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, verdict);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, remedy);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, trend);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, remedies);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, verdicts_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, steps_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, numbers_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, flows_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, law_group);
  gtk_widget_class_bind_template_child (widget_class, OfftakeEvidencePanel, assumptions_group);
}

static void
offtake_evidence_panel_init (OfftakeEvidencePanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
