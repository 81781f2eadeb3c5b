/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/evidence-panel.h"

#include <string.h>

#include "document/plan-check.h"
#include "ui/stage.h"

typedef struct {
  OfftakeView *view;
  GPtrArray *rows;
  OfftakeEvidencePanel *panel;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->view = stage_view ("founding");
  g_autoptr (OfftakeCompliance) compliance = offtake_compliance_new (
      offtake_view_get_plan (self->view), offtake_view_get_solution (self->view),
      offtake_plan_check_get_book (), NULL, NULL, 0);
  self->rows = offtake_verdict_rows_new (compliance, offtake_view_get_plan (self->view), 1);
  self->panel =
      g_object_ref_sink (g_object_new (OFFTAKE_TYPE_EVIDENCE_PANEL, "view", self->view, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->panel);
  g_ptr_array_unref (self->rows);
  offtake_document_close (offtake_view_get_document (self->view));
  g_object_unref (self->view);
}

static void
show (Fixture *self, const char *rule, int year)
{
  for (guint i = 0; i < self->rows->len; i++) {
    OfftakeVerdictRow *row = self->rows->pdata[i];
    if (strcmp (offtake_verdict_row_get_rule (row)->id, rule) != 0 ||
        !offtake_verdict_row_get_findings (row, year))
      continue;
    offtake_evidence_panel_show (self->panel, row, year);
    return;
  }
  g_assert_not_reached ();
}

/* The row whose title or subtitle holds @text. */
static GtkWidget *
find_row (Fixture *self, const char *text)
{
  GtkWidget *row;

  for (guint i = 0; (row = stage_find (self->panel, ADW_TYPE_ACTION_ROW, i)); i++)
    if (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), text) ||
        strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), text))
      return row;
  return NULL;
}

static void
test_trail (Fixture *self, gconstpointer unused)
{
  show (self, "eu-art8", 2032);
  const OfftakeFinding *finding = offtake_evidence_panel_get_finding (self->panel);

  g_assert_cmpstr (finding->period, ==, "2032");
  for (guint i = 0; i < finding->verdict->steps->len; i++)
    g_assert_nonnull (find_row (self, finding->verdict->steps->pdata[i]));
  for (guint i = 0; i < finding->evidence->assumptions->len; i++)
    g_assert_nonnull (find_row (self, finding->evidence->assumptions->pdata[i]));
  g_assert_nonnull (find_row (self, finding->evidence->formula));
  g_assert_nonnull (find_row (self, "Art. 8(2)"));
  g_assert_nonnull (find_row (self, "verified in the law"));
  g_assert_nonnull (find_row (self, "https://"));
}

/* A flow leads to its agreement, a number to its site. */
static void
test_links (Fixture *self, gconstpointer unused)
{
  show (self, "eu-art8", 2032);
  const OfftakeFinding *finding = offtake_evidence_panel_get_finding (self->panel);
  const OfftakeNetwork *network =
      offtake_solution_get_network (offtake_view_get_solution (self->view));
  const OfftakeEvidenceFlow *flow =
      &g_array_index (finding->evidence->flows, OfftakeEvidenceFlow, 0);
  OfftakeRecord *agreement = OFFTAKE_RECORD (
      stage_agreement (self->view, offtake_network_agreement_id (network, flow->agreement)));

  g_signal_emit_by_name (find_row (self, offtake_record_get_title (agreement)), "activated");
  g_assert_true (offtake_view_get_selected (self->view) == agreement);
  const OfftakeEvidenceNumber *number = finding->evidence->numbers->pdata[0];
  g_signal_emit_by_name (find_row (self, number->name), "activated");
  g_assert_true (OFFTAKE_IS_SITE (offtake_view_get_selected (self->view)));
}

/* What a verdict rests on alone is shown: another leaves nothing of the first behind. */
static void
test_another_verdict (Fixture *self, gconstpointer unused)
{
  show (self, "eu-art8", 2032);
  g_assert_nonnull (find_row (self, "Art. 8(2)"));
  show (self, "us-45x-credit", 2030);
  g_assert_null (find_row (self, "Art. 8(2)"));
  g_assert_nonnull (find_row (self, "45X"));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add ("/ui/evidence-panel/trail", Fixture, NULL, set_up, test_trail, tear_down);
  g_test_add ("/ui/evidence-panel/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/ui/evidence-panel/another-verdict", Fixture, NULL, set_up, test_another_verdict,
              tear_down);
  return stage_run ();
}
