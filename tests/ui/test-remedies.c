/* SPDX-License-Identifier: MPL-2.0 */
#include "compliance/remedies.h"

#include <string.h>

#include "document/plan-check.h"
#include "ui/stage.h"

typedef struct {
  OfftakeView *view;
  OfftakeCompliance *compliance;
  OfftakeRemedies *remedies;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->view = stage_view ("founding");
  self->compliance = offtake_compliance_new (offtake_view_get_plan (self->view),
                                             offtake_view_get_solution (self->view),
                                             offtake_plan_check_get_book (), NULL, NULL, 0);
  self->remedies =
      g_object_ref_sink (g_object_new (OFFTAKE_TYPE_REMEDIES, "view", self->view, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  stage_settle ();
  g_assert_finalize_object (self->remedies);
  offtake_compliance_unref (self->compliance);
  offtake_document_close (offtake_view_get_document (self->view));
  g_object_unref (self->view);
}

static const OfftakeFinding *
find (Fixture *self, const char *rule, OfftakeOutcome outcome)
{
  for (guint i = 0; i < self->compliance->findings->len; i++) {
    const OfftakeFinding *finding = self->compliance->findings->pdata[i];
    if (strcmp (finding->verdict->rule->id, rule) == 0 && finding->verdict->outcome == outcome)
      return finding;
  }
  return NULL;
}

static gboolean
is_found (gpointer remedies)
{
  return !offtake_remedies_is_busy (remedies);
}

/* A row leads to its agreement. */
static void
test_leads (Fixture *self, gconstpointer unused)
{
  offtake_remedies_show (self->remedies, self->compliance,
                         find (self, "iso22095", OFFTAKE_OUTCOME_FAIL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->remedies)));
  g_assert_true (offtake_remedies_is_busy (self->remedies));
  stage_wait (is_found, self->remedies);

  GtkWidget *row = stage_find (self->remedies, ADW_TYPE_ACTION_ROW, 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "would do"));
  g_signal_emit_by_name (row, "activated");
  g_assert_true (OFFTAKE_IS_AGREEMENT (offtake_view_get_selected (self->view)));
}

static void
test_nothing_to_fix (Fixture *self, gconstpointer unused)
{
  offtake_remedies_show (self->remedies, self->compliance,
                         find (self, "us-macr", OFFTAKE_OUTCOME_PASS));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->remedies)));
  g_assert_false (offtake_remedies_is_busy (self->remedies));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add ("/ui/remedies/leads", Fixture, NULL, set_up, test_leads, tear_down);
  g_test_add ("/ui/remedies/nothing-to-fix", Fixture, NULL, set_up, test_nothing_to_fix, tear_down);
  return stage_run ();
}
