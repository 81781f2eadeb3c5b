/* SPDX-License-Identifier: MPL-2.0 */
#include "model/plan.h"

static OfftakeRecord *
new_party (const char *id)
{
  return g_object_new (OFFTAKE_TYPE_PARTY, "id", id, "country", "US", NULL);
}

static void
test_lists (void)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("Test", "USD", 2024, 2026);
  g_autoptr (OfftakeRecord) one = new_party ("one"), two = new_party ("two"),
                            again = new_party ("one");
  GListModel *parties = offtake_plan_get_list (plan, "parties");
  g_autoptr (OfftakeRecord) first = NULL;

  g_assert_true (offtake_plan_insert (plan, one, G_MAXUINT));
  g_assert_true (offtake_plan_insert (plan, two, 0));
  g_assert_false (offtake_plan_insert (plan, again, 0));
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, 2);
  first = g_list_model_get_item (parties, 0);
  g_assert_true (first == two);
  g_assert_true (offtake_plan_find (plan, "parties", "one") == one);

  g_assert_true (offtake_plan_remove (plan, one));
  g_assert_false (offtake_plan_remove (plan, one));
  g_assert_null (offtake_plan_find (plan, "parties", "one"));
}

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, guint *n_times)
{
  (*n_times)++;
}

/* Many at once are as one after another, removals first, and are heard of once. */
static void
test_rearrange (void)
{
  for (guint run = 0; run < 200; run++) {
    g_autoptr (OfftakePlan) plan = offtake_plan_new ("Test", "USD", 2024, 2026);
    g_autoptr (OfftakePlan) other = offtake_plan_new ("Test", "USD", 2024, 2026);
    g_autoptr (GHashTable) removed = g_hash_table_new (g_direct_hash, g_direct_equal);
    g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
    GListModel *list = offtake_plan_get_list (plan, "parties");
    GListModel *others = offtake_plan_get_list (other, "parties");
    guint n = (guint) g_test_rand_int_range (0, 20), n_times = 0, place = 0, places[20];

    for (guint i = 0; i < n; i++) {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autoptr (OfftakeRecord) party = new_party (id);
      offtake_plan_insert (plan, party, G_MAXUINT);
      if (g_test_rand_int_range (0, 3) == 0)
        g_hash_table_add (removed, party);
      else
        offtake_plan_insert (other, party, G_MAXUINT);
    }
    for (guint i = 0; i < 20 && g_test_rand_int_range (0, 4) > 0; i++) {
      g_autofree char *id = g_strdup_printf ("q%u", i);
      OfftakeRecord *party = new_party (id);
      place += (guint) g_test_rand_int_range (i > 0, 5);
      places[i] = place;
      g_ptr_array_add (added, party);
      offtake_plan_insert (other, party, place);
    }
    g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &n_times);
    offtake_plan_rearrange (plan, "parties", removed, added, places);
    g_assert_cmpuint (n_times, <=, 1);
    g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_list_model_get_n_items (others));
    for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
      g_autoptr (OfftakeRecord) one = g_list_model_get_item (list, i);
      g_autoptr (OfftakeRecord) two = g_list_model_get_item (others, i);
      g_assert_true (one == two);
      g_assert_true (offtake_plan_find (plan, "parties", offtake_record_get_id (one)) == one);
    }
  }
}

/* The same records in lists of its own. */
static void
test_share (void)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("Test", "USD", 2024, 2026);
  g_autoptr (OfftakeRecord) one = new_party ("one"), two = new_party ("two");

  offtake_plan_insert (plan, one, G_MAXUINT);
  g_autoptr (OfftakePlan) shared = offtake_plan_share (plan);
  offtake_plan_insert (shared, two, G_MAXUINT);
  g_assert_true (offtake_plan_find (shared, "parties", "one") == one);
  g_assert_null (offtake_plan_find (plan, "parties", "two"));
  g_assert_true (offtake_plan_get_head (shared) == offtake_plan_get_head (plan));
}

static void
test_periods_follow_horizon (void)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("Test", "USD", 2024, 2026);

  g_assert_cmpuint (offtake_plan_get_periods (plan)->len, ==, 3);
  g_object_set (offtake_plan_get_head (plan), "horizon",
                "{\"from\":2024,\"to\":2024,\"step\":\"quarter\"}", NULL);
  g_assert_cmpuint (offtake_plan_get_periods (plan)->len, ==, 4);
}

static void
test_site_country (void)
{
  g_autoptr (OfftakePlan) plan = offtake_plan_new ("Test", "USD", 2024, 2026);
  g_autoptr (OfftakeRecord) party = new_party ("p");
  g_autoptr (OfftakeSite) site = g_object_new (OFFTAKE_TYPE_SITE, "id", "s", "party", "p", NULL);

  g_assert_cmpstr (offtake_plan_site_country (plan, site), ==, "");
  offtake_plan_insert (plan, party, G_MAXUINT);
  g_assert_cmpstr (offtake_plan_site_country (plan, site), ==, "US");
  g_object_set (site, "country", "MX", NULL);
  g_assert_cmpstr (offtake_plan_site_country (plan, site), ==, "MX");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan/lists", test_lists);
  g_test_add_func ("/model/plan/rearrange", test_rearrange);
  g_test_add_func ("/model/plan/share", test_share);
  g_test_add_func ("/model/plan/periods-follow-horizon", test_periods_follow_horizon);
  g_test_add_func ("/model/plan/site-country", test_site_country);
  return g_test_run ();
}
