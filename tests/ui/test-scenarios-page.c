/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenarios-page.h"

#include "scenarios/scenario-card.h"
#include "ui/stage.h"

static gboolean
has_figures (gpointer page)
{
  return offtake_scenarios_page_is_worked_out (page);
}

/* A card for each scenario, whose figures come in the background. */
static void
test_cards (void)
{
  OfftakeWindow *window = stage_open ("founding");

  offtake_window_show_page (window, "scenarios");
  g_assert_nonnull (stage_find (window, OFFTAKE_TYPE_SCENARIO_CARD, 3));
  g_assert_null (stage_find (window, OFFTAKE_TYPE_SCENARIO_CARD, 4));
  stage_wait (has_figures, stage_find (window, OFFTAKE_TYPE_SCENARIOS_PAGE, 0));
  g_assert_true (
      stage_says (stage_find (window, OFFTAKE_TYPE_SCENARIO_CARD, 0), "Verdicts that fail"));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (window), "win.delete-scenario", "s", "campus-fed"));
  g_assert_null (stage_find (window, OFFTAKE_TYPE_SCENARIO_CARD, 3));
  stage_undo (window);
  g_assert_nonnull (stage_find (window, OFFTAKE_TYPE_SCENARIO_CARD, 3));
  stage_close (window);
}

/* One that cannot be worked out says why, once, and does not keep the others waiting. */
static void
test_failing (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_view_get_document (offtake_window_get_view (window));
  g_autoptr (OfftakeRecord) lost = g_object_new (OFFTAKE_TYPE_SCENARIO, "id", "lost", NULL);
  GtkWidget *page;

  offtake_document_set_scenario (document, "campus-fed");
  offtake_plan_insert (offtake_document_get_shown_plan (document), lost, 0);
  offtake_window_show_page (window, "scenarios");
  page = stage_find (window, OFFTAKE_TYPE_SCENARIOS_PAGE, 0);
  stage_wait (has_figures, page);
  g_assert_true (stage_says (stage_find (page, OFFTAKE_TYPE_SCENARIO_CARD, 0),
                             "No figures: the plan has no scenario \"lost\""));
  for (guint i = 1; i < 5; i++)
    g_assert_true (
        stage_says (stage_find (page, OFFTAKE_TYPE_SCENARIO_CARD, i), "Verdicts that fail"));
  g_assert_false (stage_says (page, "Being worked out…"));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenarios-page/cards", test_cards);
  g_test_add_func ("/ui/scenarios-page/failing", test_failing);
  return stage_run ();
}
