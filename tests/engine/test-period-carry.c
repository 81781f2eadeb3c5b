/* SPDX-License-Identifier: MPL-2.0 */

/* After agreements, sites or recipes have come, gone or changed: what hangs on none of them is
   taken over, and the answer is that of a full solve. */

#include "engine/period-result.h"

#include <string.h>

#include "base/json.h"
#include "engine/solution-private.h"
#include "engine/specimen.h"
#include "lib/random-trade.h"
#include "lib/same.h"
#include "lib/small-plan.h"
#include "lib/solved.h"

static gsize
pick (json_t *array)
{
  return (gsize) g_test_rand_int_range (0, (int) json_array_size (array));
}

static void
remove_agreement (json_t *agreements)
{
  if (json_array_size (agreements) > 1)
    json_array_remove (agreements, pick (agreements));
}

/* A copy of another one, with an id that stands anywhere among the others. */
static void
add_agreement (json_t *agreements)
{
  json_t *copy = json_deep_copy (json_array_get (agreements, pick (agreements)));
  g_autofree char *id =
      g_strdup_printf ("%c%u", "0az"[g_test_rand_int_range (0, 3)], g_test_rand_int ());

  json_object_set_new (copy, "id", json_string (id));
  json_array_insert_new (agreements, pick (agreements), copy);
}

static void
remove_site (json_t *tree, json_t *agreements)
{
  json_t *sites = json_object_get (tree, "sites");
  gsize i = pick (sites);
  g_autofree char *id =
      g_strdup (json_string_value (json_object_get (json_array_get (sites, i), "id")));

  if (json_array_size (sites) < 3)
    return;
  json_array_remove (sites, i);
  for (gsize a = json_array_size (agreements); a-- > 0;) {
    json_t *agreement = json_array_get (agreements, a);
    const char *seller = json_string_value (json_object_get (agreement, "seller"));
    const char *buyer = json_string_value (json_object_get (agreement, "buyer"));
    if (strcmp (seller, id) == 0 || strcmp (buyer, id) == 0)
      json_array_remove (agreements, a);
  }
}

/* A little less comes out. */
static void
change_recipe (json_t *recipe)
{
  json_t *yields = json_object_get (recipe, "yields"),
         *outputs = json_object_get (recipe, "outputs");
  json_t *line = json_array_get (yields ? yields : outputs, yields ? 0 : 1);
  const char *key = yields ? "fraction" : "t_per_t";

  if (line)
    json_object_set_new (line, key,
                         json_real (0.9 * json_number_value (json_object_get (line, key))));
  else
    json_object_set_new (recipe, "direct_kgco2e_per_t", json_real (77));
}

/* The same goods from elsewhere, by another way, or in another quantity. */
static void
change_agreement (json_t *agreement, json_t *sites)
{
  json_t *seller = json_array_get (sites, pick (sites));
  json_t *quantity = json_pack ("{s:s, s:i}", "kind", "fixed", "tpa", g_test_rand_int_range (0, 9));

  switch (g_test_rand_int_range (0, 3)) {
  case 0:
    json_object_set_new (agreement, "transport",
                         json_pack ("[{s:i, s:f}]", "km", 500, "kgco2e_per_tkm", 0.1));
    break;
  case 1: json_object_set (agreement, "quantity", quantity); break;
  default:
    json_object_set (agreement, "seller", json_object_get (seller, "id"));
    json_object_set (agreement, "quantity", quantity);
  }
  json_decref (quantity);
}

/* A copy of another one, at first without any agreement. */
static void
add_site (json_t *sites)
{
  json_t *copy = json_deep_copy (json_array_get (sites, pick (sites)));
  g_autofree char *id =
      g_strdup_printf ("%c%u", "0az"[g_test_rand_int_range (0, 3)], g_test_rand_int ());

  json_object_set_new (copy, "id", json_string (id));
  json_array_insert_new (sites, pick (sites), copy);
}

static void
change_origin (json_t *tree)
{
  json_t *parties = json_object_get (tree, "parties"), *sites = json_object_get (tree, "sites");
  json_t *party = json_array_get (parties, pick (parties));
  json_t *site = json_array_get (sites, pick (sites));

  if (g_strcmp0 (json_string_value (json_object_get (site, "kind")), "source") == 0)
    json_object_set_new (site, "origin", json_string ("recycled_post"));
  else
    json_object_set_new (party, "foreign_entity", json_true ());
}

static void
edit (json_t *tree)
{
  json_t *agreements = json_object_get (tree, "agreements");
  json_t *recipes = json_object_get (tree, "recipes"), *sites = json_object_get (tree, "sites");
  json_t *site = json_array_get (sites, pick (sites));

  switch (g_test_rand_int_range (0, 11)) {
  case 0:
  case 1: remove_agreement (agreements); break;
  case 2:
  case 3: add_agreement (agreements); break;
  case 4: change_recipe (json_array_get (recipes, pick (recipes))); break;
  case 5: json_object_set_new (site, "country", json_string ("CA")); break;
  case 6: json_object_set_new (site, "name", json_string ("Renamed")); break;
  case 7: change_agreement (json_array_get (agreements, pick (agreements)), sites); break;
  case 8: add_site (sites); break;
  case 9: change_origin (tree); break;
  default: remove_site (tree, agreements); break;
  }
}

static guint n_taken_over;

static void
note_taken_over (const OfftakeSolution *solution)
{
  for (guint p = 0; p < 3; p++)
    n_taken_over += offtake_solution_get_result (solution, p)->carbon_report.seconds == 0;
}

static void
test_solved_again_is_as_solved_in_full (void)
{
  for (guint i = 0; i < solved_volume (80, 3000); i++) {
    guint n_sites = (guint) g_test_rand_int_range (3, 30);
    g_autofree char *json =
        random_trade_json (&(RandomTrade){ n_sites, 2 * n_sites, FALSE, FALSE, i % 7 == 0 });
    g_autoptr (json_t) tree = offtake_json_read (json, strlen (json), "random", NULL);
    g_autoptr (OfftakeNetwork) before = solved_compile (tree);
    g_autoptr (OfftakeSolution) solution = offtake_solve (before, NULL, NULL);
    for (guint k = 0; k < 5 && json_array_size (json_object_get (tree, "agreements")) > 0; k++) {
      for (guint n = (guint) g_test_rand_int_range (1, 4);
           n > 0 && json_array_size (json_object_get (tree, "agreements")) > 0; n--)
        edit (tree);
      g_autoptr (OfftakeNetwork) network = solved_compile (tree);
      g_autoptr (OfftakeSolution) full = offtake_solve (network, NULL, NULL);
      OfftakeSolution *again =
          offtake_solve_again (network, solution, NULL, NULL, NULL, NULL, NULL);
      assert_same_solution (again, full);
      note_taken_over (again);
      offtake_solution_unref (solution);
      solution = again;
    }
  }
  g_assert_cmpuint (n_taken_over, >, 0);
}

#define LOOP                                                                                       \
  "{'id':'S','party':'us','kind':'source'},"                                                       \
  "{'id':'P','party':'us','kind':'process','recipe':'ab','mode':'push'},"                          \
  "{'id':'Q','party':'us','kind':'process','recipe':'bc','mode':'push'},"                          \
  "{'id':'R','party':'us','kind':'process','recipe':'ca','mode':'push'}"
#define PART(id, seller, buyer, material)                                                          \
  "{'id':'" id "','seller':'" seller "','buyer':'" buyer "','material':'" material                 \
  "','quantity':{'kind':'share_of_output','share':0.7}}"
#define ROUND                                                                                      \
  PART ("1", "P", "Q", "b")                                                                        \
  "," PART ("2", "Q", "R", "c") "," PART (                                                         \
      "3", "R", "P",                                                                               \
      "a") ","                                                                                     \
           "{'id':'4','seller':'S','buyer':'P','material':'a','quantity':{'kind':'fixed','tpa':7}}"

/* What is taken over is no better known than it was. */
static void
test_bounds_are_taken_over (void)
{
  g_autofree char *json = small_plan_json (LOOP, ROUND, NULL);
  g_autofree char *more =
      small_plan_json (LOOP ",{'id':'H','party':'us','kind':'hub'}", ROUND, NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  g_autoptr (OfftakePlan) plan = solved_read_plan (more);
  g_autoptr (OfftakeNetwork) network = offtake_network_compile (plan, NULL);
  g_autoptr (OfftakeSolution) again =
      offtake_solve_again (network, solution, NULL, NULL, NULL, NULL, NULL);
  double known = offtake_solution_get_result (solution, 0)->activity_report.bound;

  g_assert_cmpfloat (known, >, 0);
  g_assert_cmpfloat (offtake_solution_get_result (again, 0)->activity_report.bound, ==, known);
}

static void
keep_shown (OfftakeSolution *solution, gpointer data)
{
  *(OfftakeSolution **) data = offtake_solution_ref (solution);
}

/* An agreement taken out of a large plan, and put in again. */
static void
test_a_large_plan_is_sought_from_where_it_was (void)
{
  g_autoptr (OfftakePlan) plan = offtake_specimen_new (OFFTAKE_TOPOLOGY_HUB, 700, 1);
  g_autoptr (OfftakeNetwork) whole = offtake_network_compile (plan, NULL);
  g_autoptr (OfftakeSolution) solution = offtake_solve (whole, NULL, NULL);
  g_autoptr (OfftakeRecord) record =
      g_list_model_get_item (offtake_plan_get_list (plan, "agreements"), 1002);
  offtake_plan_remove (plan, record);
  g_autoptr (OfftakeNetwork) less = offtake_network_compile (plan, NULL);
  g_autoptr (OfftakeSolution) full = offtake_solve (less, NULL, NULL);
  g_autoptr (OfftakeSolution) shown = NULL;
  g_autoptr (OfftakeSolution) again =
      offtake_solve_again (less, solution, &(OfftakeShown){ 0, 2 }, keep_shown, &shown, NULL, NULL);
  g_autoptr (OfftakeSolution) back =
      offtake_solve_again (whole, again, NULL, NULL, NULL, NULL, NULL);

  assert_same_solution (again, full);
  assert_same_solution (shown, full);
  assert_same_solution (back, solution);
  g_assert_cmpuint (offtake_solution_get_result (again, 0)->origin_report.sweeps, <,
                    offtake_solution_get_result (full, 0)->origin_report.sweeps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/period-carry/again-is-as-in-full",
                   test_solved_again_is_as_solved_in_full);
  g_test_add_func ("/engine/period-carry/bounds-are-taken-over", test_bounds_are_taken_over);
  g_test_add_func ("/engine/period-carry/a-large-plan",
                   test_a_large_plan_is_sought_from_where_it_was);
  return g_test_run ();
}
