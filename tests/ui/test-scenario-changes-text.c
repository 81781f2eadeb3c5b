/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-changes-text.h"

#include "lib/sample.h"
#include "ui/stage.h"

static OfftakeScenario *
find (const Sample *sample, const char *id)
{
  return OFFTAKE_SCENARIO (offtake_plan_find (sample->plan, "scenarios", id));
}

static void
test_words (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  OfftakeScenario *phase = find (sample, "phase-1-only"), *fed = find (sample, "campus-fed");
  g_autofree char *summary = offtake_scenario_summary (phase);
  g_autofree char *title = offtake_scenario_change_title (sample->plan, phase->changes->pdata[0]);
  g_autofree char *detail = offtake_scenario_change_detail (sample->plan, phase->changes->pdata[0]);
  g_autofree char *added = offtake_scenario_change_title (sample->plan, fed->changes->pdata[1]);
  g_autofree char *westwin = offtake_scenario_summary (find (sample, "with-westwin"));

  g_assert_cmpstr (summary, ==, "1 change.");
  g_assert_cmpstr (title, ==, "Site Sierra ARC: Capacity");
  g_assert_true (g_str_has_suffix (detail, "→ 3000"));
  g_assert_cmpstr (added, ==, "Added: Site Merchant black mass");
  g_assert_null (offtake_scenario_change_detail (sample->plan, fed->changes->pdata[1]));
  g_assert_true (g_str_has_prefix (westwin, "No changes. These statuses move material too: "));
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-changes-text/words", test_words);
  return stage_run ();
}
