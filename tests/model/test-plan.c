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
  g_test_add_func ("/model/plan/periods-follow-horizon", test_periods_follow_horizon);
  g_test_add_func ("/model/plan/site-country", test_site_country);
  return g_test_run ();
}
