/* SPDX-License-Identifier: MPL-2.0 */

/* Loops of activities: with a gain below 1, with limits, without an answer. */

#include "engine/activity-private.h"

#include <math.h>
#include <string.h>

#include "engine/solution-private.h"
#include "lib/small-plan.h"
#include "lib/solved.h"

static OfftakeSolution *
solve (const char *sites, const char *agreements)
{
  g_autofree char *json = small_plan_json (sites, agreements, NULL);
  return solved_json (json);
}

/* A: a to b, B: b to c, C: c to a, each selling a share on; S feeds A. */
static OfftakeSolution *
solve_ring (double share, const char *limit_a, const char *feed)
{
  g_autofree char *sites = g_strdup_printf (
      "{'id':'S','party':'us','kind':'source'},"
      "{'id':'A','name':'Alpha','party':'us','kind':'process','recipe':'ab','mode':'push'%s},"
      "{'id':'B','name':'Beta','party':'us','kind':'process','recipe':'bc','mode':'push'},"
      "{'id':'C','name':'Gamma','party':'us','kind':'process','recipe':'ca','mode':'push'}",
      limit_a);
  g_autofree char *agreements = g_strdup_printf (
      "{'id':'in','seller':'S','buyer':'A','material':'a','quantity':{'kind':'fixed','tpa':%s}},"
      "{'id':'ab','seller':'A','buyer':'B','material':'b','quantity':{'kind':'share_of_output','share':%g}},"
      "{'id':'bc','seller':'B','buyer':'C','material':'c','quantity':{'kind':'share_of_output','share':1}},"
      "{'id':'ca','seller':'C','buyer':'A','material':'a','quantity':{'kind':'share_of_output','share':1}}",
      feed, share);
  return solve (sites, agreements);
}

static void
test_gain_below_one (void)
{
  g_autoptr (OfftakeSolution) solution = solve_ring (0.75, "", "100");

  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "A"), 400, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "C"), 300, 1e-9);
}

static void
test_gain_of_one_names_the_loop (void)
{
  g_autoptr (OfftakeSolution) solution = solve_ring (1, "", "100");
  const OfftakeWarning *warning = solved_warning (solution, 0, OFFTAKE_WARNING_UNBOUNDED_LOOP);

  g_assert_nonnull (warning);
  g_assert_nonnull (strstr (warning->text, "Alpha, Beta, Gamma"));
  g_assert_true (isnan (solved_activity (solution, 0, "B")));
  g_assert_true (isnan (solved_agreement (solution, 0, "ab")->t));
  g_assert_cmpfloat (solved_agreement (solution, 0, "in")->t, ==, 100);
}

/* @n sites in a ring, n a multiple of 3: each sells @near of its output to the next and @far to
   the one after the next three, all of it. Larger than what is eliminated as a matter of course. */
static OfftakeSolution *
solve_large_ring (guint n, const char *near, const char *far)
{
  static const char *const recipes[] = { "ab", "bc", "ca" };
  g_autoptr (GString) sites = g_string_new ("{'id':'S','party':'us','kind':'source'}");
  g_autoptr (GString) agreements =
      g_string_new ("{'id':'in','seller':'S','buyer':'s0','material':'a',"
                    "'quantity':{'kind':'fixed','tpa':100}}");

  for (guint i = 0; i < n; i++) {
    g_string_append_printf (
        sites, ",{'id':'s%u','party':'us','kind':'process','recipe':'%s','mode':'push'}", i,
        recipes[i % 3]);
    for (guint step = 1; step <= 4; step += 3)
      g_string_append_printf (agreements,
                              ",{'id':'g%u-%u','seller':'s%u','buyer':'s%u','material':'%c',"
                              "'quantity':{'kind':'share_of_output','share':0.5}}",
                              i, step, i, (i + step) % n, "abc"[(i + 1) % 3]);
  }
  return solve (sites->str, agreements->str);
}

/* Sweeps alone would creep without an end towards what is not there. */
static void
test_gain_of_one_in_a_large_loop_is_found_soon (void)
{
  static const struct {
    guint n;
    const char *near, *far;
  } rings[] = { { 303, "0.5", "0.5" }, { 600, "0.3", "0.7" }, { 3000, "0.9", "0.1" } };

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++) {
    g_autoptr (OfftakeSolution) solution =
        solve_large_ring (rings[i].n, rings[i].near, rings[i].far);
    const OfftakeWarning *warning = solved_warning (solution, 0, OFFTAKE_WARNING_UNBOUNDED_LOOP);

    g_assert_nonnull (warning);
    g_assert_nonnull (strstr (warning->text, "s0"));
    g_assert_true (isnan (solved_activity (solution, 0, "s299")));
    g_assert_cmpfloat (solved_agreement (solution, 0, "in")->t, ==, 100);
    g_assert_cmpfloat (offtake_solution_get_result (solution, 0)->activity_report.seconds, <, 5);
  }
}

static void
test_gain_of_one_without_input_is_nothing (void)
{
  g_autoptr (OfftakeSolution) solution = solve_ring (1, "", "0");

  g_assert_null (solved_warning (solution, 0, OFFTAKE_WARNING_UNBOUNDED_LOOP));
  g_assert_cmpfloat (solved_activity (solution, 0, "A"), ==, 0);
}

static void
test_capacity_stops_the_growth (void)
{
  g_autoptr (OfftakeSolution) solution = solve_ring (1, ",'capacity_tpa':500", "100");

  g_assert_null (solved_warning (solution, 0, OFFTAKE_WARNING_UNBOUNDED_LOOP));
  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "A"), 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "A", "a")->surplus, 100, 1e-9);
}

/* One t of x makes two of y, one of y one of x: what is sold back grows until a limit holds. */
static OfftakeSolution *
solve_doubling (const char *limit)
{
  g_autofree char *agreements = g_strdup_printf (
      "{'id':'in','seller':'S','buyer':'X','material':'x','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'xy','seller':'X','buyer':'Y','material':'y','quantity':{'kind':'share_of_output','share':1%s}},"
      "{'id':'yx','seller':'Y','buyer':'X','material':'x','quantity':{'kind':'share_of_output','share':0.75}},"
      "{'id':'out','seller':'X','buyer':'M','material':'y','quantity':{'kind':'share_of_output','share':0.1,'max_tpa':7}},"
      "{'id':'all','seller':'Y','buyer':'M','material':'x','quantity':{'kind':'share_of_output','share':0.1}},"
      "{'id':'apart','seller':'S','buyer':'M','material':'x','quantity':{'kind':'fixed','tpa':5}}",
      limit);
  return solve ("{'id':'S','party':'us','kind':'source'},{'id':'M','party':'us','kind':'sink'},"
                "{'id':'X','party':'us','kind':'process','recipe':'xy','mode':'push'},"
                "{'id':'Y','party':'us','kind':'process','recipe':'yx','mode':'push'}",
                agreements);
}

static void
test_maximum_stops_the_growth (void)
{
  g_autoptr (OfftakeSolution) solution = solve_doubling (",'max_tpa':80");

  g_assert_null (solved_warning (solution, 0, OFFTAKE_WARNING_UNBOUNDED_LOOP));
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "xy")->t, 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "X"), 61, 1e-9);
}

static void
test_what_is_outside_an_endless_loop_stands (void)
{
  g_autoptr (OfftakeSolution) solution = solve_doubling ("");

  g_assert_nonnull (solved_warning (solution, 0, OFFTAKE_WARNING_UNBOUNDED_LOOP));
  g_assert_true (isnan (solved_agreement (solution, 0, "xy")->t));
  g_assert_true (isnan (solved_agreement (solution, 0, "all")->t)); /* a share of what has no end */
  g_assert_cmpfloat (solved_agreement (solution, 0, "apart")->t, ==, 5);
  g_assert_cmpfloat_with_epsilon (solved_agreement (solution, 0, "out")->t, 7, 1e-12);
}

/* With a minimum the loop starts itself: from below, only the minimum goes round. */
static void
test_least_of_several_answers (void)
{
  g_autoptr (OfftakeSolution) none = solve_doubling (",'max_tpa':80");
  g_autoptr (OfftakeSolution) solution = solve (
      "{'id':'X','party':'us','kind':'process','recipe':'xy','mode':'push'},"
      "{'id':'Y','party':'us','kind':'process','recipe':'yx','mode':'push'}",
      "{'id':'xy','seller':'X','buyer':'Y','material':'y','quantity':{'kind':'share_of_output','share':1,"
      "'max_tpa':80}},"
      "{'id':'yx','seller':'Y','buyer':'X','material':'x','quantity':{'kind':'share_of_output','share':0.25,"
      "'min_tpa':2}}");

  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "X"), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (solved_activity (solution, 0, "Y"), 4, 1e-9);
}

/* b comes of a (half E) and d (a quarter of E), d of b again: at full capacity more of the one
   leaves less room for the other. With T = 100 of a and q of d: b = 80 (100 + q / 2) / (100 + q),
   and q = 1.5 * 0.5 * b. */
static void
test_mix_at_full_capacity (void)
{
  g_autoptr (OfftakeSolution) solution = solve (
      "{'id':'S','party':'us','kind':'source'},"
      "{'id':'X','party':'us','kind':'process','recipe':'mix','capacity_tpa':80},"
      "{'id':'D','party':'us','kind':'process','recipe':'bd','mode':'push'}",
      "{'id':'in','seller':'S','buyer':'X','material':'a','quantity':{'kind':'fixed','tpa':100}},"
      "{'id':'b','seller':'X','buyer':'D','material':'b','quantity':{'kind':'share_of_output','share':0.5}},"
      "{'id':'d','seller':'D','buyer':'X','material':'d','quantity':{'kind':'share_of_output','share':1}}");
  double q = solved_agreement (solution, 0, "d")->t, b = 80 * (100 + q / 2) / (100 + q);

  g_assert_cmpfloat (q, >, 1);
  g_assert_cmpfloat_with_epsilon (solved_balance (solution, 0, "X", "b")->produced, b, 1e-10);
  g_assert_cmpfloat_with_epsilon (q, 0.75 * b, 1e-10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/activity-loop/gain-below-one", test_gain_below_one);
  g_test_add_func ("/engine/activity-loop/gain-of-one-names-the-loop",
                   test_gain_of_one_names_the_loop);
  g_test_add_func ("/engine/activity-loop/gain-of-one-in-a-large-loop",
                   test_gain_of_one_in_a_large_loop_is_found_soon);
  g_test_add_func ("/engine/activity-loop/gain-of-one-without-input",
                   test_gain_of_one_without_input_is_nothing);
  g_test_add_func ("/engine/activity-loop/capacity-stops-the-growth",
                   test_capacity_stops_the_growth);
  g_test_add_func ("/engine/activity-loop/maximum-stops-the-growth", test_maximum_stops_the_growth);
  g_test_add_func ("/engine/activity-loop/outside-stands",
                   test_what_is_outside_an_endless_loop_stands);
  g_test_add_func ("/engine/activity-loop/least-of-several-answers", test_least_of_several_answers);
  g_test_add_func ("/engine/activity-loop/mix-at-full-capacity", test_mix_at_full_capacity);
  return g_test_run ();
}
