/* SPDX-License-Identifier: MPL-2.0 */
#include "exchange/solution-json.h"

#include <string.h>

#include "base/json.h"
#include "lib/small-plan.h"
#include "lib/solved.h"

static const char *const expected =
    "[{\"period\":\"2027\",\"agreements\":[{\"id\":\"2\",\"t\":8,\"kgco2e_per_t\":2500,\"price_per_t\":null,\"value\":null,"
    "\"recycled_share\":{\"E\":0},\"origin\":{\"E\":[{\"class\":\"virgin\",\"country\":\"US\",\"foreign_entity\":false,\"share\":1}]}},"
    "{\"id\":\"1\",\"t\":10,\"kgco2e_per_t\":2000,\"price_per_t\":7,\"value\":70,\"recycled_share\":{\"E\":0},"
    "\"origin\":{\"E\":[{\"class\":\"virgin\",\"country\":\"US\",\"foreign_entity\":false,\"share\":1}]}}],"
    "\"sites\":[{\"id\":\"S\",\"activity_t\":0,\"capacity_t\":9,\"materials\":[{\"material\":\"a\",\"bought\":0,\"sold\":10,\"produced\":10,"
    "\"consumed\":0,\"spot\":0,\"surplus\":0,\"kgco2e_per_t\":2000}],\"element_loss_t\":{},\"recovery\":{}},"
    "{\"id\":\"P\",\"activity_t\":8,\"capacity_t\":null,\"materials\":[{\"material\":\"a\",\"bought\":10,\"sold\":0,\"produced\":0,"
    "\"consumed\":10,\"spot\":0,\"surplus\":0,\"kgco2e_per_t\":2000},{\"material\":\"b\",\"bought\":0,\"sold\":8,\"produced\":8,"
    "\"consumed\":0,\"spot\":0,\"surplus\":0,\"kgco2e_per_t\":2500}],\"element_loss_t\":{\"E\":1},\"recovery\":{\"E\":0.8}},"
    "{\"id\":\"M\",\"activity_t\":0,\"capacity_t\":null,\"materials\":[{\"material\":\"b\",\"bought\":8,\"sold\":0,\"produced\":0,"
    "\"consumed\":8,\"spot\":0,\"surplus\":0,\"kgco2e_per_t\":2500}],\"element_loss_t\":{},\"recovery\":{}}],"
    "\"warnings\":[{\"code\":\"over_committed\",\"site\":\"S\",\"agreement\":null,\"material\":null,\"element\":null,\"amount\":1,"
    "\"text\":\"S is committed for 1.000 t more than its capacity of 9.000 t\"}]}]";

static OfftakeSolution *
solve (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source','capacity_tpa':9},"
      "{'id':'P','party':'us','kind':'process','recipe':'make-b','mode':'pull'},{'id':'M','party':'us','kind':'sink'}",
      "{'id':'2','seller':'P','buyer':'M','material':'b','quantity':{'kind':'fixed','tpa':8}},"
      "{'id':'1','seller':'S','buyer':'P','material':'a','quantity':{'kind':'fixed','tpa':10},'price':{'kind':'fixed','per_t':7}}",
      NULL);
  return solved_json (json);
}

/* Keys and order to the letter; only the white space is left out here. */
static void
test_to_the_letter (void)
{
  g_autoptr (OfftakeSolution) solution = solve ();
  guint period = 0;
  g_autofree char *text = offtake_solution_json_write (solution, &period, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) tree = offtake_json_read (text, strlen (text), "solution", &error);
  g_assert_no_error (error);
  g_autofree char *compact = offtake_json_write_compact (tree);

  g_assert_cmpstr (compact, ==, expected);
  g_assert_true (g_str_has_prefix (text, "[\n  {\n    \"period\": \"2027\",\n"));
  g_assert_true (g_str_has_suffix (text, "]\n"));
}

/* What has no finite answer is null, its shares too, and its origins are empty. */
static void
test_no_answer_is_null (void)
{
  g_autofree char *json = small_plan_json (
      "{'id':'S','party':'us','kind':'source'},{'id':'A','party':'us','kind':'process','recipe':'ab','mode':'push'},"
      "{'id':'B','party':'us','kind':'process','recipe':'bc','mode':'push'},{'id':'C','party':'us','kind':'process','recipe':'ca','mode':'push'}",
      "{'id':'0','seller':'S','buyer':'A','material':'a','quantity':{'kind':'fixed','tpa':1}},"
      "{'id':'1','seller':'A','buyer':'B','material':'b','quantity':{'kind':'share_of_output','share':1}},"
      "{'id':'2','seller':'B','buyer':'C','material':'c','quantity':{'kind':'share_of_output','share':1}},"
      "{'id':'3','seller':'C','buyer':'A','material':'a','quantity':{'kind':'share_of_output','share':1}}",
      NULL);
  g_autoptr (OfftakeSolution) solution = solved_json (json);
  guint period = 0;
  g_autofree char *text = offtake_solution_json_write (solution, &period, 1);
  g_autoptr (json_t) tree = offtake_json_read (text, strlen (text), "solution", NULL);
  json_t *agreements = json_object_get (json_array_get (tree, 0), "agreements");
  json_t *looped = json_array_get (agreements, 1);

  g_assert_cmpfloat (json_number_value (json_object_get (json_array_get (agreements, 0), "t")), ==,
                     1);
  g_assert_true (json_is_null (json_object_get (looped, "t")));
  g_assert_true (json_is_null (json_object_get (json_object_get (looped, "recycled_share"), "E")));
  g_assert_cmpuint (json_array_size (json_object_get (json_object_get (looped, "origin"), "E")), ==,
                    0);
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/solution-json/to-the-letter", test_to_the_letter);
  g_test_add_func ("/exchange/solution-json/no-answer-is-null", test_no_answer_is_null);
  return g_test_run ();
}
