/* SPDX-License-Identifier: MPL-2.0 */
#include "scenarios/scenario-mark.h"

#include "ui/stage.h"

/* What a scenario changes is told with the value of the base plan, in a row's name for what is out
 * of sight. */
static void
test_text (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakeDocument *document = offtake_view_get_document (view);
  OfftakePlan *plan = offtake_view_get_plan (view);
  OfftakeRecord *sierra = offtake_plan_find (plan, "sites", "sierra-arc");

  g_assert_null (offtake_scenario_mark_text (view, sierra, "capacity_tpa"));
  offtake_document_set_scenario (document, "phase-1-only");
  g_autofree char *capacity = offtake_scenario_mark_text (view, sierra, "capacity_tpa");
  g_autofree char *row = offtake_scenario_mark_text (view, sierra, "name");
  g_assert_nonnull (capacity);
  g_assert_nonnull (strstr (capacity, "Changed by the scenario “Phase 1 only”. Base plan: "));
  g_assert_nonnull (strstr (capacity, "from 2024"));
  g_assert_cmpstr (row, ==, "Changed by the scenario “Phase 1 only”: Capacity.");
  g_assert_null (offtake_scenario_mark_text (view, sierra, "stage"));

  offtake_document_set_scenario (document, "campus-fed");
  OfftakeRecord *added = offtake_plan_find (plan, "agreements", "bm-merchant");
  g_autofree char *text = offtake_scenario_mark_text (view, added, "number");
  g_assert_cmpstr (text, ==, "Added by the scenario “7,000 t/a campus, fully fed”.");
  g_assert_null (offtake_scenario_mark_text (view, added, "quantity"));
}

static void
test_values (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  OfftakePlan *plan = offtake_view_get_plan (view);
  static const struct {
    const char *list, *id, *path, *expect;
  } cases[] = {
    { "agreements", "aqms-6k-ni", "seller", "Sierra ARC" },
    { "agreements", "aqms-6k-ni", "end", "nothing" },
    { "agreements", "aqms-6k-ni", "quantity.kind", "Share of need" },
    { "parties", "aqua", "foreign_entity", "nothing" },
    { "parties", "mn-cn", "foreign_entity", "Yes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeRecord *record = offtake_plan_find (plan, cases[i].list, cases[i].id);

    g_assert_nonnull (record);
    g_autofree char *text = offtake_scenario_mark_value (plan, record, NULL, cases[i].path);
    g_assert_cmpstr (text, ==, cases[i].expect);
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/scenario-mark/text", test_text);
  g_test_add_func ("/ui/scenario-mark/values", test_values);
  return stage_run ();
}
