/* SPDX-License-Identifier: MPL-2.0 */

/* What sets an activity and a quantity, one rule a case. */

#include "engine/activity-private.h"

#include "lib/small-plan.h"
#include "lib/solved.h"

#define SHARE(id, seller, buyer, material, kind, share, more)                                      \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'" kind "','share':" share more "}}"
#define FIXED(id, seller, buyer, material, more)                                                   \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'fixed'," more "}"

typedef struct {
  const char *name,
      *plant; /* mode and more of plant P, which makes b of a; S sells to it, M buys */
  const char *agreements;
  double activity;
  const char *agreement; /* whose t is checked */
  double t;
} Case;

static const Case cases[] = {
  { "push", "'ab','mode':'push'",
    FIXED ("1", "S", "P", "a", "'tpa':40") "}," FIXED ("2", "S", "P", "a", "'tpa':2") "}", 42, "1",
    40 },
  { "push-at-capacity", "'ab','mode':'push','capacity_tpa':30",
    FIXED ("1", "S", "P", "a", "'tpa':40") "}", 30, "1", 40 },
  { "pull", "'make-b','mode':'pull'", FIXED ("1", "P", "M", "b", "'tpa':40") "}", 40, "1", 40 },
  { "pull-at-capacity", "'make-b','mode':'pull','capacity_tpa':30",
    FIXED ("1", "P", "M", "b", "'tpa':40") "}", 30, "1", 40 },
  { "fixed", "'make-b','mode':'fixed','planned_tpa':25", FIXED ("1", "P", "M", "b", "'tpa':40") "}",
    25, "1", 40 },
  { "fixed-at-capacity", "'make-b','mode':'fixed','planned_tpa':25,'capacity_tpa':20",
    SHARE ("1", "P", "M", "b", "share_of_output", "1", ""), 20, "1", 20 },
  { "share-of-need", "'make-b','mode':'fixed','planned_tpa':80",
    SHARE ("1", "S", "P", "a", "share_of_need", "0.3", ""), 80, "1", 30 },
  { "share-of-output", "'aw','mode':'push'",
    FIXED ("0", "S", "P", "a", "'tpa':100") "}," SHARE (
        "1", "P", "M", "b", "share_of_output", "0.5", ""),
    100, "1", 45 },
  { "at-least", "'make-b','mode':'fixed','planned_tpa':80",
    SHARE ("1", "S", "P", "a", "share_of_need", "0.3", ",'min_tpa':35"), 80, "1", 35 },
  { "at-most", "'make-b','mode':'fixed','planned_tpa':80",
    SHARE ("1", "S", "P", "a", "share_of_need", "0.3", ",'max_tpa':25"), 80, "1", 25 },
  { "max-wins", "'make-b','mode':'fixed','planned_tpa':80",
    SHARE ("1", "S", "P", "a", "share_of_need", "0.3", ",'min_tpa':35,'max_tpa':25"), 80, "1", 25 },
  { "tonnes-of-an-element", "'ab','mode':'push'",
    FIXED ("1", "S", "P", "a", "'tpa':40,'basis':'E'") "}", 80, "1", 80 },
  { "half-a-year", "'ab','mode':'push'",
    FIXED ("1", "S", "P", "a", "'tpa':365") ",'start':'2027-01-01','end':'2027-06-30'}", 181, "1",
    181 },
  { "share-in-half-a-year", "'make-b','mode':'fixed','planned_tpa':80",
    "{'id':'1','seller':'S','buyer':'P','material':'a','start':'2027-12-31','quantity':{'kind':'share_of_need',"
    "'share':0.73}}",
    80, "1", 0.2 },
  { "series-before-its-first-key", "'ab','mode':'push'",
    FIXED ("1", "S", "P", "a", "'tpa':{'2028':5}") "}", 0, "1", 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *sites = g_strdup_printf (
      "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},"
      "{'id':'P','party':'us','kind':'process','recipe':%s}",
      one->plant);
  g_autofree char *json = small_plan_json (sites, one->agreements, NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);

  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "P"), one->activity, 1e-12);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, one->agreement)->t, one->t, 1e-12);
}

/* By yields all feeds are taken as they come, together up to the capacity. */
static void
test_yields (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},"
      "{'id':'P','party':'us','kind':'process','recipe':'mix','capacity_tpa':60}",
      FIXED ("1", "S", "P", "a", "'tpa':100") "}," FIXED (
          "2", "S", "P", "d", "'tpa':20") "}," SHARE ("3", "P", "M", "b", "share_of_output", "0.5",
                                                      ""),
      NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);

  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "P"), 60, 1e-12);
  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "P", "a")->consumed, 50, 1e-12);
  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "P", "d")->consumed, 10, 1e-12);
  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "P", "b")->produced, 55, 1e-12);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "3")->t, 27.5, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/engine/activity/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/engine/activity/yields", test_yields);
  return g_test_run ();
}
