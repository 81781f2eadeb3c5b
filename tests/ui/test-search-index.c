/* SPDX-License-Identifier: MPL-2.0 */
#include "search/search-index.h"

#include "document/plan-check.h"
#include "lib/sample.h"
#include "ui/stage.h"

static gboolean
can (const char *action, gpointer data)
{
  return !g_str_equal (action, "win.undo");
}

/* Keys of what is found, in order, with blanks between. */
static char *
find (OfftakePlan *plan, const char *text, const char *const *recent, guint max)
{
  g_autoptr (OfftakeSearchIndex) index =
      offtake_search_index_new (plan, offtake_plan_check_get_book (), can, NULL);
  g_autoptr (GPtrArray) hits = offtake_search_index_find (index, text, recent, max);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (keys, "%s%s", i ? " " : "",
                            ((const OfftakeHit *) g_ptr_array_index (hits, i))->key);
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
assert_first (const char *text, const char *const *recent, const char *expected)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *first = find (sample->plan, text, recent, 1);

  g_assert_cmpstr (first, ==, expected);
}

/* Actions, records of every kind and rules stand behind one field; letters of any size find them.
 */
static void
test_finds_everything (void)
{
  assert_first ("new pl", NULL, "action:win.new");
  assert_first ("SIERRA ARC", NULL, "sites:sierra-arc");
  assert_first ("aqms-6k-01", NULL, "agreements:aqms-6k-ni");
  assert_first ("pluscam recycled nickel", NULL, "agreements:aqms-6k-ni");
  assert_first ("quit", NULL, "action:app.quit");
}

static void
test_finds_rules (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  OfftakeRuleBook *book = offtake_plan_check_get_book ();
  const OfftakeRulePack *pack = g_ptr_array_index (book->packs, 0);
  const OfftakeRule *rule = g_ptr_array_index (pack->rules, 0);
  g_autofree char *found = find (sample->plan, rule->title, NULL, 100);

  g_assert_nonnull (strstr (found, rule->id));
}

/* What cannot be done now is not offered. */
static void
test_leaves_out_what_cannot_be_done (void)
{
  g_autofree char *found = find (NULL, "undo", NULL, 100);
  g_autofree char *redo = find (NULL, "redo", NULL, 100);

  g_assert_cmpstr (found, ==, "");
  g_assert_cmpstr (redo, ==, "action:win.redo");
}

/* Without a text: first what was used last, then the actions, no records that nobody asked for. */
static void
test_recent_comes_first (void)
{
  static const char *const recent[] = { "sites:sierra-arc", "action:app.quit", "sites:gone", NULL };
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *two = find (sample->plan, "", recent, 2);
  g_autofree char *all = find (sample->plan, " ", recent, 1000);

  g_assert_cmpstr (two, ==, "sites:sierra-arc action:app.quit");
  g_assert_null (strstr (all, "agreements:"));
  g_assert_nonnull (strstr (all, "action:win.new"));
}

/* Of two that fit alike the one used last is first; one that fits better stays before it. */
static void
test_recent_breaks_ties (void)
{
  static const char *const recent[] = { "action:win.add-recipe", NULL };

  assert_first ("add a", NULL, "action:win.add-agreement");
  assert_first ("add a", recent, "action:win.add-recipe");
  assert_first ("add a site", recent, "action:win.add-site");
}

static void
test_every_word_counts (void)
{
  g_autofree char *none = find (NULL, "new zebra", NULL, 100);

  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/ui/search-index/finds-everything", test_finds_everything);
  g_test_add_func ("/ui/search-index/finds-rules", test_finds_rules);
  g_test_add_func ("/ui/search-index/leaves-out-what-cannot-be-done",
                   test_leaves_out_what_cannot_be_done);
  g_test_add_func ("/ui/search-index/recent-comes-first", test_recent_comes_first);
  g_test_add_func ("/ui/search-index/recent-breaks-ties", test_recent_breaks_ties);
  g_test_add_func ("/ui/search-index/every-word-counts", test_every_word_counts);
  return stage_run ();
}
