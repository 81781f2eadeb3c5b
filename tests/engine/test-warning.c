/* SPDX-License-Identifier: MPL-2.0 */

/* One plan per warning: its code, where it points, how much it is about. */

#include "engine/solution.h"

#include <math.h>
#include <string.h>

#include "lib/small-plan.h"
#include "lib/solved.h"

#define SOURCE "{'id':'S','name':'Mine','party':'us','kind':'source'}"
#define SINK "{'id':'M','name':'Market','party':'us','kind':'sink'}"
#define HUB "{'id':'H','name':'Trader','party':'us','kind':'hub'}"
#define MAKER(more)                                                                                \
  "{'id':'P','name':'Plant','party':'us','kind':'process','recipe':'ab','mode':" more "}"

#define FIXED(id, seller, buyer, material, t, more)                                                \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'fixed','tpa':" t "}" more "}"

typedef struct {
  const char *name, *sites, *agreements, *more;
  OfftakeWarningCode code;
  const char *site, *agreement, *material, *element; /* NULL where it points at none */
  double amount;                                     /* NAN where it has none */
  const char *words;
} Case;

static const Case cases[] = {
  { "source-over-capacity",
    "{'id':'S','name':'Mine','party':'us','kind':'source','capacity_tpa':60}," SINK,
    FIXED ("1", "S", "M", "a", "100", ""), NULL, OFFTAKE_WARNING_OVER_COMMITTED, "S", NULL, NULL,
    NULL, 40, "Mine is committed for 40.00 t more than its capacity of 60.00 t" },
  { "process-over-capacity", MAKER ("'push','capacity_tpa':60") "," SOURCE,
    FIXED ("1", "S", "P", "a", "100", ""), NULL, OFFTAKE_WARNING_OVER_COMMITTED, "P", NULL, NULL,
    NULL, 40, "Plant" },
  { "hub-sells-more", HUB "," SINK, FIXED ("1", "H", "M", "a", "5", ""), NULL,
    OFFTAKE_WARNING_OVER_COMMITTED, "H", NULL, "a", NULL, 5,
    "Trader has sold 5.000 t of a more than it has" },
  { "uncovered-need", MAKER ("'fixed','planned_tpa':10") "," SOURCE,
    FIXED ("1", "S", "P", "a", "4", ""), NULL, OFFTAKE_WARNING_UNCOVERED_NEED, "P", NULL, "a", NULL,
    6, "Plant needs 6.000 t of a" },
  { "feed-not-contracted", MAKER ("'push'") "," SOURCE "," SINK,
    FIXED ("1", "S", "P", "a", "4", "") "," FIXED ("2", "P", "M", "b", "10", ""), NULL,
    OFFTAKE_WARNING_FEED_NOT_CONTRACTED, "P", NULL, "b", NULL, 6,
    "6.000 t of b more than it can make of its contracted feed (a)" },
  { "other-goods-are-no-feed", MAKER ("'push'") "," SOURCE "," SINK,
    FIXED ("1", "S", "P", "a", "4", "") "," FIXED ("2", "P", "M", "b", "10", "") "," FIXED (
        "3", "S", "P", "b", "1", ""),
    NULL, OFFTAKE_WARNING_FEED_NOT_CONTRACTED, "P", NULL, "b", NULL, 5,
    "5.000 t of b more than it can make of its contracted feed (a)" },
  { "no-feed-contracted", MAKER ("'push'") "," SINK, FIXED ("1", "P", "M", "b", "10", ""), NULL,
    OFFTAKE_WARNING_FEED_NOT_CONTRACTED, "P", NULL, "b", NULL, 10,
    "Plant has sold 10.00 t of b and has no feed contracted" },
  { "unsold-output", MAKER ("'push'") "," SOURCE, FIXED ("1", "S", "P", "a", "4", ""), NULL,
    OFFTAKE_WARNING_UNSOLD_OUTPUT, "P", NULL, "b", NULL, 4, "Plant has 4.000 t of b unsold" },
  { "bought-for-nothing", SOURCE "," HUB, FIXED ("1", "S", "H", "a", "4", ""), NULL,
    OFFTAKE_WARNING_UNSOLD_OUTPUT, "H", NULL, "a", NULL, 4,
    "buys 4.000 t of a more than it uses or sells" },
  { "empty-term", SOURCE "," SINK,
    FIXED ("1", "S", "M", "a", "4", ",'start':'2027-05-01','end':'2027-04-01'"), NULL,
    OFFTAKE_WARNING_EMPTY_TERM, NULL, "1", "a", NULL, NAN, "holds no day of the plan" },
  { "term-outside", SOURCE "," SINK, FIXED ("1", "S", "M", "a", "4", ",'start':'2031-05-01'"), NULL,
    OFFTAKE_WARNING_EMPTY_TERM, NULL, "1", "a", NULL, NAN, "agreement 1" },
  { "min-above-max", MAKER ("'fixed','planned_tpa':10") "," SINK,
    "{'id':'1','number':'07','seller':'P','buyer':'M','material':'b','quantity':{'kind':'share_of_output',"
    "'share':0.5,'min_tpa':9,'max_tpa':3}}",
    NULL, OFFTAKE_WARNING_MIN_ABOVE_MAX, NULL, "1", "b", NULL, NAN,
    "minimum of agreement 07 is above its maximum" },
  { "unbounded-loop",
    MAKER (
        "'push'") ",{'id':'Q','name':'Quay','party':'us','kind':'process','recipe':'bc',"
                  "'mode':'push'},{'id':'R','name':'Ridge','party':'us','kind':'process','recipe':'ca','mode':'push'}," SOURCE,
    FIXED (
        "0",
        "S",
        "P",
        "a",
        "1",
        "") ",{'id':'1','seller':'P','buyer':'Q','material':'b','quantity':"
            "{'kind':'share_of_output','share':1}},{'id':'2','seller':'Q','buyer':'R','material':'c','quantity':"
            "{'kind':'share_of_output','share':1}},{'id':'3','seller':'R','buyer':'P','material':'a','quantity':"
            "{'kind':'share_of_output','share':1}}",
    NULL, OFFTAKE_WARNING_UNBOUNDED_LOOP, "P", NULL, NULL, NULL, NAN,
    "the loop of Plant, Quay, Ridge" },
  { "unattributable-loop", HUB ",{'id':'I','name':'Importer','party':'us','kind':'hub'}",
    FIXED ("1", "H", "I", "a", "5", "") "," FIXED ("2", "I", "H", "a", "5", ""), NULL,
    OFFTAKE_WARNING_UNATTRIBUTABLE_LOOP, "H", NULL, NULL, "E", NAN,
    "Trader, Importer: the origin of its E" },
  { "burden-lost",
    SOURCE ",{'id':'P','name':'Plant','party':'us','kind':'process','recipe':'waste-only',"
           "'mode':'push'}",
    FIXED ("1", "S", "P", "a", "10", ""), NULL, OFFTAKE_WARNING_BURDEN_LOST, "P", NULL, NULL, NULL,
    20100, "No output of Plant takes its burden of 20.10 t CO2e" },
  { "take-or-pay", SOURCE "," SINK,
    FIXED ("1", "S", "M", "a", "100", ",'price':{'kind':'fixed','per_t':7},'take_or_pay':0.9"),
    "'deliveries':[{'id':'d','agreement':'1','period':'2027Q1','t':30},"
    "{'id':'e','agreement':'1','period':'2027Q3','t':20}]",
    OFFTAKE_WARNING_TAKE_OR_PAY_EXPOSURE, NULL, "1", "a", NULL, 280, "280" },
  { "ended-and-missed", SOURCE "," MAKER ("'fixed','planned_tpa':10"),
    FIXED ("1", "S", "P", "a", "4", ",'end':'2026-12-31'"), "'horizon':{'from':2026,'to':2027}",
    OFFTAKE_WARNING_EXPIRED_IN_USE, NULL, "1", "a", NULL, 10,
    "Agreement 1 has ended, and Plant is short of" },
  { "delivery-outside-tolerance", SOURCE "," SINK, FIXED ("1", "S", "M", "a", "100", ""),
    "'deliveries':[{'id':'d','agreement':'1','period':'2027','t':104}]",
    OFFTAKE_WARNING_DELIVERY_OUTSIDE_TOLERANCE, NULL, "1", "a", NULL, 4, "104.0 t were delivered" },
  { "hole", SOURCE "," HUB "," SINK,
    FIXED ("1", "S", "H", "a", "917.271", "") "," FIXED ("2", "H", "M", "a", "918.607", ""), NULL,
    OFFTAKE_WARNING_IMBALANCE, "H", NULL, "a", NULL, -1.336,
    "Trader passes on 1.336 t of a more than it receives" },
  { "hole-of-whole-numbers", SOURCE "," HUB "," SINK,
    FIXED ("1", "S", "H", "a", "100001", "") "," FIXED ("2", "H", "M", "a", "100000", ""), NULL,
    OFFTAKE_WARNING_IMBALANCE, "H", NULL, "a", NULL, 1, "receives 1.000 t of a more" },
  { "rounded-decimals", SOURCE "," HUB "," SINK,
    FIXED ("1", "S", "H", "a", "27.14", "") "," FIXED ("2", "H", "M", "a", "27.139", ""), NULL,
    OFFTAKE_WARNING_ROUNDING, "H", NULL, "a", NULL, 0.001, "closes to 0.001" },
  { "small-part", SOURCE "," HUB "," SINK,
    FIXED ("1", "S", "H", "a", "1000000", "") "," FIXED ("2", "H", "M", "a", "1000000.5", ""), NULL,
    OFFTAKE_WARNING_ROUNDING, "H", NULL, "a", NULL, -0.5, "which is rounding" },
  { "trader-of-what-is-made", SOURCE "," HUB "," SINK "," MAKER ("'push'"),
    FIXED ("1", "S", "H", "a", "100", "") "," FIXED ("2", "H", "M", "a", "90", ""), NULL,
    OFFTAKE_WARNING_UNSOLD_OUTPUT, "H", NULL, "a", NULL, 10, "buys 10.00 t of a more" },
  { "rounding", SOURCE "," HUB "," SINK,
    FIXED ("1", "S", "H", "a", "1e12", "") "," FIXED ("2", "H", "M", "a", "1e-9", ""), NULL,
    OFFTAKE_WARNING_ROUNDING, "H", NULL, "a", NULL, 1e-9, "lost in the rounding" },
};

static void
assert_named (const char *expected,
              guint index,
              const char *(*name) (const OfftakeNetwork *network, guint index),
              const OfftakeNetwork *network)
{
  if (!expected)
    g_assert_cmpuint (index, ==, OFFTAKE_NONE);
  else
    g_assert_cmpstr (name (network, index), ==, expected);
}

/* A horizon of its own replaces that of the small plan. */
static char *
case_json (const Case *one)
{
  gboolean horizon = one->more && g_str_has_prefix (one->more, "'horizon'");
  g_autofree char *json = small_plan_json (one->sites, one->agreements, horizon ? NULL : one->more);
  g_autoptr (GString) text = g_string_new (json);

  if (horizon) {
    g_autofree char *own = g_strdelimit (g_strdup (one->more), "'", '"');
    g_string_replace (text, "\"horizon\":{\"from\":2027,\"to\":2027}", own, 1);
  }
  return g_strdup (text->str);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *json = case_json (one);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  const OfftakeNetwork *network = offtake_solution_get_network (solution);
  guint period = offtake_network_find_period (network, "2027");
  const OfftakeWarning *warning = solved_warning (solution, period, one->code);

  g_assert_nonnull (warning);
  assert_named (one->site, warning->site, offtake_network_site_id, network);
  assert_named (one->agreement, warning->agreement, offtake_network_agreement_id, network);
  assert_named (one->material, warning->material, offtake_network_material_id, network);
  assert_named (one->element, warning->element, offtake_network_element, network);
  if (isnan (one->amount))
    g_assert_true (isnan (warning->amount));
  else
    g_assert_cmpfloat_with_epsilon (warning->amount, one->amount, 1e-9 * fabs (one->amount));
  if (!strstr (warning->text, one->words))
    g_error ("\"%s\" does not say \"%s\"", warning->text, one->words);
}

/* An expired agreement moves only where a scenario counts on it. */
static void
test_expired_in_use (void)
{
  g_autofree char *json =
      small_plan_json (SOURCE "," SINK, FIXED ("1", "S", "M", "a", "100", ",'status':'expired'"),
                       "'scenarios':[{'id':'s','include_status':['expired']}]");
  g_autoptr (OfftakePlan) plan = solved_read_plan (json);
  g_autoptr (OfftakePlan) scenario = offtake_plan_apply_scenario (plan, "s", NULL);
  g_autoptr (OfftakeSolution) base = solved_plan (plan), counted = solved_plan (scenario);

  g_assert_cmpuint (offtake_network_n_agreements (offtake_solution_get_network (base)), ==, 0);
  const OfftakeWarning *warning = solved_warning (counted, 0, OFFTAKE_WARNING_EXPIRED_IN_USE);
  g_assert_nonnull (warning);
  g_assert_cmpfloat (warning->amount, ==, 100);
}

/* A recipe within the half per cent of slack gives out a little more than it takes in. */
static void
test_element_created (void)
{
  g_autofree char *json =
      small_plan_json (SOURCE "," MAKER ("'push'"), FIXED ("1", "S", "P", "a", "100", ""), NULL);
  g_autoptr (GString) text = g_string_new (json);

  g_string_replace (text, "\"outputs\":[{\"material\":\"b\",\"t_per_t\":1}]",
                    "\"outputs\":[{\"material\":\"b\",\"t_per_t\":1.004}]", 1);
  g_autoptr (OfftakeSolution) solution = solved_json (text->str);
  const OfftakeWarning *warning = solved_warning (solution, 0, OFFTAKE_WARNING_IMBALANCE);
  g_assert_nonnull (warning);
  g_assert_cmpfloat_with_epsilon (warning->amount, 0.2, 1e-9);
  g_assert_nonnull (strstr (warning->text, "more E than it takes in"));
}

/* More feed than it can take would not help. */
static void
test_feed_beyond_capacity (void)
{
  g_autofree char *json = small_plan_json (
      SOURCE "," SINK "," MAKER ("'push','capacity_tpa':4"),
      FIXED ("1", "S", "P", "a", "10", "") "," FIXED ("2", "P", "M", "b", "10", ""), NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  guint n;
  const OfftakeWarning *warnings = offtake_solution_warnings (solution, 0, &n);

  g_assert_null (solved_warning (solution, 0, OFFTAKE_WARNING_FEED_NOT_CONTRACTED));
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_true (warnings[i].code == OFFTAKE_WARNING_UNSOLD_OUTPUT ||
                   warnings[i].code == OFFTAKE_WARNING_OVER_COMMITTED);
}

static void
test_a_sound_plan_is_silent (void)
{
  g_autofree char *json = small_plan_json (
      SOURCE "," SINK "," MAKER ("'push'"),
      FIXED ("1", "S", "P", "a", "100", "") "," FIXED ("2", "P", "M", "b", "100", ""), NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  guint n;

  offtake_solution_warnings (solution, 0, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* As lists of flows have them: it is neither sold nor bought. */
static void
test_what_goes_round_is_silent (void)
{
  g_autofree char *json =
      small_plan_json (SOURCE "," SINK,
                       FIXED ("1", "S", "M", "a", "10", "") "," FIXED (
                           "2", "M", "M", "a", "5", "") "," FIXED ("3", "S", "S", "a", "2", ""),
                       NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  guint n;

  offtake_solution_warnings (solution, 0, &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/engine/warning/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/engine/warning/expired-in-use", test_expired_in_use);
  g_test_add_func ("/engine/warning/element-created", test_element_created);
  g_test_add_func ("/engine/warning/feed-beyond-capacity", test_feed_beyond_capacity);
  g_test_add_func ("/engine/warning/a-sound-plan-is-silent", test_a_sound_plan_is_silent);
  g_test_add_func ("/engine/warning/what-goes-round-is-silent", test_what_goes_round_is_silent);
  return g_test_run ();
}
