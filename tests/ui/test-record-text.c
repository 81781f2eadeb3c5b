/* SPDX-License-Identifier: MPL-2.0 */
#include "network/record-text.h"

#include <string.h>

#include "lib/plan.h"
#include "ui/stage.h"

static void
test_kinds (void)
{
  static const struct {
    const char *list, *id, *field, *text;
  } cases[] = {
    { "sites", "sierra-arc", "party", "Aqua Metals" },
    { "sites", "sierra-arc", "kind", "Process" },
    { "materials", "li2co3", "composition", "Li 18.79 %" },
    { "materials", "ni-metal", "intermediate", "" },
    { "parties", "6k", "country", "United States" },
    { "recipes", "hydromet", "yields", "4" },
    { "sites", "ev-market", "recipe", "" },
    { "sites", "sierra-arc", "country", "United States" },
  };
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample ("founding", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    OfftakeRecord *record = offtake_plan_find (plan, cases[i].list, cases[i].id);
    const OfftakeField *field =
        offtake_structure_find (offtake_record_get_structure (record), cases[i].field, NULL);
    g_autofree char *text = offtake_record_text (plan, record, field);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

/* Every field of every record has a text. */
static void
test_all (void)
{
  g_autoptr (OfftakePlan) plan = fixture_plan ("every-key.json");
  const char *const *lists = offtake_record_lists ();

  for (guint i = 0; lists[i]; i++) {
    GListModel *records = offtake_plan_get_list (plan, lists[i]);

    for (guint j = 0; j < g_list_model_get_n_items (records); j++) {
      g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, j);
      g_autofree char *text = offtake_record_search_text (plan, record);

      g_assert_nonnull (strstr (text, offtake_record_get_id (record)));
    }
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/record-text/kinds", test_kinds);
  g_test_add_func ("/ui/record-text/all", test_all);
  return stage_run ();
}
