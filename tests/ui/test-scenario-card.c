/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-card.h"

#include "ui/stage.h"

/* Name, notes and changes follow the record; a single change is taken out and comes back. */
static void
test_follows_the_scenario (void)
{
  OfftakeWindow *window = stage_open ("founding");
  OfftakeDocument *document = offtake_window_get_document (window);

  offtake_window_show_page (window, "scenarios");
  GtkWidget *card = stage_find (window, OFFTAKE_TYPE_SCENARIO_CARD, 1);
  OfftakeScenario *scenario = offtake_scenario_card_get_scenario (OFFTAKE_SCENARIO_CARD (card));
  g_autoptr (json_t) name = json_string ("Half a campus");

  g_assert_true (stage_says (card, "Phase 1 only"));
  g_assert_true (stage_says (card, "Changes (1)"));
  g_assert_true (offtake_document_set (document, OFFTAKE_RECORD (scenario), "name", name, NULL));
  g_assert_true (stage_says (card, "Half a campus"));
  g_signal_emit_by_name (stage_button (card, "edit-undo-symbolic", 0), "clicked");
  g_assert_cmpuint (scenario->changes->len, ==, 0);
  g_assert_true (stage_says (card, "No changes."));
  stage_undo (window);
  g_assert_true (stage_says (card, "1 change."));
  stage_close (window);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-card/follows-the-scenario", test_follows_the_scenario);
  return stage_run ();
}
