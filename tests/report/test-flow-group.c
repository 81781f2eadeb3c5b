/* SPDX-License-Identifier: MPL-2.0 */
#include "report/flow-group.h"

#include "base/country.h"
#include "lib/sample.h"

static OfftakeFlowGroups *
groups_of (const Sample *sample, OfftakeGroupBy by)
{
  const guint n = offtake_network_n_sites (sample->network);
  g_autofree gboolean *used = g_new (gboolean, n);

  for (guint i = 0; i < n; i++)
    used[i] = TRUE;
  return offtake_flow_groups_new (sample->plan, sample->network, by, used);
}

static const OfftakeFlowGroup *
group_of (const Sample *sample, const OfftakeFlowGroups *groups, const char *site)
{
  const guint index = groups->of_site[offtake_network_find_site (sample->network, site)];

  return &g_array_index (groups->groups, OfftakeFlowGroup, index);
}

static void
test_sites_stand_in_their_columns (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autoptr (OfftakeFlowGroups) groups = groups_of (sample, OFFTAKE_GROUP_SITE);

  g_assert_cmpuint (groups->groups->len, ==, offtake_network_n_sites (sample->network));
  g_assert_true (groups->fixed);
  g_assert_cmpint (group_of (sample, groups, "collection")->column, ==, 0);
  g_assert_cmpint (group_of (sample, groups, "class1-ni")->column, ==, 0);
  g_assert_cmpint (group_of (sample, groups, "pack-shredder")->column, ==, 1);
  g_assert_cmpint (group_of (sample, groups, "sierra-arc")->column, ==, 2);
  /* Nobody makes precursor here: the column is left out. */
  g_assert_cmpint (group_of (sample, groups, "pluscam")->column, ==, 3);
  g_assert_cmpstr (group_of (sample, groups, "pluscam")->label, ==, "PlusCAM");
  g_assert_cmpuint (groups->column_titles->len, ==, 7);
  g_assert_cmpstr (groups->column_titles->pdata[3], ==, "Cathode");
}

/* Every site is in one group, and all of a group have the same party, country or stage. */
static void
test_groups (void)
{
  g_autoptr (Sample) sample = sample_new ("north-america", NULL);

  for (guint by = OFFTAKE_GROUP_PARTY; by <= OFFTAKE_GROUP_STAGE; by++) {
    g_autoptr (OfftakeFlowGroups) groups = groups_of (sample, by);
    g_assert_cmpuint (groups->groups->len, <, offtake_network_n_sites (sample->network));
    for (guint i = 0; i < offtake_network_n_sites (sample->network); i++) {
      const OfftakeFlowGroup *group =
          &g_array_index (groups->groups, OfftakeFlowGroup, groups->of_site[i]);
      OfftakeSite *one = OFFTAKE_SITE (
          offtake_plan_find (sample->plan, "sites", offtake_network_site_id (sample->network, i)));
      OfftakeSite *first = OFFTAKE_SITE (offtake_plan_find (
          sample->plan, "sites", offtake_network_site_id (sample->network, group->first_site)));
      if (by == OFFTAKE_GROUP_PARTY)
        g_assert_cmpstr (one->party, ==, first->party);
      if (by == OFFTAKE_GROUP_COUNTRY)
        g_assert_cmpstr (offtake_country_name (offtake_plan_site_country (sample->plan, one)), ==,
                         group->label);
      if (by == OFFTAKE_GROUP_STAGE)
        g_assert_cmpint (one->stage, ==, first->stage);
    }
  }
}

static void
test_unused_sites_are_left_out (void)
{
  g_autoptr (Sample) sample = sample_new ("founding", NULL);
  g_autofree gboolean *used = g_new0 (gboolean, offtake_network_n_sites (sample->network));

  used[3] = TRUE;
  g_autoptr (OfftakeFlowGroups) groups =
      offtake_flow_groups_new (sample->plan, sample->network, OFFTAKE_GROUP_SITE, used);
  g_assert_cmpuint (groups->groups->len, ==, 1);
  g_assert_cmpuint (groups->of_site[0], ==, OFFTAKE_NONE);
  g_assert_cmpuint (groups->of_site[3], ==, 0);
  g_assert_cmpint (g_array_index (groups->groups, OfftakeFlowGroup, 0).column, ==, 0);
}

static void
test_stage_names (void)
{
  g_assert_cmpstr (offtake_flow_stage_name (OFFTAKE_STAGE_REFINER), ==, "Refiners");
  g_assert_cmpstr (offtake_flow_stage_name (99), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/flow-group/sites-stand-in-their-columns",
                   test_sites_stand_in_their_columns);
  g_test_add_func ("/report/flow-group/groups", test_groups);
  g_test_add_func ("/report/flow-group/unused-sites-are-left-out", test_unused_sites_are_left_out);
  g_test_add_func ("/report/flow-group/stage-names", test_stage_names);
  return g_test_run ();
}
