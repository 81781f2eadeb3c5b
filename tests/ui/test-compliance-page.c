/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/compliance-page.h"

#include <string.h>

#include "compliance/evidence-panel.h"
#include "compliance/verdict-cell.h"
#include "settings.h"
#include "ui/stage.h"

static gboolean
is_checked (gpointer page)
{
  return offtake_compliance_page_is_checked (page);
}

static OfftakeCompliancePage *
page_of (OfftakeWindow *window)
{
  offtake_window_show_page (window, "compliance");

  GtkWidget *page = stage_find (window, OFFTAKE_TYPE_COMPLIANCE_PAGE, 0);

  stage_wait (is_checked, page);
  stage_settle ();
  return OFFTAKE_COMPLIANCE_PAGE (page);
}

static GListModel *
rows_of (OfftakeCompliancePage *page)
{
  GtkWidget *matrix = stage_find (page, GTK_TYPE_COLUMN_VIEW, 0);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (matrix)));
}

static GtkDropDown *
choice (OfftakeCompliancePage *page, guint n)
{
  return GTK_DROP_DOWN (stage_find (page, GTK_TYPE_DROP_DOWN, n));
}

/* A shown cell with @standing; NULL without. */
static OfftakeVerdictCell *
find_cell (OfftakeCompliancePage *page, OfftakeStanding standing)
{
  GtkWidget *cell;

  for (guint i = 0; (cell = stage_find (page, OFFTAKE_TYPE_VERDICT_CELL, i)); i++) {
    OfftakeVerdictRow *row = offtake_verdict_cell_get_row (OFFTAKE_VERDICT_CELL (cell));
    int year = offtake_verdict_cell_get_year (OFFTAKE_VERDICT_CELL (cell));
    if (row && offtake_verdict_row_get_findings (row, year) &&
        offtake_verdict_row_get_standing (row, year) == standing)
      return OFFTAKE_VERDICT_CELL (cell);
  }
  return NULL;
}

static void
click (OfftakeVerdictCell *cell)
{
  g_signal_emit_by_name (cell, "opened");
  stage_settle ();
}

/* The rules run when the page is seen, not before. */
static void
test_waits_to_be_seen (void)
{
  OfftakeWindow *window = stage_open ("founding");

  offtake_window_show_page (window, "flows");
  g_assert_null (stage_find (window, OFFTAKE_TYPE_COMPLIANCE_PAGE, 0));
  OfftakeCompliancePage *page = page_of (window);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page)), >, 5);
  offtake_window_show_page (window, "flows");
  stage_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (page_of (window))), >, 5);
  stage_close (window);
}

static void
test_filters (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeCompliancePage *page = page_of (window);
  GListModel *rows = rows_of (page);
  guint all = g_list_model_get_n_items (rows);

  gtk_drop_down_set_selected (choice (page, 0), 1);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, all);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (OfftakeVerdictRow) row = g_list_model_get_item (rows, i);
    GtkStringObject *rule = gtk_drop_down_get_selected_item (choice (page, 0));
    g_assert_cmpstr (offtake_verdict_row_get_rule_title (row), ==,
                     gtk_string_object_get_string (rule));
  }
  gtk_drop_down_set_selected (choice (page, 0), 0);
  gtk_drop_down_set_selected (choice (page, 1), 1);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, all);
  GtkStringObject *subject = gtk_drop_down_get_selected_item (choice (page, 1));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (OfftakeVerdictRow) row = g_list_model_get_item (rows, i);
    g_assert_cmpstr (offtake_verdict_row_get_subject (row), ==,
                     gtk_string_object_get_string (subject));
  }
  gtk_drop_down_set_selected (choice (page, 1), 0);
  gtk_drop_down_set_selected (choice (page, 2), 2 + OFFTAKE_STANDING_PASS);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (OfftakeVerdictRow) row = g_list_model_get_item (rows, i);
    g_assert_true (offtake_verdict_row_has_standing (row, OFFTAKE_STANDING_PASS));
  }
  gtk_drop_down_set_selected (choice (page, 2), 2 + OFFTAKE_STANDING_METHOD_PENDING);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0);
  g_assert_true (stage_says (page, "No Such Verdict"));
  stage_close (window);
}

/* With a threshold of 100 points nothing passes safely any more. */
static void
test_at_risk (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeCompliancePage *page = page_of (window);
  GtkWidget *spin = stage_find (page, GTK_TYPE_SPIN_BUTTON, 0);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 100);
  stage_settle ();
  g_assert_cmpfloat (g_settings_get_double (offtake_settings_get (), "at-risk"), ==, 100);
  g_assert_true (stage_says (page, "at risk: "));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0);
  stage_settle ();
  g_assert_false (stage_says (page, "at risk: "));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  stage_close (window);
}

static void
test_trail_opens_and_closes (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeCompliancePage *page = page_of (window);
  GtkWidget *flap = stage_find (page, ADW_TYPE_FLAP, 0);
  OfftakeEvidencePanel *panel =
      OFFTAKE_EVIDENCE_PANEL (stage_find (page, OFFTAKE_TYPE_EVIDENCE_PANEL, 0));

  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (flap)));
  click (find_cell (page, OFFTAKE_STANDING_NOT_YET_BINDING));
  g_assert_true (adw_flap_get_reveal_flap (ADW_FLAP (flap)));
  g_assert_cmpint (offtake_evidence_panel_get_finding (panel)->verdict->outcome, ==,
                   OFFTAKE_OUTCOME_NOT_YET_BINDING);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (panel), "compliance.close-trail", NULL));
  g_assert_false (adw_flap_get_reveal_flap (ADW_FLAP (flap)));
  stage_close (window);
}

/* An edit brings new verdicts, and the trail that is open shows them. */
static void
test_follows_the_plan (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeCompliancePage *page = page_of (window);
  OfftakeDocument *document = offtake_window_get_document (window);
  OfftakeEvidencePanel *panel =
      OFFTAKE_EVIDENCE_PANEL (stage_find (page, OFFTAKE_TYPE_EVIDENCE_PANEL, 0));

  click (find_cell (page, OFFTAKE_STANDING_NOT_YET_BINDING));
  const char *rule = offtake_evidence_panel_get_finding (panel)->verdict->rule->id;
  g_autofree char *id = g_strdup (rule);
  OfftakeAgreement *gone = stage_agreement (offtake_window_get_view (window), "aqms-6k-mou");
  g_assert_true (offtake_document_remove (document, OFFTAKE_RECORD (gone), NULL));
  g_assert_false (offtake_compliance_page_is_checked (page));
  stage_wait (is_checked, page);
  g_assert_cmpstr (offtake_evidence_panel_get_finding (panel)->verdict->rule->id, ==, id);
  stage_close (window);
}

/* Closing while the rules run leaves nothing behind. */
static void
test_closes_while_checking (void)
{
  OfftakeWindow *window = stage_open ("founding");

  offtake_window_show_page (window, "compliance");
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/compliance-page/waits-to-be-seen", test_waits_to_be_seen);
  g_test_add_func ("/ui/compliance-page/filters", test_filters);
  g_test_add_func ("/ui/compliance-page/at-risk", test_at_risk);
  g_test_add_func ("/ui/compliance-page/trail-opens-and-closes", test_trail_opens_and_closes);
  g_test_add_func ("/ui/compliance-page/follows-the-plan", test_follows_the_plan);
  g_test_add_func ("/ui/compliance-page/closes-while-checking", test_closes_while_checking);
  return stage_run ();
}
