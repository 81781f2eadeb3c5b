/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/compliance-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "compliance/evidence-panel.h"
#include "compliance/verdict-columns.h"
#include "document/plan-check.h"
#include "list.h"
#include "settings.h"

/* What the outcome filter offers before the standings themselves. */
enum { SHOW_ALL, SHOW_OPEN, N_SHOW };

struct _OfftakeCompliancePage {
  OfftakePane parent_instance;

  OfftakeCompliance *compliance; /* of the last solution that was checked; NULL before */
  GCancellable *running;         /* of the check under way */
  GListStore *rows;              /* OfftakeVerdictRow */
  GtkFilter *filter;
  GListModel *shown;
  int first_year, last_year;
  OfftakeVerdictRow *opened; /* whose trail is shown */
  int opened_year;
  GtkWidget *opener; /* cell that has opened the trail; weak */
  gboolean following;
  char *wanted_rule; /* title of the rule to show when there are verdicts; NULL for none */

  AdwFlap *flap;
  GtkDropDown *rule_choice;
  GtkDropDown *subject_choice;
  GtkDropDown *outcome_choice;
  GtkSpinButton *at_risk;
  GtkStack *stack;
  AdwStatusPage *checking_page;
  GtkColumnView *matrix;
  GtkLabel *footer;
  OfftakeEvidencePanel *panel;
};

G_DEFINE_FINAL_TYPE (OfftakeCompliancePage, offtake_compliance_page, OFFTAKE_TYPE_PANE)

static OfftakeDocument *
document_of (OfftakeCompliancePage *self)
{
  OfftakeView *view = offtake_pane_get_view (OFFTAKE_PANE (self));

  return view ? offtake_view_get_document (view) : NULL;
}

/* Whether @text is what a choice asks for; its first item asks for anything. */
static gboolean
is_chosen (GtkDropDown *choice, const char *text)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);

  return gtk_drop_down_get_selected (choice) == 0 || !item ||
         strcmp (gtk_string_object_get_string (item), text) == 0;
}

static gboolean
is_wanted (OfftakeCompliancePage *self, OfftakeVerdictRow *row)
{
  guint outcome = gtk_drop_down_get_selected (self->outcome_choice);

  if (!is_chosen (self->rule_choice, offtake_verdict_row_get_rule_title (row)) ||
      !is_chosen (self->subject_choice, offtake_verdict_row_get_subject (row)))
    return FALSE;
  if (outcome == SHOW_OPEN)
    return offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_FAIL) ||
           offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_AT_RISK) ||
           offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_NOT_TESTED);
  return outcome < N_SHOW || offtake_verdict_row_has_standing (row, outcome - N_SHOW);
}

static gboolean
filter_row (gpointer item, gpointer data)
{
  return is_wanted (data, item);
}

static void
show_footer (OfftakeCompliancePage *self)
{
  double at_risk = gtk_spin_button_get_value (self->at_risk);
  guint counts[OFFTAKE_N_STANDINGS] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->compliance && i < self->compliance->findings->len; i++)
    counts[offtake_standing_of (self->compliance->findings->pdata[i], at_risk)]++;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      g_string_append_printf (text, "%s%s: %'u", text->len > 0 ? " · " : "",
                              offtake_standing_title (i), counts[i]);
  gtk_label_set_label (self->footer, text->str);
}

static void
show_state (OfftakeCompliancePage *self)
{
  OfftakeDocument *document = document_of (self);
  const char *failure = document ? offtake_document_get_solve_error (document) : NULL;
  const char *name = "matrix";

  if (!self->compliance)
    name = "checking";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (self->shown) == 0)
    name = "no-match";
  adw_status_page_set_description (self->checking_page, failure);
  gtk_stack_set_visible_child_name (self->stack, name);
  show_footer (self);
}

static void
close_trail (OfftakeCompliancePage *self)
{
  adw_flap_set_reveal_flap (self->flap, FALSE);
  g_clear_object (&self->opened);
  if (self->opener)
    gtk_widget_grab_focus (self->opener);
  g_clear_weak_pointer (&self->opener);
}

static void
on_close_trail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  close_trail (OFFTAKE_COMPLIANCE_PAGE (widget));
}

static void
on_opened (OfftakeVerdictCell *cell, gpointer data)
{
  OfftakeCompliancePage *self = data;

  g_set_object (&self->opened, offtake_verdict_cell_get_row (cell));
  self->opened_year = offtake_verdict_cell_get_year (cell);
  g_set_weak_pointer (&self->opener, GTK_WIDGET (cell));
  offtake_evidence_panel_show (self->panel, self->opened, self->opened_year);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

/* The trail that is open follows the new figures; it closes if its verdict is gone. */
static void
follow_trail (OfftakeCompliancePage *self)
{
  if (!self->opened)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (OfftakeVerdictRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    if (strcmp (offtake_verdict_row_get_key (row), offtake_verdict_row_get_key (self->opened)) !=
            0 ||
        !offtake_verdict_row_get_findings (row, self->opened_year))
      continue;
    g_set_object (&self->opened, row);
    offtake_evidence_panel_show (self->panel, row, self->opened_year);
    return;
  }
  close_trail (self);
}

/* Every rule that has a line, in the order of the book; the choice stays where it can. */
static void
update_rules (OfftakeCompliancePage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->rule_choice);
  g_autofree char *title = self->wanted_rule ? g_steal_pointer (&self->wanted_rule)
                           : chosen          ? g_strdup (gtk_string_object_get_string (chosen))
                                             : NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const OfftakeRule *last = NULL;
  guint selected = 0;

  gtk_string_list_append (list, _ ("All Rules"));
  for (guint i = 0; i < self->compliance->findings->len; i++) {
    const OfftakeFinding *finding = self->compliance->findings->pdata[i];
    const OfftakeRule *rule = finding->verdict->rule;
    const char *own = offtake_rule_get_title (rule);
    if (rule == last)
      continue;
    last = rule;
    gtk_string_list_append (list, own);
    if (g_strcmp0 (own, title) == 0)
      selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
  }
  self->following = TRUE;
  gtk_drop_down_set_model (self->rule_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->rule_choice, selected);
  self->following = FALSE;
}

/* Every subject that has a line; the choice stays where it can. */
static void
update_subjects (OfftakeCompliancePage *self, const GPtrArray *rows)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->subject_choice);
  g_autofree char *subject = chosen ? g_strdup (gtk_string_object_get_string (chosen)) : NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *last = NULL;
  guint selected = 0;

  gtk_string_list_append (list, _ ("All Subjects"));
  for (guint i = 0; i < rows->len; i++) {
    const char *own = offtake_verdict_row_get_subject (rows->pdata[i]);
    if (g_strcmp0 (own, last) == 0)
      continue;
    last = own;
    gtk_string_list_append (list, own);
    if (g_strcmp0 (own, subject) == 0)
      selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
  }
  self->following = TRUE;
  gtk_drop_down_set_model (self->subject_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->subject_choice, selected);
  self->following = FALSE;
}

static void
update_columns (OfftakeCompliancePage *self)
{
  OfftakeNetwork *network = offtake_solution_get_network (self->compliance->solution);
  guint n = offtake_network_n_periods (network);
  int first = n ? offtake_network_period (network, 0)->year : 0;
  int last = n ? offtake_network_period (network, n - 1)->year : -1;

  if (first == self->first_year && last == self->last_year)
    return;
  self->first_year = first;
  self->last_year = last;
  offtake_verdict_columns_set (self->matrix, first, last, on_opened, self);
}

static void
update_rows (OfftakeCompliancePage *self)
{
  OfftakePlan *plan = offtake_document_get_shown_plan (document_of (self));
  g_autoptr (GPtrArray) rows =
      offtake_verdict_rows_new (self->compliance, plan, gtk_spin_button_get_value (self->at_risk));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  update_subjects (self, rows);
  g_list_store_splice (self->rows, 0, n, rows->pdata, rows->len);
  show_state (self);
  follow_trail (self);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeCompliancePage) self = data; /* the ref taken when the check was started */
  g_autoptr (GError) error = NULL;
  OfftakeCompliance *compliance = offtake_plan_check_finish (result, &error);

  if (!compliance) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      adw_status_page_set_description (self->checking_page, error->message);
    return;
  }
  g_clear_object (&self->running);
  g_clear_pointer (&self->compliance, offtake_compliance_unref);
  self->compliance = compliance;
  update_columns (self);
  update_rules (self);
  update_rows (self);
}

void
offtake_compliance_page_show_rule (OfftakeCompliancePage *self, const char *title)
{
  g_free (self->wanted_rule);
  self->wanted_rule = g_strdup (title);
  gtk_drop_down_set_selected (self->outcome_choice, SHOW_ALL);
  if (!self->compliance)
    return;
  update_rules (self);
  update_rows (self);
}

gboolean
offtake_compliance_page_is_checked (OfftakeCompliancePage *self)
{
  OfftakeDocument *document = document_of (self);

  return document && self->compliance && offtake_document_is_solved (document) &&
         self->compliance->solution == offtake_document_get_solution (document);
}

static void
cancel (OfftakeCompliancePage *self)
{
  if (self->running)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

/* The rules cost a copy of the plan, so that they wait until the page is seen. */
static void
check (OfftakeCompliancePage *self)
{
  OfftakeDocument *document = document_of (self);

  if (!document || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !offtake_document_is_solved (document) || offtake_compliance_page_is_checked (self))
    return;
  cancel (self);
  self->running = g_cancellable_new ();
  offtake_plan_check_async (document, self->running, on_checked, g_object_ref (self));
}

static void
offtake_compliance_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (offtake_compliance_page_parent_class)->map (widget);
  check (OFFTAKE_COMPLIANCE_PAGE (widget));
}

static void
offtake_compliance_page_document_changed (OfftakePane *pane)
{
  OfftakeCompliancePage *self = OFFTAKE_COMPLIANCE_PAGE (pane);

  cancel (self);
  close_trail (self);
  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->compliance, offtake_compliance_unref);
  show_state (self);
}

static void
offtake_compliance_page_update (OfftakePane *pane)
{
  OfftakeCompliancePage *self = OFFTAKE_COMPLIANCE_PAGE (pane);

  check (self);
  show_state (self);
}

static void
on_filter_changed (OfftakeCompliancePage *self)
{
  if (self->following || !self->filter)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
on_at_risk_changed (OfftakeCompliancePage *self)
{
  if (self->compliance && document_of (self))
    update_rows (self);
}

void
offtake_compliance_page_focus (OfftakeCompliancePage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->matrix), GTK_DIR_TAB_FORWARD);
}

static void
offtake_compliance_page_finalize (GObject *object)
{
  g_free (OFFTAKE_COMPLIANCE_PAGE (object)->wanted_rule);
  G_OBJECT_CLASS (offtake_compliance_page_parent_class)->finalize (object);
}

static void
offtake_compliance_page_dispose (GObject *object)
{
  OfftakeCompliancePage *self = OFFTAKE_COMPLIANCE_PAGE (object);

  cancel (self);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->opened);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), OFFTAKE_TYPE_COMPLIANCE_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->compliance, offtake_compliance_unref);
  G_OBJECT_CLASS (offtake_compliance_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, flap);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, rule_choice);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, subject_choice);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, outcome_choice);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, at_risk);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, checking_page);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, matrix);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, footer);
  gtk_widget_class_bind_template_child (widget_class, OfftakeCompliancePage, panel);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_at_risk_changed);
}

static void
offtake_compliance_page_class_init (OfftakeCompliancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfftakePaneClass *pane_class = OFFTAKE_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = offtake_compliance_page_finalize;
  G_OBJECT_CLASS (klass)->dispose = offtake_compliance_page_dispose;
  widget_class->map = offtake_compliance_page_map;
  pane_class->document_changed = offtake_compliance_page_document_changed;
  pane_class->update = offtake_compliance_page_update;
  g_type_ensure (OFFTAKE_TYPE_EVIDENCE_PANEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/offtake/Offtake/ui/compliance/compliance-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "compliance.close-trail", NULL, on_close_trail);
}

static void
on_choice_set_up (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_list_item_set_child (item, label);
}

static void
on_choice_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Titles of rules are long; the button must not be. The list below it takes what it needs. */
static void
shorten (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_choice_set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_choice_bind), NULL);
  gtk_drop_down_set_factory (choice, factory);
}

static void
offer_outcomes (OfftakeCompliancePage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("All Verdicts"));
  gtk_string_list_append (list, _ ("Fails, At Risk or Not Tested"));
  for (guint i = 0; i < OFFTAKE_N_STANDINGS; i++)
    gtk_string_list_append (list, offtake_standing_title (i));
  gtk_drop_down_set_model (self->outcome_choice, G_LIST_MODEL (list));
}

static void
offtake_compliance_page_init (OfftakeCompliancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->last_year = -1;
  self->rows = g_list_store_new (OFFTAKE_TYPE_VERDICT_ROW);
  shorten (self->rule_choice);
  shorten (self->subject_choice);
  shorten (self->outcome_choice);
  offer_outcomes (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_row, self, NULL));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                                         g_object_ref (self->filter)));
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (self->shown));
  gtk_column_view_set_model (self->matrix, GTK_SELECTION_MODEL (selection));
  offtake_list_name_table (self->matrix, _ ("Verdicts"));
  offtake_list_begin_table (self->matrix);
  g_settings_bind (offtake_settings_get (), "at-risk",
                   gtk_spin_button_get_adjustment (self->at_risk), "value",
                   G_SETTINGS_BIND_DEFAULT);
}
