/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/agreement-search.h"

#include "agreement-editor/field-store.h"
#include "ui/stage.h"

static gboolean
finds (OfftakeAgreementSearch *search, OfftakeView *view, const char *text, const char *id)
{
  g_autoptr (OfftakeAgreementRow) row =
      offtake_agreement_row_new (view, stage_agreement (view, id));

  offtake_agreement_search_set (search, offtake_view_get_plan (view), text);
  return gtk_filter_match (GTK_FILTER (search), row);
}

/* Each word somewhere, in any letters: in terms, in parts, in the names of what is referred to. */
static void
test_words (void)
{
  g_autoptr (OfftakeView) view = stage_view ("founding");
  g_autoptr (OfftakeAgreementSearch) search = offtake_agreement_search_new ();
  OfftakeAgreement *nickel = stage_agreement (view, "aqms-6k-ni");
  g_autoptr (json_t) conditions =
      json_loads ("[{\"text\": \"Board approval\", \"owner\": \"Jane Doe\"}]", 0, NULL);

  g_assert_true (
      offtake_field_store (view, OFFTAKE_RECORD (nickel), "conditions", conditions, NULL));
  g_assert_true (finds (search, view, "", "aqms-6k-ni"));
  g_assert_true (finds (search, view, "AQMS-6k-01", "aqms-6k-ni"));
  g_assert_true (finds (search, view, "pluscam sierra", "aqms-6k-ni"));
  g_assert_true (finds (search, view, "jane", "aqms-6k-ni"));
  g_assert_false (finds (search, view, "pluscam westwin", "aqms-6k-ni"));
  g_assert_false (finds (search, view, "jane", "aqms-6k-li"));
}

static void
on_changed (GtkFilter *filter, GtkFilterChange change, GtkFilterChange *last)
{
  *last = change;
}

/* What grows longer lets less through. */
static void
test_hints (void)
{
  static const struct {
    const char *text;
    GtkFilterChange change;
  } steps[] = {
    { "a", GTK_FILTER_CHANGE_MORE_STRICT },    { "ab", GTK_FILTER_CHANGE_MORE_STRICT },
    { "ab c", GTK_FILTER_CHANGE_MORE_STRICT }, { "ab", GTK_FILTER_CHANGE_LESS_STRICT },
    { "x", GTK_FILTER_CHANGE_DIFFERENT },      { "", GTK_FILTER_CHANGE_LESS_STRICT },
  };
  g_autoptr (OfftakeAgreementSearch) search = offtake_agreement_search_new ();
  GtkFilterChange last = GTK_FILTER_CHANGE_DIFFERENT;

  g_signal_connect (search, "changed", G_CALLBACK (on_changed), &last);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    offtake_agreement_search_set (search, NULL, steps[i].text);
    g_assert_cmpint (last, ==, steps[i].change);
  }
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/agreement-search/words", test_words);
  g_test_add_func ("/ui/agreement-search/hints", test_hints);
  return stage_run ();
}
