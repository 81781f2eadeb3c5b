/* SPDX-License-Identifier: MPL-2.0 */
#include "document/merge.h"

#include <string.h>

#include "exchange/plan-json.h"
#include "lib/random-plan.h"
#include "lib/sample.h"

static OfftakePlan *
read_plan (const char *lists)
{
  g_autofree char *text = g_strdup_printf (
      "{'format':'offtake-plan','version':1,'title':'t','currency':'USD','horizon':{'from':2024,'to':2025},%s}",
      lists);
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan;

  g_strdelimit (text, "'", '"');
  plan = offtake_plan_json_read (text, strlen (text), "plan", &error);
  g_assert_no_error (error);
  return plan;
}

/* The ids of the merged materials, or the conflicts. */
static char *
merge (const char *base, const char *mine, const char *theirs, OfftakePrefer prefer)
{
  g_autoptr (OfftakePlan) b = read_plan (base), m = read_plan (mine), t = read_plan (theirs);
  g_autoptr (OfftakeMerge) merged = offtake_merge_plans (b, m, t, prefer);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < merged->conflicts->len; i++) {
    g_autofree char *line = offtake_conflict_format (merged->conflicts->pdata[i]);
    g_string_append_printf (text, "%s;", line);
  }
  g_assert_true ((merged->plan != NULL) == (merged->conflicts->len == 0 && !merged->unsound));
  GListModel *list = merged->plan ? offtake_plan_get_list (merged->plan, "materials") : NULL;
  for (guint i = 0; list && i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeMaterial) one = g_list_model_get_item (list, i);
    g_string_append_printf (text, "%s%s%s ", one->id, one->name ? "=" : "",
                            one->name ? one->name : "");
  }
  if (merged->unsound)
    g_string_append (text, "unsound");
  return g_string_free (text, FALSE);
}

#define M(list) "'materials':[" list "]"

static const struct {
  const char *base, *mine, *theirs, *merged;
} cases[] = {
  { M ("{'id':'a'}"), M ("{'id':'a','name':'A'}"), M ("{'id':'a','formula':'F'}"), "a=A " },
  { M ("{'id':'a'}"), M ("{'id':'a'},{'id':'b'}"), M ("{'id':'c'},{'id':'a'}"), "c a b " },
  { M ("{'id':'a'},{'id':'b'}"), M ("{'id':'b'}"), M ("{'id':'a'},{'id':'b'},{'id':'c'}"), "b c " },
  { M ("{'id':'a'},{'id':'b'}"), M ("{'id':'b'},{'id':'a'}"),
    M ("{'id':'a'},{'id':'x'},{'id':'b'}"), "b a x " },
  { M ("{'id':'a'},{'id':'b'}"), M ("{'id':'a'},{'id':'b'}"), M ("{'id':'b'},{'id':'a'}"), "b a " },
  { M ("{'id':'a','name':'x'}"), M ("{'id':'a','name':'y'}"), M ("{'id':'a','name':'y'}"), "a=y " },
  { M ("{'id':'a','name':'x'}"), M ("{'id':'a'}"), M ("{'id':'a','name':'x','formula':'F'}"),
    "a " },
  { M (""), M ("{'id':'a','name':'x'}"), M ("{'id':'a','name':'x'}"), "a=x " },
};

static void
test_merged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *merged =
        merge (cases[i].base, cases[i].mine, cases[i].theirs, OFFTAKE_PREFER_NONE);
    g_assert_cmpstr (merged, ==, cases[i].merged);
  }
}

static const struct {
  const char *base, *mine, *theirs, *conflicts, *ours, *their;
} conflicts[] = {
  { M ("{'id':'a','name':'x'}"), M ("{'id':'a','name':'y'}"), M ("{'id':'a','name':'z'}"),
    "materials a: name: mine \"y\", theirs \"z\", was \"x\";", "a=y ", "a=z " },
  { M ("{'id':'a','name':'x'}"), M ("{'id':'a'}"), M ("{'id':'a','name':'z'}"),
    "materials a: name: mine absent, theirs \"z\", was \"x\";", "a ", "a=z " },
  { M ("{'id':'a'},{'id':'b'}"), M ("{'id':'b'}"), M ("{'id':'a','name':'z'},{'id':'b'}"),
    "materials a: removed in mine, changed in theirs;", "b ", "a=z b " },
  { M ("{'id':'a'}"), M ("{'id':'a','name':'z'}"), M (""),
    "materials a: changed in mine, removed in theirs;", "a=z ", "" },
  { M (""), M ("{'id':'a','name':'y'}"), M ("{'id':'a','name':'z'}"),
    "materials a: name: mine \"y\", theirs \"z\", was absent;", "a=y ", "a=z " },
};

static void
test_conflicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++) {
    const char *base = conflicts[i].base, *mine = conflicts[i].mine, *theirs = conflicts[i].theirs;
    g_autofree char *none = merge (base, mine, theirs, OFFTAKE_PREFER_NONE);
    g_autofree char *ours = merge (base, mine, theirs, OFFTAKE_PREFER_MINE);
    g_autofree char *their = merge (base, mine, theirs, OFFTAKE_PREFER_THEIRS);

    g_assert_cmpstr (none, ==, conflicts[i].conflicts);
    g_assert_cmpstr (ours, ==, conflicts[i].ours);
    g_assert_cmpstr (their, ==, conflicts[i].their);
  }
}

/* One takes away what the other begins to use. */
static void
test_unsound (void)
{
  g_autofree char *merged =
      merge ("'parties':[{'id':'p','country':'US'}]", "'notes':'n'",
             "'parties':[{'id':'p','country':'US'}],'sites':[{'id':'s','party':'p','kind':'hub'}]",
             OFFTAKE_PREFER_NONE);

  g_assert_cmpstr (merged, ==, "unsound");
}

static OfftakePlan *
read_tree (json_t *tree)
{
  g_autoptr (GError) error = NULL;
  OfftakePlan *plan = offtake_plan_json_read_root (tree, "plan", &error);

  g_assert_no_error (error);
  return plan;
}

static void
assert_merges_to (OfftakePlan *base, OfftakePlan *mine, OfftakePlan *theirs, OfftakePlan *expected)
{
  g_autoptr (OfftakeMerge) merged = offtake_merge_plans (base, mine, theirs, OFFTAKE_PREFER_NONE);

  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  g_assert_null (merged->unsound);
  g_autofree char *is = offtake_plan_json_write (merged->plan);
  g_autofree char *wanted = offtake_plan_json_write (expected);
  g_assert_cmpstr (is, ==, wanted);
}

/* Where one side changed nothing, the other stands, whatever it did. */
static void
test_one_side (void)
{
  for (guint i = 0; i < 50; i++) {
    g_autoptr (json_t) one = random_plan (), two = random_plan ();
    g_autoptr (OfftakePlan) base = read_tree (one), changed = read_tree (two);

    assert_merges_to (base, changed, base, changed);
    assert_merges_to (base, base, changed, changed);
    assert_merges_to (base, changed, changed, changed);
  }
}

static json_t *
random_record_of (json_t *plan, guint side)
{
  static const char *const lists[] = { "materials", "sites", "agreements", "indices" };
  json_t *list = json_object_get (plan, lists[g_test_rand_int_range (0, G_N_ELEMENTS (lists))]);
  guint n = (guint) json_array_size (list);
  guint i = (guint) g_test_rand_int_range (0, (gint32) n);

  return n < 2 ? NULL : json_array_get (list, (i & ~1u) + side < n ? (i & ~1u) + side : side);
}

/* The same edit in @copy as in @tree, whose record @record is. */
static void
repeat (json_t *tree, json_t *record, json_t *copy, const char *key)
{
  const char *list;
  json_t *array, *other;
  gsize i;

  json_object_foreach (tree, list, array)
  {
    json_array_foreach (array, i, other)
    {
      if (other == record)
        json_object_set (json_array_get (json_object_get (copy, list), i), key,
                         json_object_get (record, key));
    }
  }
}

/* Ten edits, mine of records in even places, theirs of those in odd ones; @both gets all. */
static void
edit_both (json_t *sides[2], json_t *both)
{
  for (guint k = 0; k < 10; k++) {
    json_t *tree = sides[k % 2], *record = random_record_of (tree, k % 2);
    const char *key = json_object_get (record, "seller") ? "notes" : "name";
    g_autofree char *word = g_strdup_printf ("word %d", g_test_rand_int ());

    if (!record)
      continue;
    json_object_set_new (record, key, json_string (word));
    repeat (tree, record, both, key);
  }
}

/* Edits of different records: both are in the merged plan. */
static void
test_disjoint (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree char *text = offtake_plan_json_write (sample->plan);

  for (guint run = 0; run < 30; run++) {
    g_autoptr (json_t) mine = offtake_json_read (text, strlen (text), "plan", NULL);
    g_autoptr (json_t) theirs = offtake_json_read (text, strlen (text), "plan", NULL);
    g_autoptr (json_t) both = offtake_json_read (text, strlen (text), "plan", NULL);

    edit_both ((json_t *[]){ mine, theirs }, both);
    g_autoptr (OfftakePlan) my = read_tree (mine), their = read_tree (theirs),
                            all = read_tree (both);
    assert_merges_to (sample->plan, my, their, all);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/merge/merged", test_merged);
  g_test_add_func ("/document/merge/conflicts", test_conflicts);
  g_test_add_func ("/document/merge/unsound", test_unsound);
  g_test_add_func ("/document/merge/one-side", test_one_side);
  g_test_add_func ("/document/merge/disjoint", test_disjoint);
  return g_test_run ();
}
